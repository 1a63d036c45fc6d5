import {
  EXTRA_NAMES,
  MEASURE_NAMES,
  type ExtraName,
  type HardeningOptions,
  type MeasureName,
} from "../../../../settings/hardening";
import type { Settings } from "../../../../settings/settings";
import type { Feature } from "../../system";
import { left } from "../leave";
import type { Measure } from "../measure";
import { CONTAINER_MEASURES } from "./container";
import { LOAD_BALANCER_MEASURES } from "./load-balancer";
import { NETWORK_MEASURES } from "./network";
import { OPERATION_MEASURES } from "./operations";
import { PERMISSION_MEASURES } from "./permissions";
import { REPOSITORY_EXTRAS, REPOSITORY_MEASURES } from "./repository";

/** The measures of the switch `hardening`, each with its text and its effect. */
export const MEASURES = {
  ...PERMISSION_MEASURES,
  ...CONTAINER_MEASURES,
  ...REPOSITORY_MEASURES,
  ...LOAD_BALANCER_MEASURES,
  ...NETWORK_MEASURES,
  ...OPERATION_MEASURES,
} satisfies Readonly<Record<MeasureName, Measure>>;

/** Measures that are off unless they are named. */
export const EXTRAS = { ...REPOSITORY_EXTRAS } satisfies Readonly<Record<ExtraName, Measure>>;

/** The switch `hardening`: its effect is that of its measures. */
export const HARDENING: Measure = {
  does: "what a security review asks for",
  source: "AWS Security Hub, and the guides that each measure names",
  plan: "changes in place, and a new revision of the task definition; each measure says its own part",
};

/** The measures that are on, in the order of the settings' names, and what is left of those that are turned off. */
export function hardeningFeatures(settings: Settings): Feature[] {
  const { hardening, leaving } = settings;
  if (leaving.includes("hardening")) return MEASURE_NAMES.map((name) => leave(name));
  if (!hardening) return [];
  const { except = {}, extras = [] } = hardening;
  const asked = EXTRA_NAMES.filter((name) => extras.includes(name));
  return [
    { name: "hardening", ...HARDENING, comments: reasons(hardening, settings) },
    ...MEASURE_NAMES.map((name) =>
      except[name] === undefined ? { name, ...MEASURES[name] } : left(name, MEASURES[name]),
    ),
    ...asked.map((name) => ({ name, ...EXTRAS[name] })),
  ];
}

/** A measure with the whole switch on its way out. */
function leave(name: MeasureName): Feature {
  const measure: Measure = MEASURES[name];
  return { ...left(name, measure), ...measure.leaving };
}

/** Why each measure that is off is off. */
function reasons({ except = {} }: HardeningOptions, { certificateArn, certificate }: Settings): Record<string, string> {
  const inert = except["tls-listener"] === undefined && certificateArn === undefined && certificate === undefined;
  const all = { ...except, ...(inert && { "tls-listener": "the setting certificateArn is not given" }) };
  return Object.fromEntries(Object.entries(all).map(([measure, reason]) => [measure, `off: ${reason}`]));
}
