import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileErrors } from "../type-cases";
import type { DocumentBlock } from "./blocks";
import { GIVENS } from "./givens";

/** Beside the project's own `package.json`, so that the package is found by its name, as its users find it. */
const FOLDER = join("build", "documents");

/** What comes from other packages, where a block names it without an import. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  cdktf: ["App", "Fn", "TerraformStack", "TerraformVariable", "Testing", "Token"],
};

/** What the compiler says of blocks, each a program of its own with the imports and values that documents leave out. */
export async function blockErrors(blocks: readonly DocumentBlock[]): Promise<string[]> {
  mkdirSync(FOLDER, { recursive: true });
  const files = blocks.map((block, index) => {
    const file = join(FOLDER, `block-${index}.ts`);
    writeFileSync(file, programOf(block.text));
    return join(process.cwd(), file);
  });
  const errors = await compileErrors("typescript-7", files);
  return errors
    .filter(({ text }) => !text.includes("is declared but its value is never read"))
    .map(({ file, text }) => {
      const { document, line } = blocks[files.indexOf(file)] ?? { document: file, line: 0 };
      return `${document}:${line}: ${text}`;
    });
}

/** A block as a program: what it imports itself stays in front. */
export function programOf(text: string): string {
  const own = text.match(/^import .*;$/gm) ?? [];
  const body = text.replace(/^import .*;$/gm, "").replace(/^\s*(\/\/ )?….*$/gm, "");
  const declared = new Set([...text.matchAll(/\b(?:const|class|function) (\w+)/g)].map(([, name]) => name));
  const imported = own.join("\n");
  const free = [...new Set(body.match(/\b[A-Za-z]\w*\b/g) ?? [])].filter(
    (name) => !declared.has(name) && !new RegExp(String.raw`\b${name}\b`).test(imported),
  );
  const imports = Object.entries({ ...doors(), ...OTHERS }).flatMap(([from, names]) => {
    const used = free.filter((name) => names.includes(name));
    return used.length === 0 ? [] : [`import { ${used.join(", ")} } from "${from}";`];
  });
  const givens = free.flatMap((name) =>
    Object.hasOwn(GIVENS, name) ? [`declare const ${name}: ${GIVENS[name]};`] : [],
  );
  return `/// <reference types="jest" />
${[...own, ...imports, 'import "cdktf-ecs-logging/testing";', ...givens].join("\n")}
export async function shown(this: import("cdktf-ecs-logging/terraform").ReadableStack): Promise<void> {
${body}
}
`;
}

let known: Readonly<Record<string, readonly string[]>> | undefined;

/** What each door lets out, by the door's import. */
function doors(): Readonly<Record<string, readonly string[]>> {
  known ??= readDoors();
  return known;
}

function readDoors(): Readonly<Record<string, readonly string[]>> {
  const { exports } = JSON.parse(readFileSync("package.json", "utf8")) as { exports: Record<string, string> };
  const rooms = Object.entries(exports).filter(([, file]) => file.startsWith("./constructs/"));
  return Object.fromEntries(
    rooms.map(([door, file]) => {
      const lists = [...readFileSync(file, "utf8").matchAll(/^export (?:type )?\{([^}]*)\}/gm)];
      const names = lists.flatMap(([, list = ""]) => list.split(",").map((name) => name.replace("type ", "").trim()));
      return [`cdktf-ecs-logging${door.slice(1)}`, names];
    }),
  );
}
