import { argumentFaults, argumentTables } from "../../harness/argument-tables";

const link = (name: string): string =>
  `    /**\n    * Docs: {@link https://example.org/docs/resources/thing#${name} Thing#${name}}\n    */\n`;
const DECLARATIONS = `import * as cdktn from 'cdktn';
export interface ThingConfig extends cdktn.TerraformMetaArguments {
${link("name")}    readonly name: string;
${link("max_size")}    readonly maxSize?: number;
    /**
    * part block
    *
    * Docs: {@link https://example.org/docs/resources/thing#part Thing#part}
    */
    readonly part?: ThingPart[] | cdktn.IResolvable;
}
export interface ThingPart {
${link("key")}    readonly key: string;
${link("tags")}    readonly tags?: {
        [key: string]: string;
    };
}
export declare function thingPartToTerraform(struct?: ThingPart): any;
`;
const tables = argumentTables(DECLARATIONS);

test.each<[what: string, block: Record<string, unknown>, faults: readonly string[]]>([
  ["all that there is", { name: "a", max_size: 1, part: [{ key: "b", tags: { c: "d" } }] }, []],
  ["meta-arguments", { "//": {}, name: "a", depends_on: [], lifecycle: {}, count: 1 }, []],
  ["an argument that is gone", { name: "a", min_size: 1 }, ["min_size is gone"]],
  ["one that is required", { max_size: 1 }, ["name is required"]],
  ["a block whose argument is gone", { name: "a", part: [{ key: "b", k: "c" }] }, ["part.k is gone"]],
  ["a block that lacks one", { name: "a", part: { tags: {} } }, ["part.key is required"]],
  ["a block in an expression", { name: "a", part: "${local.parts}" }, []],
])("%s", (_, block, faults) => {
  expect(argumentFaults(block, tables)).toEqual(faults);
});

test("declarations without a resource are an error", () => {
  expect(() => argumentTables("export interface Other {\n}\n")).toThrow(/no interface of a resource/);
});
