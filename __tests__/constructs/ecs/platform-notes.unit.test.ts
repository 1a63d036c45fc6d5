import notes from "../../../harness/ecs-api/platform-notes.json";
import { CONTAINER_NOT_ON_FARGATE, LINUX_NOT_ON_FARGATE } from "../../../constructs/ecs/shapes/container";
import { TASK_NOT_ON_FARGATE } from "../../../constructs/ecs/shapes/task";
import { VOLUMES_NOT_ON_FARGATE } from "../../../constructs/ecs/shapes/volume";

// A newer SDK says with new fields what AWS can do, and with other comments where it can: the first does not compile
// (__tests__/types/pass/aws-fields.ts), the second is shown by `npm run ecs-api`, which writes the notes.

/** Fields of which a sentence on Fargate says that they are not supported, or not valid. */
const refused = Object.entries(notes).flatMap(([field, marks]) =>
  marks.some((mark) => mark.startsWith("!")) ? [field] : [],
);
const ofTask = /^(?:RegisterTaskDefinitionRequest|ContainerDefinition|LinuxParameters|Volume|HostVolumeProperties)\./;

test("what AWS says Fargate refuses is refused here", () => {
  const ours = [
    ...Object.keys(CONTAINER_NOT_ON_FARGATE).map((field) => `ContainerDefinition.${field}`),
    // A definition may say that it is not.
    "ContainerDefinition.privileged",
    ...Object.keys(LINUX_NOT_ON_FARGATE).map((field) => `LinuxParameters.${field}`),
    ...Object.keys(TASK_NOT_ON_FARGATE).map((field) => `RegisterTaskDefinitionRequest.${field}`),
    ...Object.keys(VOLUMES_NOT_ON_FARGATE).map((field) => `Volume.${field}`),
    // Of a volume's host, only an empty one is left: a volume with a name alone.
    "HostVolumeProperties.sourcePath",
    // Refused on Windows alone.
    "RegisterTaskDefinitionRequest.pidMode",
  ];
  expect(refused.filter((field) => ofTask.test(field) && !ours.includes(field))).toEqual([]);
  expect(refused).toContain("LinuxParameters.devices");
});
