import fs from "node:fs";

/** What changes the file system. */
const WRITES = [
  "writeFileSync",
  "renameSync",
  "copyFileSync",
  "rmSync",
  "chmodSync",
  "mkdirSync",
  "symlinkSync",
] as const;

/** The process is dead: it does nothing more. */
export class Killed extends Error {}

/**
 * Runs something as if its process were killed at one of its operations on files: that one is not done, or half of a
 * text is written, and what comes after it does nothing either.
 *
 * @param at the operation, from 0
 * @returns whether it came that far
 */
export async function killedAt(at: number, run: () => Promise<unknown>): Promise<boolean> {
  let count = 0;
  const spies = WRITES.map((name) => {
    const original = fs[name].bind(fs) as (...args: readonly unknown[]) => unknown;
    return jest.spyOn(fs, name).mockImplementation(((...args: readonly unknown[]) => {
      count += 1;
      if (count <= at) return original(...args);
      const [path, text, ...more] = args;
      const isHalf = count === at + 1 && name === "writeFileSync";
      if (isHalf) original(path, Buffer.from(text as string).subarray(0, (text as string).length / 2), ...more);
      throw new Killed();
    }) as never);
  });
  try {
    await run();
  } catch (error) {
    if (count <= at) throw error;
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return count > at;
}
