/** What a failure of a test says that holds `stacks/university` against the reference system. */
const NOTE =
  "This test states that stacks/university is the reference system (harness/reference/). If you changed your system on " +
  'purpose, nothing is wrong with it: change or remove this test. CONTRIBUTING.md, "Make it yours", lists them all.';

/**
 * A test that something of `stacks/university` equals the reference system. Where it fails it says what to do: whoever
 * changes the system on purpose is to read that, not to look for a fault.
 */
export function statesEquality<Arguments extends unknown[]>(
  test: (...args: Arguments) => void | Promise<void>,
): (...args: Arguments) => Promise<void> {
  return async (...args) => {
    try {
      await test(...args);
    } catch (error) {
      if (error instanceof Error) error.message = `${NOTE}\n\n${error.message}`;
      throw error;
    }
  };
}
