// Adds up what .ci/count-tests.cjs wrote. Fails where a level did not run, or a test failed or was skipped.
import { existsSync, readdirSync, readFileSync } from "node:fs";

const LEVELS = ["unit", "synth", "package", "plan", "deploy"];
const DIRECTORY = "reports/tests";

const total = { passed: 0, failed: 0, skipped: 0 };
const complaints = [];
const ran = existsSync(DIRECTORY) ? readdirSync(DIRECTORY).map((file) => file.replace(/\.json$/, "")) : [];
const further = ran.filter((name) => LEVELS.some((level) => name.startsWith(`${level} on `)));
console.log();
for (const level of [...LEVELS, ...further]) {
  const file = `${DIRECTORY}/${level}.json`;
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { passed: 0, failed: 0, skipped: 0 };
  console.log(`${level}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  for (const key of Object.keys(total)) total[key] += counts[key];
  if (counts.passed === 0) complaints.push(`level ${level} did not run`);
}
if (total.failed > 0) complaints.push(`${total.failed} tests failed`);
if (total.skipped > 0) complaints.push(`${total.skipped} tests were skipped`);
for (const complaint of complaints) console.log(`ci: ${complaint}`);
console.log(`ci: ${total.passed} passed, ${total.failed} failed`);
process.exitCode = complaints.length > 0 ? 1 : 0;
