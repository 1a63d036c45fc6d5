import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { FunctionCode } from "../../constructs/lambda";
import { scratchDirectory } from "../scratch";

/** A folder with the zip of a bundled handler, as Lambda unpacks it. */
export function unpacked(entry: string): string {
  const folder = scratchDirectory();
  for (const [path, bytes] of Object.entries(unzipSync(Uint8Array.from(FunctionCode.fromEntry(entry).zip())))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}
