import { withoutDeadLinks } from "../../../commands/package/links";

test("links to what is not there become their words, and pictures nothing", () => {
  const text =
    "[here](docs/a.md#part), [gone](harness/b.ts), ![seen](docs/c.svg) ![lost](d.svg) [web](https://example.org)";
  expect(withoutDeadLinks(text, (path) => path.startsWith("docs/"))).toBe(
    "[here](docs/a.md#part), gone, ![seen](docs/c.svg)  [web](https://example.org)",
  );
});
