import { findResource, removeResource } from "../../commands/drop-in/remove";

const WORKER = { type: "aws_iam_role", name: "worker" };
const BLOCK = 'resource "aws_iam_role" "worker" {\n  name = "worker"\n}\n';
const remove = (text: string): Promise<string> => removeResource("main.tf", text, WORKER);

describe("removes the block and nothing else", () => {
  it.each<[what: string, before: string, after: string]>([
    ["the only block", BLOCK, ""],
    ["a file without a last line break", BLOCK.trimEnd(), ""],
    ["at the start", `${BLOCK}\nlocals {}\n`, "locals {}\n"],
    ["at the end", `locals {}\n\n${BLOCK}`, "locals {}\n"],
    ["in the middle", `locals {}\n\n${BLOCK}\nvariable "x" {}\n`, 'locals {}\n\nvariable "x" {}\n'],
    ["without blank lines around it", `locals {}\n${BLOCK}variable "x" {}\n`, 'locals {}\nvariable "x" {}\n'],
    ["one blank line of several", `locals {}\n\n\n${BLOCK}\n\nvariable "x" {}\n`, 'locals {}\n\n\n\nvariable "x" {}\n'],
    ["attached comments", `# one\n// two\n/* three\n   four */\n${BLOCK}`, ""],
    ["no comment that is set apart", `# apart\n\n# attached\n${BLOCK}\nlocals {}\n`, "# apart\n\nlocals {}\n"],
    ["no comment of the block before", `locals {} # mine\n${BLOCK}`, "locals {} # mine\n"],
    ["the comment behind it", `${BLOCK.trimEnd()} # worker\nlocals {}\n`, "locals {}\n"],
    ["on one line", 'resource "aws_iam_role" "worker" { name = "worker" }\nlocals {}\n', "locals {}\n"],
    ["with bare labels", "resource aws_iam_role worker {\n}\nlocals {}\n", "locals {}\n"],
    ["indented", `  resource "aws_iam_role" "worker" {\n  }\nlocals {}\n`, "locals {}\n"],
    [
      "CRLF line ends",
      `locals {}\r\n\r\n# é\r\n${BLOCK.replaceAll("\n", "\r\n")}\r\nlocals {}\r\n`,
      "locals {}\r\n\r\nlocals {}\r\n",
    ],
    ["a byte order mark", `\uFEFF# attached\n${BLOCK}\nlocals {}\n`, "\uFEFFlocals {}\n"],
    [
      "behind characters of two and four bytes",
      `# été 😀\nlocals { a = "😀é" }\n\n${BLOCK}`,
      '# été 😀\nlocals { a = "😀é" }\n',
    ],
    [
      "braces in a heredoc",
      `resource "aws_iam_role" "worker" {\n  name = <<-EOT\n    }\n    # }\n  EOT\n}\nlocals {}\n`,
      "locals {}\n",
    ],
    [
      "its namesakes of other kinds",
      `data "aws_iam_role" "worker" {}\n${BLOCK}resource "aws_iam_role" "worker2" {}\nresource "aws_iam_policy" "worker" {}\n`,
      'data "aws_iam_role" "worker" {}\nresource "aws_iam_role" "worker2" {}\nresource "aws_iam_policy" "worker" {}\n',
    ],
  ])("%s", async (_, before, after) => {
    expect(await remove(before)).toBe(after);
  });
});

test("tells the lines of the block, without its comments", async () => {
  const block = await findResource(`# é\r\n# 😀\r\n${BLOCK.replaceAll("\n", "\r\n")}`, WORKER);
  expect([block?.firstLine, block?.lastLine]).toEqual([2, 4]);
});

it.each([
  ["the block is not there", "locals {}\n"],
  ["it is there twice", BLOCK + BLOCK],
  ["there is syntax before it that the grammar does not know", `locals {\n  a = 1e5\n}\n${BLOCK}`],
])("refuses when %s", async (_, text) => {
  expect(await findResource(text, WORKER)).toBeUndefined();
  await expect(remove(text)).rejects.toThrow(
    "main.tf: the block of aws_iam_role.worker cannot be located with certainty; remove it by hand",
  );
});
