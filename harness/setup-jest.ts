import { Testing } from "cdktf";
// Declares `toHaveResource` and its kin on Jest's `expect`.
import type {} from "cdktf/lib/testing/adapters/jest";

Testing.setupJest();

// Nobody reads the stack traces that cdktf takes of each token, unless they ask for it with `DEBUG`; Jest traces every line
// of it back to its source, which would be a tenth of the whole time.
const capture = Error.captureStackTrace.bind(Error);
Error.captureStackTrace = (object, below) => {
  if (process.env["DEBUG"] || below?.name !== "captureStackTrace") capture(object, below);
};
