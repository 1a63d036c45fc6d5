import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";
import { run } from "../../testing/processes";

afterAll(removeScratchDirectories);

/** The last script of the workflow, which comments. */
function script(): string {
  const [, steps = ""] = readFileSync(".github/workflows/plan.yml", "utf8").split("\n  comment:\n");
  const [, lines = ""] = / {6}- run: \|\n((?: {10}.+\n)+)/.exec(steps) ?? [];
  return lines.replace(/^ {10}/gm, "");
}

/** Runs it, with a `gh` that only says what it is asked for; `found` is what it answers to the list of comments. */
async function comment(found: string): Promise<{ readonly calls: string[]; readonly body: string }> {
  const directory = scratchDirectory();
  const gh = `#!/bin/sh\necho "$@" >> calls\ncase "$*" in *--paginate*) printf '%s' "$FOUND" ;; esac\n`;
  writeFileSync(join(directory, "gh"), gh, { mode: 0o755 });
  writeFileSync(join(directory, "plan.md"), "### Plan\n");
  const env = {
    PATH: `${directory}:${String(process.env["PATH"])}`,
    FOUND: found,
    GITHUB_REPOSITORY: "school/infrastructure",
    MARK: "<!-- workflow plan -->",
    NUMBER: "7",
  };
  expect(await run("bash", ["-e", "-c", script()], { cwd: directory, env })).toMatchObject({ exitCode: 0, stderr: "" });
  const read = (file: string): string => readFileSync(join(directory, file), "utf8");
  return { calls: read("calls").trim().split("\n"), body: read("comment.md") };
}

test("the first plan of a pull request is a new comment, with the mark by which it is found", async () => {
  const { calls, body } = await comment("");
  expect(calls).toEqual([
    expect.stringContaining('startswith("<!-- workflow plan -->")') as unknown,
    "pr comment 7 --repo school/infrastructure --body-file comment.md",
  ]);
  expect(body).toBe("<!-- workflow plan -->\n### Plan\n");
});

test("later ones replace that comment, and no other of the same bot", async () => {
  const { calls } = await comment("11\n12\n");
  expect(calls[1]).toBe(
    "api --silent --method PATCH repos/school/infrastructure/issues/comments/11 --field body=@comment.md",
  );
  expect(calls).toHaveLength(2);
});
