import { type Fields, isFields } from "./fields";
import { print } from "./print";
import { quote } from "./quote";
import { call, construct, list, name, value } from "./code";

/** What the test of a program is made of. */
interface TestOf {
  readonly className: string;
  /** The program's file, without its ending. */
  readonly file: string;
  /** What the stack is called. */
  readonly id: string;
  readonly synthesized: unknown;
}

/** A Jest test of a program: its rules hold, and its addresses are those of the live system. */
export function testText({ className, file, id, synthesized }: TestOf): string {
  const addresses = list(addressesOf(synthesized).map(value));
  const stack = construct(name(className), [call(name("Testing"), [], "app"), value(id)]);
  return `import { Testing } from "cdktf";
import { ${className} } from ${quote(`./${file}`)};

/** A contract with the live state: another address would destroy what runs, and make it again. */
const ADDRESSES = ${print(addresses, 0, "const ADDRESSES = ".length, 1)};

test("the stack is valid and keeps its addresses", () => {
  const stack = ${print(stack, 2, "const stack = ".length, 1)};
  const { resource = {} } = JSON.parse(Testing.synth(stack, true)) as { resource?: Record<string, object> };
  const found = Object.entries(resource).flatMap(([type, named]) => Object.keys(named).map((name) => \`\${type}.\${name}\`));
  expect(found.sort()).toEqual(ADDRESSES);
});
`;
}

function addressesOf(synthesized: unknown): string[] {
  const { resource } = synthesized as Fields;
  const types = isFields(resource) ? resource : {};
  return Object.entries(types)
    .flatMap(([type, named]) => Object.keys(isFields(named) ? named : {}).map((name) => `${type}.${name}`))
    .sort();
}
