// The pages of the site, made of the project's own documents: nothing is written twice.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/** Guides in the order in which a person needs them; what is not named here follows by its title. */
const ORDER = [
  ...["first-hour", "package", "own-program", "matchers", "errors", "troubleshooting"],
  ...["import", "drop-in", "adopting", "registered", "leaving", "github"],
  ...["settings", "hardening", "log-analysis", "authentication", "elk", "serverless"],
];

/**
 * Copies the documents into a directory, with links as the site has them.
 *
 * @param root the project
 * @param out where the pages go; what was there is removed
 * @returns entries of the sidebar
 */
export function writePages(root, out) {
  rmSync(out, { recursive: true, force: true });
  const repository = repositoryOf(root);
  const put = (from, to) => {
    const text = readFileSync(join(root, from), "utf8");
    mkdirSync(dirname(join(out, to)), { recursive: true });
    writeFileSync(join(out, to), withLinksOfSite(text, posix.dirname(from), repository));
    return { text: /^# (.+)$/m.exec(text)?.[1] ?? to, link: `/${to.replace(/(index)?\.md$/, "")}` };
  };
  const documents = (folder) => readdirSync(join(root, folder)).filter((name) => name.endsWith(".md"));
  const start = put("README.md", "index.md");
  const rank = (name) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  const names = documents("docs").map((name) => name.replace(/\.md$/, ""));
  names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const guides = names.map((name) => put(`docs/${name}.md`, `${name}.md`));
  const decisions = documents("docs/decisions").sort();
  const pictures = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".svg"));
  for (const name of pictures) cpSync(join(root, "docs", name), join(out, "public", name));
  return {
    guides: [{ ...start, text: "Start" }, ...guides, put("CONTRIBUTING.md", "contributing.md")],
    decisions: decisions.map((name) => put(`docs/decisions/${name}`, `decisions/${name}`)),
  };
}

/** Where files are that have no page. Until the repository has an address in `package.json`, they are named without a link. */
function repositoryOf(root) {
  const { repository } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const url = typeof repository === "string" ? repository : repository?.url;
  return url?.replace(/^git\+/, "").replace(/\.git$/, "");
}

/** @param base folder of the document in the project, to which its links are relative */
function withLinksOfSite(markdown, base, repository) {
  return markdown.replace(/(!?)\[([^\]]*)\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)/g, (_, mark, words, path, hash = "") => {
    const file = posix.normalize(posix.join(base, path));
    const page = pageOf(file);
    if (page !== undefined) return `${mark}[${words}](${page}${hash})`;
    if (repository === undefined) return words;
    return `${mark}[${words}](${repository}/blob/main/${file}${hash})`;
  });
}

/** The page or picture that a file of the project becomes. */
function pageOf(file) {
  if (file === "README.md") return "/";
  if (file === "CONTRIBUTING.md") return "/contributing";
  if (!/^docs\/.+\.(md|svg)$/.test(file)) return undefined;
  return `/${file.slice("docs/".length).replace(/\.md$/, "")}`;
}
