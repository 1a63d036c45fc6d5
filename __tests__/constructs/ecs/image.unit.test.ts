import { Token } from "cdktf";
import { explain } from "../../../constructs/core/problem";
import { imageProblems, imageWarnings } from "../../../constructs/ecs/rules/image";
import { Secret } from "../../../constructs/ecs/secret";
import { definitionSizeProblems, roughSize } from "../../../constructs/ecs/rules/task-size";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const DIGEST = `sha256:${"0a".repeat(32)}`;

describe("an image", () => {
  test.each([
    "nginx",
    "nginx:1.27",
    "library/nginx",
    "public.ecr.aws/nginx/nginx:1.27",
    "localhost:5000/app",
    "Registry.example.com/team/app_1/b__c/d.e:V1.2",
    `nginx@${DIGEST}`,
    `nginx:1.27@${DIGEST}`,
    "123456789012.dkr.ecr.eu-west-3.amazonaws.com/team/app:1",
    "123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/app",
    "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app",
    "123456789012.dkr-ecr.eu-west-3.on.aws/app",
    "123456789012.dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk/app",
    "docker.pkg.dev/p/r/i",
    UNKNOWN,
    `${UNKNOWN}:latest`,
  ])("%s passes", (image) => expect([...imageProblems(image), ...imageWarnings(image)]).toEqual([]));

  test.each(["", "a".repeat(256), "my app:1", "<image>", "${image}"])("ECS refuses %j", (image) => {
    expect(imageProblems(image)).toMatchObject([
      { code: "container-image", rule: "an image has 1 to 255 letters, digits and _ - : . / # @" },
    ]);
    expect(imageWarnings(image)).toEqual([]);
  });

  test.each([
    ["nginx:", "registry/repository:tag"],
    [":latest", "registry/repository:tag"],
    ["Nginx", "registry/repository:tag"],
    ["docker.io/Library/nginx", "registry/repository:tag"],
    ["https://nginx", "registry/repository:tag"],
    ["app:1:2", "registry/repository:tag"],
    ["app:-1", "registry/repository:tag"],
    [`app:${"x".repeat(129)}`, "registry/repository:tag"],
    ["app@latest", "registry/repository:tag"],
    ["app@sha256:abc", "registry/repository:tag"],
    ["team//app", "registry/repository:tag"],
    ["app/", "registry/repository:tag"],
    ["12345.dkr.ecr.eu-west-3.amazonaws.com/app", "a registry of ECR is"],
    ["123456789012.dkr.ecr.amazonaws.com/app", "a registry of ECR is"],
  ])("nobody pulls %s", (image, rule) => {
    expect(imageProblems(image)).toEqual([]);
    expect(imageWarnings(image)).toMatchObject([
      { code: "container-image", rule: expect.stringContaining(rule) as string },
    ]);
  });
});

test.each([
  [
    "App:1",
    'container-image: an image is registry/repository:tag or @digest, the repository in lower case, got: "App:1"; write it as registry/repository:tag, without https://',
  ],
  [
    "12345.dkr.ecr.eu-west-3.amazonaws.com/app",
    'container-image: a registry of ECR is <account, 12 digits>.dkr.ecr.<region>.amazonaws.com, got: "12345.dkr.ecr.eu-west-3.amazonaws.com/app"; correct the account or the region',
  ],
])("%s is warned of", (image, says) => expect(imageWarnings(image).map(explain)).toEqual([says]));

describe("the size of a task definition", () => {
  const of = (environment: Readonly<Record<string, string>>) =>
    definitionSizeProblems([{ name: "app", image: "app", environment }]);

  test("64 KiB of JSON pass, and not a byte more", () => {
    const rest = JSON.stringify([
      { name: "app", image: "app", essential: true, environment: [{ name: "A", value: "" }] },
    ]);
    expect(of({ A: "x".repeat(65_536 - rest.length) })).toEqual([]);
    expect(of({ A: "x".repeat(65_537 - rest.length) })).toMatchObject([{ code: "task-definition-bytes", got: 65_537 }]);
  });

  test("many short values count too, by their bytes", () => {
    const names = Array.from({ length: 2500 }, (_, index) => [`VARIABLE_${index}`, "é"]);
    expect(of(Object.fromEntries(names) as Record<string, string>)).toHaveLength(1);
    expect(of(Object.fromEntries(names.slice(0, 500)) as Record<string, string>)).toEqual([]);
  });

  test("numbers and nested values count as well", () => {
    const portMappings = Array.from({ length: 2_500 }, (_, index) => ({
      containerPort: 1 + index,
      hostPort: 1 + index,
    }));
    expect(definitionSizeProblems([{ name: "app", image: "app", portMappings }])).toHaveLength(1);
    const few = portMappings.slice(0, 500);
    expect(definitionSizeProblems([{ name: "app", image: "app", portMappings: few }])).toEqual([]);
  });

  test("what only Terraform knows counts for nothing", () => {
    const names = Array.from({ length: 1000 }, (_, index) => [`V${index}`, UNKNOWN]);
    expect(of(Object.fromEntries(names) as Record<string, string>)).toEqual([]);
  });

  test("what only Terraform knows counts for nothing beside what is too long", () => {
    const [without, with2] = [{ A: "x".repeat(70_000) }, { A: `${UNKNOWN}${"x".repeat(70_000)}${UNKNOWN}` }].map(of);
    expect(without).toMatchObject([{ code: "task-definition-bytes" }]);
    expect(with2).toEqual(without);
  });

  test.each<[unknown, number]>([
    ["é", 64 + 3],
    [80, 64],
    [undefined, 64],
    [null, 64],
    [{}, 64],
    [{ name: "app", cpu: 256 }, 64 + (3 * 4 + 64 + 3 * 3) + (3 * 3 + 64)],
    [["a", "b"], 64 + 2 * (3 * 1 + 64 + 3)],
    [Secret.fromParameterName("/app/db"), 4096],
  ])("%j has %d bytes at most", (value, bytes) => expect(roughSize(value)).toBe(bytes));
});
