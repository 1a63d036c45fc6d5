// Writes what the tests compare with of the ECS API, as AWS's SDK for JavaScript has it: the fields of a task definition
// and the words that they take (harness/ecs-api/types.ts), and marks of what is said of Fargate and Windows
// (platform-notes.json). The SDK itself is a hundred times as large. `npm run ecs-api -- --check [VERSION]` writes nothing and says
// what another version, by default the newest one, has otherwise. Needs the npm registry.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";

const PACKAGE = "@aws-sdk/client-ecs";
const VERSION = "3.1164.0";
const OUTPUT = "harness/ecs-api";
/** What the tests compare the fields of. */
const SHAPES = ["RegisterTaskDefinitionRequest", "TaskDefinition"];
/** What is said of a platform is followed in services too. */
const NOTED = ["RegisterTaskDefinitionRequest", "CreateServiceRequest"];
/** "isn't supported", "aren't valid" … */
const REFUSES = /(?:\bnot|n't)\s+(?:be\s+)?(?:supported|valid|available)|unsupported/;

const [option, checked = "latest", ...more] = process.argv.slice(2);
if ((option !== undefined && option !== "--check") || more.length > 0) {
  console.error("usage: npm run ecs-api [-- --check [VERSION]]");
  process.exit(2);
}
const declarations = await download(option === undefined ? VERSION : checked);
const notes = platformNotes();
const files = {
  "platform-notes.json": notesText(),
  "types.ts": typesText(),
};
if (option === undefined) write();
else check();

/** Everything that the SDK's models declare, by name: interfaces, constants that hold words, and what is one of several. */
async function download(version) {
  const scratch = mkdtempSync(join(tmpdir(), "ecs-api-"));
  try {
    const pack = ["pack", `${PACKAGE}@${version}`, "--pack-destination", scratch, "--loglevel=error"];
    execFileSync("npm", pack, { stdio: ["ignore", "ignore", "inherit"] });
    const [archive] = readdirSync(scratch);
    execFileSync("tar", ["-xzf", join(scratch, archive), "-C", scratch]);
    const folder = join(scratch, "package", "dist-types", "models");
    const found = new Map();
    for (const name of readdirSync(folder).filter((file) => /^(?:models_\d+|enums)\.d\.ts$/.test(file))) {
      const source = ts.createSourceFile(name, readFileSync(join(folder, name), "utf8"), ts.ScriptTarget.ES2022, true);
      for (const node of source.statements) {
        if (ts.isInterfaceDeclaration(node)) found.set(node.name.text, node);
        if (ts.isVariableStatement(node)) found.set(node.declarationList.declarations[0].name.getText(), node);
        if (ts.isTypeAliasDeclaration(node) && !found.has(node.name.text)) found.set(node.name.text, node);
      }
    }
    return found;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Names of the declarations that others lead to. */
function reached(roots) {
  const names = new Set();
  const visit = (name) => {
    const node = declarations.get(name);
    if (node === undefined || names.has(name)) return;
    names.add(name);
    if (!ts.isInterfaceDeclaration(node)) return;
    for (const { type } of node.members) for (const [used] of type.getText().matchAll(/\b[A-Z]\w+/g)) visit(used);
  };
  roots.forEach(visit);
  return [...names].sort();
}

/** A declaration a line, so that another version shows what it changes. */
function typesText() {
  const lines = reached(SHAPES).map((name) => {
    const node = declarations.get(name);
    if (ts.isInterfaceDeclaration(node)) {
      return `export interface ${name} { ${node.members.map((member) => member.getText()).join(" ")} }`;
    }
    if (ts.isTypeAliasDeclaration(node)) return `export type ${name} = object;`;
    const { members } = node.declarationList.declarations[0].type;
    return `export type ${name} = ${members.map(({ type }) => type.getText()).join(" | ")};`;
  });
  return `// Written by npm run ecs-api, after ${PACKAGE} ${VERSION} (Apache-2.0).\n${lines.join("\n")}\n`;
}

/** Each sentence that speaks of a platform, by the field that it is about. */
function platformNotes() {
  const found = new Map();
  for (const name of reached(NOTED)) {
    for (const member of declarations.get(name).members ?? []) {
      const sentences = sentencesOf(member).filter((sentence) => /\b(?:Fargate|Windows)\b/.test(sentence));
      if (sentences.length > 0) found.set(`${name}.${member.name.getText()}`, sentences);
    }
  }
  return found;
}

/** A field a line, with marks of the sentences, since their words are AWS's; `!` in front of one that refuses Fargate. */
function notesText() {
  const lines = [...notes].map(([field, sentences]) => {
    const marks = sentences.map((text) => {
      const refuses = text.includes("Fargate") && REFUSES.test(text) ? "!" : "";
      return refuses + createHash("sha256").update(text).digest("hex").slice(0, 12);
    });
    return `  ${JSON.stringify(field)}: ${JSON.stringify(marks)}`;
  });
  return `{\n${lines.sort().join(",\n")}\n}\n`;
}

function sentencesOf(member) {
  const text = ts
    .getJSDocCommentsAndTags(member)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
    .join(" ");
  const plain = text.replace(/<\/?(?:p|li|ul|ol|dl|dt|dd|note|important)>/g, ". ").replace(/<[^>]+>/g, "");
  return plain.split(/(?<=[.:])\s+/).map((sentence) => sentence.replace(/\s+/g, " ").trim());
}

/** Whole or not at all; what AWS says otherwise than before is shown, since someone has to look at each. */
function write() {
  showChangedNotes();
  for (const [name, text] of Object.entries(files)) {
    const unfinished = join(OUTPUT, `${name}.${process.pid}.unfinished`);
    writeFileSync(unfinished, text);
    renameSync(unfinished, join(OUTPUT, name));
  }
}

function check() {
  showChangedNotes();
  for (const [name, text] of Object.entries(files)) {
    if (text === readFileSync(join(OUTPUT, name), "utf8")) continue;
    console.error(
      `${PACKAGE} ${checked} has another ${OUTPUT}/${name}: take the version over in commands/ecs-api.mjs.`,
    );
    process.exitCode = 1;
  }
}

/** Does a type, a rule or a hint say otherwise? */
function showChangedNotes() {
  const before = JSON.parse(readFileSync(join(OUTPUT, "platform-notes.json"), "utf8"));
  const now = JSON.parse(files["platform-notes.json"]);
  for (const field of Object.keys({ ...before, ...now })) {
    if (String(before[field]) === String(now[field])) continue;
    console.error(`${field}: ${notes.get(field)?.join(" ") ?? "AWS says nothing of Fargate or Windows any more"}`);
  }
}
