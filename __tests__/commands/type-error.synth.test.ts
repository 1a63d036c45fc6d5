import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyCheckout } from "../../testing/checkout";

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "type-error-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test("a type error stops npm run synth, names file and line, and nothing is written", () => {
  const checkout = join(directory, "checkout");
  copyCheckout(checkout);
  // The other programs would only take the compiler's time.
  for (const program of ["demo.ts", "drop-in.ts"]) rmSync(join(checkout, "commands", program));
  const file = join(checkout, "settings.ts");
  appendFileSync(file, '\nexport const wrong: number = "text";\n');
  const line = readFileSync(file, "utf8").split("\n").length - 1;

  const { status, stdout } = spawnSync("npm", ["run", "--silent", "synth"], { cwd: checkout, encoding: "utf8" });

  expect(status).not.toBe(0);
  expect(stdout).toMatch(new RegExp(`^settings\\.ts\\(${line},\\d+\\): error TS2322: `));
  expect(existsSync(join(checkout, "cdktf.out"))).toBe(false);
  expect(existsSync(join(checkout, "build/settings.js"))).toBe(false);
});
