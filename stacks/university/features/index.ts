import type { Settings } from "../../../settings/settings";
import type { Feature } from "../system";
import { AUTHENTICATION, authenticationFeatures } from "./authentication";
import { ELK, elkFeatures } from "./elk";
import { HARDENING, hardeningFeatures } from "./hardening";
import { LOG_ANALYSIS, logAnalysisFeatures } from "./log-analysis";
import { SERVERLESS, serverlessFeatures } from "./serverless";

/** The switches, by their settings. */
export const SWITCHES = {
  logAnalysis: LOG_ANALYSIS,
  hardening: HARDENING,
  authentication: AUTHENTICATION,
  elk: ELK,
  serverless: SERVERLESS,
} as const;

/** Everything that is switched on. */
export function featuresOf(settings: Settings): Feature[] {
  return [
    ...hardeningFeatures(settings),
    ...logAnalysisFeatures(settings),
    ...authenticationFeatures(settings),
    ...elkFeatures(settings),
    ...serverlessFeatures(settings),
  ];
}
