import { REGION } from "./region";
import { flag, text, variants } from "./schema";

/** The setting `backend`. */
export const BACKEND = variants("type", {
  local: [{}, { path: text() }],
  s3: [
    { bucket: text(), key: text(), region: text(REGION) },
    { useLockfile: flag(), encrypt: flag() },
  ],
  cloud: [{ organization: text(), workspace: text() }, { hostname: text() }],
});
