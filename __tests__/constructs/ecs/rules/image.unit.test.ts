import { Token } from "cdktf";
import { explain } from "../../../../constructs/core/problem";
import { imageProblems, imageWarnings } from "../../../../constructs/ecs/rules/image";

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
