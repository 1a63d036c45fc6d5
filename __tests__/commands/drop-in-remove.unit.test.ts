import { findResource, removeResource } from "../../commands/adopt/remove";

const WORKER = { type: "aws_iam_role", name: "worker" };
const BLOCK = 'resource "aws_iam_role" "worker" {\n  name = "worker"\n}\n';
const remove = (text: string): Promise<string> => removeResource("main.tf", text, WORKER, "iam.tf.json");
/** What stays in the place of the block. */
const THERE = "# aws_iam_role.worker is in iam.tf.json";

describe("removes the block and no other byte", () => {
  it.each<[what: string, before: string, after: string]>([
    ["the only block", BLOCK, `${THERE}\n`],
    ["a file without a last line break", BLOCK.trimEnd(), THERE],
    ["at the start", `${BLOCK}\nlocals {}\n`, `${THERE}\n\nlocals {}\n`],
    ["at the end", `locals {}\n\n${BLOCK}`, `locals {}\n\n${THERE}\n`],
    ["without blank lines around it", `locals {}\n${BLOCK}variable "x" {}\n`, `locals {}\n${THERE}\nvariable "x" {}\n`],
    ["on one line", 'resource "aws_iam_role" "worker" { name = "worker" }\nlocals {}\n', `${THERE}\nlocals {}\n`],
    ["with bare labels", "resource aws_iam_role worker {\n}\nlocals {}\n", `${THERE}\nlocals {}\n`],
    ["indented", `  resource "aws_iam_role" "worker" {\n  }\nlocals {}\n`, `  ${THERE}\nlocals {}\n`],
    ["a byte order mark", `\uFEFF${BLOCK}\nlocals {}\n`, `\uFEFF${THERE}\n\nlocals {}\n`],
    ["white space behind it", `${BLOCK.trimEnd()}  \nlocals {}\n`, `${THERE}\nlocals {}\n`],
    [
      "its namesakes of other kinds",
      `data "aws_iam_role" "worker" {}\n${BLOCK}resource "aws_iam_role" "worker2" {}\nresource "aws_iam_policy" "worker" {}\n`,
      `data "aws_iam_role" "worker" {}\n${THERE}\nresource "aws_iam_role" "worker2" {}\nresource "aws_iam_policy" "worker" {}\n`,
    ],
  ])("%s", async (_, before, after) => {
    expect(await remove(before)).toBe(after);
  });
});

describe("keeps every comment, at the block's place", () => {
  const WITH_COMMENTS = `${THERE}; its comments were:`;

  it.each<[what: string, before: string, after: string]>([
    ["above it", `# one\n// two\n/* three\n   four */\n${BLOCK}`, `# one\n// two\n/* three\n   four */\n${THERE}\n`],
    ["a banner that is set apart", `# ---- Roles ----\n\n${BLOCK}\n`, `# ---- Roles ----\n\n${THERE}\n\n`],
    ["of the block before", `locals {} # mine\n${BLOCK}`, `locals {} # mine\n${THERE}\n`],
    ["behind it", `${BLOCK.trimEnd()} # worker\nlocals {}\n`, `${THERE}\n# worker\nlocals {}\n`],
    ["behind it, over lines", `${BLOCK.trimEnd()} /* a\n b */\nlocals {}\n`, `${THERE}\n/* a\n b */\nlocals {}\n`],
    ["before it on its line", `/* w */ ${BLOCK}locals {}\n`, `/* w */ ${THERE}\nlocals {}\n`],
    [
      "an argument that is commented out, and one beside an argument",
      'resource "aws_iam_role" "worker" {\n  name = "worker" # by hand\n\n  # lifecycle {\n  #   prevent_destroy = true\n  # }\n}\n',
      `${WITH_COMMENTS}\n# by hand\n# lifecycle {\n#   prevent_destroy = true\n# }\n`,
    ],
    [
      "inside an expression, and over lines",
      'resource "aws_iam_role" "worker" {\n  name = join("-", [ // two parts\n    "a",\n    /* the\n       second */ "b",\n  ])\n}\n',
      `${WITH_COMMENTS}\n// two parts\n/* the\n   second */\n`,
    ],
    [
      "in a block that is indented",
      '  resource "aws_iam_role" "worker" {\n    # x\n  } # y\n',
      `  ${WITH_COMMENTS}\n  # x\n  # y\n`,
    ],
    [
      "but no text of a heredoc that looks like one",
      'resource "aws_iam_role" "worker" {\n  name = <<-EOT\n    }\n    # }\n  EOT\n}\nlocals {}\n',
      `${THERE}\nlocals {}\n`,
    ],
    [
      "with CRLF line ends",
      `locals {}\r\n\r\n# é\r\nresource "aws_iam_role" "worker" {\r\n  /* a\r\n  b */\r\n}\r\n\r\nlocals {}\r\n`,
      `locals {}\r\n\r\n# é\r\n${WITH_COMMENTS}\r\n/* a\r\nb */\r\n\r\nlocals {}\r\n`,
    ],
    [
      "behind characters of two and four bytes",
      `# été 😀\nlocals { a = "😀é" }\n\n${BLOCK}`,
      `# été 😀\nlocals { a = "😀é" }\n\n${THERE}\n`,
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
