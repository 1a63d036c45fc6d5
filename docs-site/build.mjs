// npm run build: the guides by VitePress, the reference by TypeDoc below api/, and every link of both followed.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writePages } from "./pages.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const SITE = join(HERE, "site");
const DIST = join(SITE, ".vitepress", "dist");
// The site of a repository on GitHub is in a folder of its name: SITE_BASE=/NAME/.
const BASE = process.env.SITE_BASE ?? "/";
const OUT = join(DIST, BASE);

const ROOT = dirname(HERE);

const { guides, decisions } = writePages(ROOT, SITE);
const config = {
  title: "ECS logging for Terraform, typed",
  description: "CDKTF constructs for ECS on Fargate and its logs",
  base: BASE,
  outDir: OUT,
  cleanUrls: false,
  // TypeDoc writes these pages; the last step follows their links too.
  ignoreDeadLinks: ["/api/index"],
  head: [["link", { rel: "icon", href: "data:," }]],
  themeConfig: {
    // A telephone has no room for more.
    siteTitle: "ECS logging",
    search: { provider: "local" },
    nav: [{ text: "API", link: "/api/index.html", target: "_self" }],
    sidebar: [
      { text: "Guides", items: guides },
      { text: "Decisions", collapsed: true, items: decisions },
      { text: "API", items: [{ text: "Reference", link: "/api/index.html", target: "_self" }] },
    ],
  },
};
mkdirSync(join(SITE, ".vitepress"), { recursive: true });
writeFileSync(join(SITE, ".vitepress", "config.mjs"), `export default ${JSON.stringify(config, null, 2)};\n`);

run(HERE, "vitepress", "build", SITE);
// The project's own TypeDoc, and its options: warnings are errors, of what is not documented too.
const reference = join(SITE, ".vitepress", "typedoc.json");
const options = { extends: [join(ROOT, "typedoc.json")], disableSources: true };
writeFileSync(reference, JSON.stringify({ ...options, navigationLinks: { Guides: `${BASE}index.html` } }));
run(ROOT, "typedoc", "--options", reference, "--out", join(OUT, "api"));
const start = BASE === "/" ? [DIST] : [BASE.slice(1), "--server-root", DIST];
run(HERE, "linkinator", ...start, "--recurse", "--verbosity", "error", "--skip", "^https?://(?!localhost)");
console.log(`Built: ${DIST}; no link is broken.`);

/** Runs a program that a package of the directory brings. */
function run(directory, program, ...args) {
  const path = join(directory, "node_modules", ".bin", program);
  const { status, error } = spawnSync(path, args, { stdio: "inherit", cwd: directory });
  if (status === 0) return;
  console.error(`${program} failed: ${error?.message ?? "see above"}`);
  process.exit(1);
}
