import { ContainerImage, imageName, pullStatements } from "../../../constructs/ecs/container-image";
import { imagePullStatements } from "../../../constructs/iam/image-pull";

const REPOSITORY = { arn: "arn:x", repositoryUrl: "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app" };

test.each([
  [undefined, ":latest"],
  ["1.4.2", ":1.4.2"],
  ["sha256:0a", "@sha256:0a"],
  ["not-sha256:0a", ":not-sha256:0a"],
])("an image of a repository: %s", (mark, end) => {
  const image = ContainerImage.fromEcrRepository(REPOSITORY, mark);
  expect(imageName(image)).toBe(`${REPOSITORY.repositoryUrl}${end}`);
  expect(pullStatements(image)).toEqual(imagePullStatements("arn:x"));
});

test("a name is itself; a public one is pulled without a permission", () => {
  expect(imageName("nginx:1")).toBe("nginx:1");
  expect(pullStatements("nginx:1")).toEqual([]);
});

test.each([
  ["123456789012.dkr.ecr.eu-west-3.amazonaws.com/team/app:1", "arn:aws:ecr:eu-west-3:123456789012:repository/team/app"],
  ["123456789012.dkr-ecr.eu-west-3.on.aws/app@sha256:0a", "arn:aws:ecr:eu-west-3:123456789012:repository/app"],
])("%s is in %s", (image, arn) => expect(pullStatements(image)).toEqual(imagePullStatements(arn)));
