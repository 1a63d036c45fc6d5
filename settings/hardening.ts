import type { Fields, SettingsReader } from "./settings-reader";
import type { HardeningSetting } from "../stacks/hardening/hardening";
import { EXTRAS, MEASURES, type ExtraName, type MeasureName } from "../stacks/hardening/measures";

const ABSOLUTE_PATH = { pattern: /^\/[^:]*[^:/]$/, says: "absolute paths such as /var/cache" };
const REASON = { pattern: /\w/, says: "the reason why the measure is off" };

/** Reads the setting `hardening`; `undefined` where it is absent or wrong. */
export function readHardening(reader: SettingsReader, settings: Fields): HardeningSetting | undefined {
  const given = settings["hardening"];
  if (given === undefined || typeof given === "boolean") return given;
  const fields = reader.object(given, "hardening", ["except", "extras", "writablePaths"]);
  if (fields === undefined) return undefined;
  const names = Object.keys(MEASURES) as MeasureName[];
  const reasons = fields["except"] === undefined ? {} : reader.object(fields["except"], "hardening.except", names);
  const except = names.map((name) => [name, reader.text(reasons ?? {}, name, REASON, "hardening.except")] as const);
  const extras = reader.list(fields, "extras", Object.keys(EXTRAS) as ExtraName[], "hardening");
  const writablePaths = reader.texts(fields, "writablePaths", ABSOLUTE_PATH, "hardening");
  return {
    except: Object.fromEntries(except.filter(([, reason]) => reason !== undefined)),
    ...(extras && { extras }),
    ...(writablePaths && { writablePaths }),
  };
}
