import { readFileSync } from "node:fs";
import { platformNotes, platformNotesText } from "../../../harness/platform-notes";
import { CONTAINER_NOT_ON_FARGATE, LINUX_NOT_ON_FARGATE } from "../../../constructs/ecs/shapes/container";
import { TASK_NOT_ON_FARGATE } from "../../../constructs/ecs/shapes/task";
import { VOLUMES_NOT_ON_FARGATE } from "../../../constructs/ecs/shapes/volume";

// A newer SDK says with new fields what AWS can do, and with other comments where it can: the first does not compile
// (__tests__/types/pass/aws-fields.ts), the second is seen here.

const notes = new Map(platformNotes().map(({ field, sentences }) => [field, sentences]));

test("what AWS says of fields on Fargate and Windows is what it said when each was last looked at", () => {
  const now = JSON.parse(platformNotesText()) as Record<string, readonly string[]>;
  const before = JSON.parse(readFileSync("harness/platform-notes.json", "utf8")) as typeof now;
  const changed = Object.keys({ ...before, ...now }).filter((field) => String(before[field]) !== String(now[field]));
  // Look at each: does a type, a rule or a hint say otherwise? Then run `npm run docs`.
  expect(changed.map((field) => [field, notes.get(field) ?? "nothing any more"])).toEqual([]);
});

test("the notes are found at any depth, and those of Fargate are distinguished from others", () => {
  for (const field of [
    "LinuxParameters.devices",
    "FirelensConfiguration.options",
    "RegisterTaskDefinitionRequest.pidMode",
  ])
    expect(notes.get(field)).toEqual(expect.arrayContaining([expect.stringContaining("Fargate")]));
  expect(notes.has("LinuxParameters.tmpfs")).toBe(false);
});

/** "isn't supported", "aren't valid" …, in a sentence on Fargate. */
const REFUSES = /(?:\bnot|n't)\s+(?:be\s+)?(?:supported|valid|available)|unsupported/;
const refused = [...notes].flatMap(([field, sentences]) =>
  sentences.some((sentence) => sentence.includes("Fargate") && REFUSES.test(sentence)) ? [field] : [],
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
