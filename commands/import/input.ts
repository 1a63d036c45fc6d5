import { readFileSync, statSync } from "node:fs";
import { errorMessage, Failure, fileFailure } from "../lib/failure";
import { withApiNames, withApiTypes } from "./api-types";
import { type Fields, isEmpty, isFields, parsedJson } from "./fields";
import { terraformName } from "./names";
import { isKnownType } from "./raw-resource";
import type { LeftResource, Source, SourceResource } from "./source";
import { registered, type StateResource, stateResources } from "./state";

/** The most that is read: far more than any state has, and far less than memory. */
const MOST = 256 * 1024 ** 2;

/**
 * Reads a file of JSON.
 *
 * @param from a path, or `-` for standard input
 * @throws Failure with what it is instead
 */
export function readSource(from: string): Source {
  const shown = from === "-" ? "standard input" : from;
  return sourceFrom(shown, readText(from, shown));
}

/**
 * Reads JSON.
 *
 * @param shown what it is called in a message
 * @throws Failure with what it is instead
 */
export function sourceFrom(shown: string, text: string): Source {
  const document = parse(shown, text);
  if (!isFields(document)) throw new Failure(unknown(shown, document));
  const task = taskIn(document);
  if (task !== undefined) return taskSource(shown, task);
  const resources = stateResources(document);
  if (resources !== undefined) return stateSource(shown, resources);
  if ("planned_values" in document) {
    throw new Failure(
      `${shown} is a plan that begins with an empty state: there is nothing to import yet; apply it first`,
    );
  }
  if (typeof document["version"] === "number" && "terraform_version" in document) {
    throw new Failure(
      `${shown} is a state file of version ${document["version"]}; give what \`terraform show -json\` prints`,
    );
  }
  throw new Failure(unknown(shown, document));
}

function readText(from: string, shown: string): string {
  try {
    if (from !== "-" && statSync(from).size > MOST)
      throw new Failure(`${shown} is larger than 256 MiB, which no state is; name another file`);
    return withoutMark(readFileSync(from === "-" ? 0 : from, "utf8"));
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw fileFailure(`cannot read ${shown}`, error, "name a file that you may read, or - for standard input");
  }
}

/** Without the byte order mark that a shell of Windows writes. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, "");
}

function parse(shown: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (/^\s*(?:#|resource |data |aws_)/.test(text) || /^\s*(?:Refreshing state|No state|The state)/.test(text)) {
      throw new Failure(`${shown} is not JSON; run terraform show with -json, or correct the file`);
    }
    throw new Failure(`${shown} is not JSON: ${errorMessage(error)}; correct the file`);
  }
}

function unknown(shown: string, document: unknown): string {
  const fields = isFields(document) ? Object.keys(document).slice(0, 8).join(", ") : "";
  const has = isFields(document) ? (fields === "" ? "it is empty" : `its top fields are ${fields}`) : "it is no object";
  return `${shown} is neither a task definition nor what \`terraform show -json\` prints; ${has}`;
}

/** A task definition, also inside what `describe-task-definition` answers, with the tags beside it. */
function taskIn(document: Fields): Fields | undefined {
  const { taskDefinition: inner, tags } = document;
  const task = isFields(inner) ? { ...(tags ? { tags } : {}), ...inner } : document;
  return Object.keys(task).some((key) => key.toLowerCase() === "containerdefinitions") ? task : undefined;
}

/** The source that a task definition of the ECS API is. */
export function taskSource(shown: string, task: Fields): Source {
  refuseTokens(shown, task);
  const given = withApiTypes(withApiNames(task)) as Fields;
  const isTemplate = !("revision" in task) && !("taskDefinitionArn" in task);
  const { family, inferenceAccelerators } = given;
  if (!isEmpty(inferenceAccelerators))
    throw new Failure(`${shown} can't come in: ${NO_ACCELERATORS}; remove them first`);
  const name = terraformName(typeof family === "string" ? family : "", "task");
  // CloudFormation makes the family up where there is none.
  const api = isTemplate && family === undefined ? { ...given, family: name } : given;
  const type = "aws_ecs_task_definition";
  const resource: SourceResource = { address: `${type}.${name}`, type, name, values: {}, api };
  return { resources: [resource], left: [], isTemplate };
}

/** Text that looks like a mark of cdktf's own would become one. */
function refuseTokens(shown: string, data: unknown): void {
  const text = JSON.stringify(data);
  if (/[$#&]\{TfToken\[/.test(text)) {
    throw new Failure(
      `${shown} holds text such as \${TfToken[…]}, which cdktf takes for its own; change it there first`,
    );
  }
}

function stateSource(shown: string, all: readonly StateResource[]): Source {
  const sorted = all.map(sortOut);
  const resources = sorted.filter((each): each is SourceResource => !("reason" in each));
  if (!resources.some(({ type }) => type === "aws_ecs_task_definition")) {
    const types = [...new Set(all.map(({ type }) => type))].sort().slice(0, 12).join(", ");
    throw new Failure(
      `${shown} holds no task definition that can come in; it holds ${types === "" ? "no resources" : types}`,
    );
  }
  return { resources, left: sorted.filter((each): each is LeftResource => "reason" in each), isTemplate: false };
}

/** What can come in, and why the rest can't. */
export function sortOut(resource: StateResource): SourceResource | LeftResource {
  const reason = whyLeft(resource);
  return reason === undefined ? sourceOf(resource) : { address: resource.address, type: resource.type, reason };
}

/** A resource of a state as one that may come in. */
export function sourceOf({ address, type, name, values, sensitive }: StateResource): SourceResource {
  const api = type === "aws_ecs_task_definition" ? (withApiTypes(registered(values)) as Fields) : undefined;
  return { address, type, name, values, api, sensitive };
}

/** Elastic Inference has ended: version 6 of the AWS provider, whose classes these are, does not have it. */
const NO_ACCELERATORS = "the provider's class has no inference accelerators";

function whyLeft({ type, module, index, values }: StateResource): string | undefined {
  if (module !== "") return `it is in ${module}`;
  if (index !== undefined) return "it is made by count or for_each";
  if (!isKnownType(type)) return `${type} stays in Terraform`;
  if (/[$#&]\{TfToken\[/.test(JSON.stringify(values)))
    return "it holds text such as ${TfToken[…]}, which cdktf takes for its own";
  const { container_definitions: text, inference_accelerator: accelerators } = values;
  if (typeof text === "string" && !Array.isArray(parsedJson(text)))
    return "its container_definitions are no list in JSON";
  return isEmpty(accelerators) ? undefined : NO_ACCELERATORS;
}
