import { isMisspelt } from "../constructs/core/nearest";
import { SettingsError } from "./settings";

type Context = Readonly<Record<string, unknown>>;

/**
 * What a program's context says of the settings. All other keys are somebody else's, but for one that was meant to be this.
 *
 * @param context all of the context of `cdktf.json`
 * @throws SettingsError where a key is `settings`, misspelt
 */
export function settingsIn(context: Context): unknown {
  const misspelt = Object.keys(context).find((name) => isMisspelt(name, "settings"));
  if (misspelt !== undefined) {
    throw new SettingsError(`context.${misspelt} in cdktf.json is not read; write context.settings.`);
  }
  return context["settings"];
}
