import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** What a field of the ECS API is said to be on Fargate or Windows, in the comments of AWS's SDK. */
export interface PlatformNotes {
  /** `LinuxParameters.devices`. */
  readonly field: string;
  /** Each sentence that speaks of a platform. */
  readonly sentences: readonly string[];
}

const ROOTS = ["RegisterTaskDefinitionRequest", "CreateServiceRequest"];

/** The notes on each field of a task definition and a service, as the SDK that is installed has them. */
export function platformNotes(): readonly PlatformNotes[] {
  const folder = join(dirname(require.resolve("@aws-sdk/client-ecs/package.json")), "dist-types", "models");
  const interfaces = new Map<string, ts.InterfaceDeclaration>();
  for (const name of ["models_0.d.ts", "models_1.d.ts"]) {
    const text = readFileSync(join(folder, name), "utf8");
    for (const node of ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true).statements) {
      if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, node);
    }
  }
  const seen = new Set<string>();
  const notes: PlatformNotes[] = [];
  const visit = (name: string): void => {
    const declared = interfaces.get(name);
    if (declared === undefined || seen.has(name)) return;
    seen.add(name);
    for (const member of declared.members.filter((each) => ts.isPropertySignature(each))) {
      const sentences = sentencesOf(member).filter((sentence) => /\b(?:Fargate|Windows)\b/.test(sentence));
      if (sentences.length > 0) notes.push({ field: `${name}.${member.name.getText()}`, sentences });
      for (const [used = ""] of member.type?.getText().matchAll(/\b[A-Z]\w+/g) ?? []) visit(used);
    }
  };
  ROOTS.forEach(visit);
  return notes;
}

/** `harness/platform-notes.json`: the marks of the sentences, since their words are AWS's; a field a line, sorted. */
export function platformNotesText(): string {
  const lines = platformNotes().map(({ field, sentences }) => {
    const marks = sentences.map((text) => createHash("sha256").update(text).digest("hex").slice(0, 12));
    return `  ${JSON.stringify(field)}: ${JSON.stringify(marks)}`;
  });
  return `{\n${lines.sort().join(",\n")}\n}\n`;
}

function sentencesOf(member: ts.Node): string[] {
  const text = ts
    .getJSDocCommentsAndTags(member)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
    .join(" ");
  const plain = text.replace(/<\/?(?:p|li|ul|ol|dl|dt|dd|note|important)>/g, ". ").replace(/<[^>]+>/g, "");
  return plain.split(/(?<=[.:])\s+/).map((sentence) => sentence.replace(/\s+/g, " ").trim());
}
