import { rmSync } from "node:fs";
import { temporaryDirectory } from "../testing/temporary";

const made: string[] = [];
let isCleanedUpAtExit = false;

/** An empty directory outside the project, gone when the process ends at the latest. */
export function scratchDirectory(): string {
  if (!isCleanedUpAtExit) process.once("exit", removeScratchDirectories);
  isCleanedUpAtExit = true;
  const directory = temporaryDirectory("ecs-logging");
  made.push(directory);
  return directory;
}

/** Removes every directory that {@link scratchDirectory} made in this process; for `afterAll`. */
export function removeScratchDirectories(): void {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
}
