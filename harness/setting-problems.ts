import { readSettings, SettingsError } from "../settings/settings";

/** What the settings of `cdktf.json` are called in messages. */
export const CONTEXT = "context.settings in cdktf.json";

/** The sentences that a user reads about these settings, or an empty list. */
export function settingProblems(context: unknown, variable?: string): string[] {
  try {
    readSettings(context, { ECS_LOGGING_SETTINGS: variable });
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.message.split("\n");
  }
}
