import { known } from "../../core/known";
import { problem, type Problem } from "../../core/problem";
import { CREATE_GROUP, CREATE_NO_GROUP } from "../../logs/log-group-ownership";
import type { FirelensConfiguration } from "../container-definition";

/** What a router knows (Amazon ECS API reference, `FirelensConfiguration`, options). */
const OPTIONS = ["enable-ecs-log-metadata", "config-file-type", "config-file-value"];

/** What Go's `strconv.ParseBool` reads, with which AWS reads the option. */
const BOOLEAN: readonly string[] = [...CREATE_GROUP, ...CREATE_NO_GROUP];

/** Where FireLens writes its own file (Amazon ECS developer guide, "Specifying a custom configuration file"). */
const TAKEN = ["/fluent-bit/etc/fluent-bit.conf", "/fluentd/etc/fluent.conf"];

/** The rules of a FireLens router's options (Amazon ECS API reference, `FirelensConfiguration`). */
export function routerOptionProblems({ options = {} }: Partial<FirelensConfiguration> = {}): Problem[] {
  const { "enable-ecs-log-metadata": metadata, "config-file-type": type, "config-file-value": value } = options;
  const [flag, kind, file] = [known(metadata), known(type), known(value)];
  const problems: Problem[] = [];
  const add = (rule: string, got: unknown, fix: string) => problems.push(problem("firelens-option", rule, got, fix));
  if (flag !== undefined && !BOOLEAN.includes(flag)) {
    add("enable-ecs-log-metadata is true or false", flag, "choose one of them");
  }
  if ((type === undefined) !== (value === undefined)) {
    const fix = `add ${type === undefined ? "config-file-type" : "config-file-value"}, or leave both out`;
    add("a router's own configuration has config-file-type and config-file-value", options, fix);
  }
  // "Tasks hosted on Fargate only support the `file` configuration file type."
  if (kind !== undefined && kind !== "file") {
    const fix = "put the file into the router's image, or let aws-for-fluent-bit's init image read it from S3";
    add("a router on Fargate has config-file-type file", kind, fix);
  } else if (file !== undefined && (file === "" || file.startsWith("arn:") || TAKEN.includes(file))) {
    const rule = "config-file-value is the path of a file in the router's image, and not that of FireLens's own file";
    add(rule, file, "write it like /extra.conf");
  }
  return problems;
}

/** Options that AWS's documents do not name: nothing reads what is misspelt. */
export function routerWarnings({ options = {} }: Pick<FirelensConfiguration, "options"> = {}): Problem[] {
  const unknown = Object.keys(options).filter((name) => known(name) !== undefined && !OPTIONS.includes(name));
  const rule = `the options of a FireLens router are ${OPTIONS.join(", ")}`;
  const fix = "correct the name; options of an output belong to firelens(…)";
  return unknown.map((name) => problem("firelens-option-name", rule, name, fix));
}
