/** A fenced block of code in a Markdown file. */
export interface CodeBlock {
  /** Text of the nearest heading above it. */
  readonly heading: string;
  /** What follows the fence: `sh`, `ts`, `json`. */
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of code, in their order. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let heading = "";
  for (const [, title, language, text] of markdown.matchAll(/^#+ (.+)$|^```(\w+)\n([^]*?)\n```$/gm)) {
    if (title !== undefined) heading = title;
    else blocks.push({ heading, language: language ?? "", text: text ?? "" });
  }
  return blocks;
}

/** The commands that a Markdown file tells its reader to type, one by one. */
export function shellCommands(markdown: string): { heading: string; command: string }[] {
  return codeBlocks(markdown)
    .filter(({ language }) => language === "sh")
    .flatMap(({ heading, text }) => text.split(/\n|&&/).map((command) => ({ heading, command: command.trim() })));
}

/** Headings of the README whose commands `__tests__/readme.deploy.test.ts` types as they are there. */
export const TYPED_SECTIONS: readonly string[] = ["Four ways to use it", "Deploy"];
