// npm run look: opens the built site in a headless Chromium. Pages have a heading and no error, and both searches find.
import { spawnSync } from "node:child_process";
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { fileURLToPath, URL } from "node:url";
import puppeteer from "puppeteer-core";

const DIST = join(dirname(fileURLToPath(import.meta.url)), "site", ".vitepress", "dist");
const BROWSERS = [process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome"].filter(Boolean);
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const PAGES = ["/index.html", "/first-hour.html", "/errors.html", "/github.html", "/decisions/0008-cdktf-pinned.html"];

const found = BROWSERS.map((name) => spawnSync("which", [name], { encoding: "utf8" }).stdout.trim()).find(Boolean);
if (found === undefined) {
  console.error("!!! The site WAS NOT LOOKED AT: there is no Chromium on the PATH (apt install chromium) !!!");
  process.exit(process.env.GITHUB_ACTIONS ? 1 : 0);
}

const server = createServer(({ url }, response) => {
  const file = join(DIST, decodeURIComponent(new URL(url, "http://site").pathname));
  if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
  createReadStream(file).pipe(response);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const base = `http://127.0.0.1:${server.address().port}${(process.env.SITE_BASE ?? "/").slice(0, -1)}`;
const browser = await puppeteer.launch({ executablePath: found, args: ["--no-sandbox", "--disable-gpu"] });
const errors = [];
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("response", (response) => {
    // What browsers ask for by themselves.
    if (response.status() < 400 || response.url().endsWith("/favicon.ico")) return;
    errors.push(`${response.status()} ${response.url()}`);
  });
  for (const path of PAGES) {
    await page.goto(base + path, { waitUntil: "networkidle2" });
    const heading = await page.$eval("h1", (element) => element.textContent.trim()).catch(() => "");
    if (heading === "") errors.push(`${path} shows no heading`);
    console.log(`${path}: ${heading}`);
  }
  await page.setViewport({ width: 360, height: 740 });
  await page.goto(`${base}/index.html`, { waitUntil: "networkidle2" });
  const width = await page.evaluate("document.documentElement.scrollWidth");
  if (width > 360) errors.push(`/index.html is ${width} px wide on a screen of 360`);
  await page.setViewport({ width: 1280, height: 850 });
  await page.goto(`${base}/index.html`, { waitUntil: "networkidle2" });
  await page.click(".VPNavBarSearchButton, .DocSearch-Button");
  await page.waitForSelector("input.search-input");
  await page.type("input.search-input", "retention");
  await page.waitForSelector(".result", { timeout: 20_000 });
  console.log(`search of the guides: ${await page.$$eval(".result", (results) => results.length)} results`);
  await page.goto(`${base}/api/index.html`, { waitUntil: "networkidle2" });
  await page.keyboard.press("/");
  await page.waitForSelector("#tsd-search-input", { visible: true });
  await page.type("#tsd-search-input", "GitHubDeployRole");
  await page.waitForSelector("#tsd-search-results li a", { timeout: 20_000 });
  console.log(
    `search of the reference: ${await page.$$eval("#tsd-search-results li", (results) => results.length)} results`,
  );
} finally {
  await browser.close();
  server.close();
}
for (const error of errors) console.error(error);
process.exitCode = errors.length > 0 ? 1 : 0;
