// Preloaded into every Node.js process that is measured: writes what the process used when it ends.
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const directory = process.env["BENCH_USAGE"];
  if (directory === undefined) return;
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
  require("node:fs").writeFileSync(`${directory}/${String(process.pid)}.json`, JSON.stringify(usage));
});
