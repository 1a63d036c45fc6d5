/**
 * Runs `work` without the stack trace that cdktf takes whenever a token is made: of any depth, several for each resource, a
 * fifth of the whole cost. cdktf shows them only where the value of a token can't be found out. An error's own stack
 * trace is not touched. With `DEBUG` set, all are taken.
 *
 * @param work must be over when it returns
 */
export function withoutCreationStacks<Result>(work: () => Result): Result {
  if (process.env["DEBUG"]) return work();
  const capture = Object.getOwnPropertyDescriptor(Error, "captureStackTrace");
  Error.captureStackTrace = () => undefined;
  try {
    return work();
  } finally {
    if (capture) Object.defineProperty(Error, "captureStackTrace", capture);
  }
}
