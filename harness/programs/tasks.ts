import { TaskRole } from "../../constructs/iam/task-role";
import { LogAnomalyDetector } from "../../constructs/logs/log-anomaly-detector";
import { LogGroup } from "../../constructs/logs/log-group";
import type { EfsFileSystem } from "../../constructs/ecs/volume";
import { container, task } from "../errors/example";
import type { Program, Programs, WrongProgram } from "./case";
import { each } from "./each";
import { logGroup } from "./parts";

const REGISTRY = "123456789012.dkr.ecr.eu-west-3.amazonaws.com";
const DIGEST = `sha256:${"0a".repeat(32)}`;

const image =
  (name: string): Program =>
  (stack) =>
    container(stack, { image: name });

const environment =
  (variables: Readonly<Record<string, string>>): Program =>
  (stack) =>
    container(stack, { environment: variables });

const tagged =
  (tags: Readonly<Record<string, string>>): Program =>
  (stack) => {
    task(stack, { tags });
    new LogGroup(stack, "logs", { name: "app", tags });
  };

const mounted =
  (efs: Partial<EfsFileSystem>, withRole: boolean): Program =>
  (stack) => {
    const taskRole = withRole ? new TaskRole(stack, "task_role", { name: "app-task" }) : undefined;
    const file = { fileSystemId: "fs-0123456789abcdef0", ...efs };
    task(stack, { taskRole, volumes: [{ name: "data", efs: file }] });
  };

const notAnImage =
  (says: string) =>
  (name: string): WrongProgram => ["container-image", image(name), says];

const variables = (count: number, length: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`SETTING_${index}`, "x".repeat(length)]));

const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag${index}`, "x"]));

/** Task definitions: their size, images, volumes and tags. */
export const TASK_PROGRAMS = {
  refused: {
    ...each("image", ["", "my app", "<IMAGE>", "app:${TAG}"], notAnImage("1 to 255")),
    "an image with a long name": notAnImage("1 to 255")(`app/${"x".repeat(260)}`),
    "70 KiB in one variable": ["task-definition-bytes", environment({ CONFIGURATION: "x".repeat(70_000) })],
    "70 KiB in a thousand variables": ["task-definition-bytes", environment(variables(1000, 45))],
    "70 KiB in a command": ["task-definition-bytes", (stack) => container(stack, { command: ["x".repeat(70_000)] })],
    "70 KiB in umlauts": ["task-definition-bytes", environment({ TEXT: "ü".repeat(35_000) })],
    ...each("a working directory", ["app", "./app", "~/app", ""], (workingDirectory) => [
      "container-working-directory",
      (stack) => container(stack, { workingDirectory }),
    ]),
    "a file system that asks for a role": ["efs-task-role", mounted({ iamAuthorization: true }, false)],
    "an access point that asks for a role": [
      "efs-task-role",
      mounted({ accessPointId: "fsap-0123456789abcdef0", iamAuthorization: true }, false),
    ],
    ...each("a tag's key", ["aws:team", "AWS:team", "Aws:team", "", "team!", "k".repeat(129)], (key) => [
      "tag",
      tagged({ [key]: "x" }),
    ]),
    ...each("a tag's value", ["a, b", "50%", "v".repeat(257)], (value) => ["tag", tagged({ team: value })]),
    "51 tags": ["tag", tagged(tags(51)), "at most 50"],
    "a detector's tag": [
      "tag",
      (stack) =>
        new LogAnomalyDetector(stack, "detector", {
          name: "app",
          logGroup: logGroup(stack, "logs"),
          tags: { "aws:team": "x" },
        }),
    ],
  },
  warned: {
    ...each(
      "image",
      [
        ":latest",
        "app:",
        "App:1",
        "https://example.com/app",
        "app:1:2",
        "app@latest",
        "app@sha256:abc",
        "team//app",
        "docker.io/Team/app",
      ],
      notAnImage("registry/repository:tag"),
    ),
    ...each(
      "a registry",
      [
        "12345.dkr.ecr.eu-west-3.amazonaws.com/app:1",
        "123456789012.dkr.ecr.amazonaws.com/app:1",
        "123456789012.dkr.ecr.paris.amazonaws.com/app",
      ],
      notAnImage("a registry of ECR"),
    ),
  },
  right: {
    ...each(
      "image",
      [
        "nginx",
        "nginx:1.27",
        "public.ecr.aws/nginx/nginx:1.27",
        "localhost:5000/app",
        `nginx@${DIGEST}`,
        `nginx:1.27@${DIGEST}`,
        `${REGISTRY}/team/app_1:v1.2-rc`,
        "Registry.example.com/team/app",
      ],
      image,
    ),
    "60 KiB of environment": environment(variables(800, 45)),
    "an empty task": environment({}),
    ...each(
      "a working directory",
      ["/app", "/", "C:\\app"],
      (workingDirectory) => (stack) => container(stack, { workingDirectory }),
    ),
    "a file system with a role": mounted({ iamAuthorization: true }, true),
    "a file system without one": mounted({}, false),
    "an access point without one": mounted({ accessPointId: "fsap-0123456789abcdef0" }, false),
    "50 tags": tagged(tags(50)),
    ...each("a tag", ["école n° 1".replace("°", "o"), "a/b=c+d-e@f:g", "", "aws:of the value"], (value) =>
      tagged({ team: value }),
    ),
    "tags of two cases": tagged({ Team: "a", team: "b" }),
  },
} satisfies Programs;
