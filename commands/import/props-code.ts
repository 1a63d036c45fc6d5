import { Secret } from "../../constructs/ecs";
import { isToken } from "../../constructs/core/token";
import { call, type Code, list, name, object, value } from "./code";
import { ecs, logs, terraform } from "./doors";
import { anyText, type Fields, isFields, scalarText } from "./fields";
import { tagsOf } from "./raw-task";
import type { Tokens } from "./tokens";

/** Props whose types tell what is known from what Terraform fills in. */
const PLAN_TIME: ReadonlySet<string> = new Set(
  (
    "cpu memory cpuArchitecture essential condition readOnly initProcessEnabled enabled readonlyRootFilesystem interactive " +
    "pseudoTerminal versionConsistency protocol appProtocol containerPortRange endpoint url maxBufferSize"
  ).split(" "),
);

/** What the constructs write anyway (`renderContainer`), so that a program need not say it. */
const SAID_ANYWAY: Readonly<Record<string, Fields>> = {
  containers: { essential: true },
  healthCheck: { interval: 30, timeout: 5, retries: 3 },
  restartPolicy: { enabled: true, restartAttemptPeriod: 300 },
  mountPoints: { readOnly: false },
  volumesFrom: { readOnly: false },
  runtimePlatform: { cpuArchitecture: "X86_64" },
  efs: { transitEncryption: true, rootDirectory: "/", iamAuthorization: false },
};

/** Fields that a container begins with. */
const FIRST = ["name", "image", "essential", "entryPoint", "command", "portMappings", "environment", "secrets"];

/** Functions of the log drivers. */
const DRIVERS: ReadonlyMap<string, string> = new Map([
  ["awslogs", "awsLogs"],
  ["awsfirelens", "firelens"],
  ["splunk", "splunk"],
]);

/** What each container has on lines of its own. */
const OPEN: ReadonlySet<string> = new Set(["containers"]);

/** Writes the props of a task definition as a program says them. */
export class PropsCode {
  /** @param groups log groups of the program by name: the variable that holds each */
  public constructor(
    private readonly tokens: Tokens,
    private readonly groups: ReadonlyMap<string, Code>,
  ) {}

  /** @param key the prop that holds the data */
  public of(data: unknown, key = ""): Code {
    if (data instanceof Secret) return this.secret(data.valueFrom);
    if (Array.isArray(data)) return list(data.map((item) => this.of(item, key)));
    if (isFields(data)) return this.fields(data, key);
    if (typeof data === "string") return this.text(data, key);
    return typeof data === "number" ? this.tokens.number(data) : value(data as boolean | null);
  }

  /** Tags are an attribute, where text is a template of Terraform's. */
  public tags(data: unknown): Code | undefined {
    return tagsOf(data, this.tokens);
  }

  private text(text: string, key: string): Code {
    const code = this.tokens.text(text);
    return isToken(text) && PLAN_TIME.has(key) ? call(terraform("planTime"), [code]) : code;
  }

  private fields(data: Fields, key: string): Code {
    if ("logDriver" in data && isFields(data["settings"]))
      return this.driver(anyText(data["logDriver"]), data["settings"]);
    if ("ownership" in data) return this.logGroup(data);
    const anyway = (Object.hasOwn(SAID_ANYWAY, key) ? SAID_ANYWAY[key] : undefined) ?? {};
    // An object made key by key would lose `__proto__`.
    const fields = inOrder(Object.entries(data), key).flatMap(([each, part]) =>
      part === undefined || anyway[each] === part ? [] : [{ key: each, code: this.of(part, each) }],
    );
    return { kind: "object", fields, open: OPEN.has(key) };
  }

  private driver(driver: string, settings: Fields): Code {
    const code = this.fields(settings, "settings");
    const made = DRIVERS.get(driver);
    // One that the rules refuse.
    if (made === undefined) return object({ logDriver: value(driver), settings: code });
    return call(ecs(made), code.kind === "object" && code.fields.length === 0 ? [] : [code]);
  }

  private logGroup({ ownership, name: group, createGroup }: Fields): Code {
    const given = this.tokens.text(scalarText(group));
    const known = this.groups.get(scalarText(group)) ?? this.groupOf(given);
    const text = known === undefined ? given : field(known, "name");
    if (ownership === "createdByDriver") {
      const spelling = createGroup === "true" ? [] : [name("undefined"), value(scalarText(createGroup))];
      return call(logs("LogGroup"), [text, ...spelling], "createdByDriver");
    }
    if (known !== undefined && createGroup === undefined) return known;
    return call(
      logs("LogGroup"),
      [text, ...(createGroup === undefined ? [] : [value(scalarText(createGroup))])],
      "named",
    );
  }

  /** The group whose name it is: `app` of `app.name`. */
  private groupOf(code: Code): Code | undefined {
    const named = code.kind === "name" ? code.name : "";
    return [...this.groups.values()].find((group) => group.kind === "name" && named === `${group.name}.name`);
  }

  private secret(from: string): Code {
    const secret = (method: string, ...args: Code[]): Code => call(ecs("Secret"), args, method);
    const text = this.tokens.text(from);
    if (isToken(from)) return secret("fromValueFrom", text);
    if (!from.startsWith("arn:")) return secret("fromParameterName", text);
    if (/^arn:[^:]*:ssm:/.test(from)) return secret("fromParameterArn", text);
    const parts = from.split(":");
    const [jsonKey = "", versionStage = "", versionId = ""] = parts.slice(7);
    const chosen = Object.entries({ jsonKey, versionStage, versionId }).filter(([, part]) => part !== "");
    const arn = parts.slice(0, 7).join(":");
    if (parts.length === 7) return secret("fromSecretArn", value(arn));
    if (parts.length !== 10 || chosen.length === 0) return secret("fromValueFrom", text);
    const selection = object(Object.fromEntries(chosen.map(([part, each]) => [part, value(each)])));
    return secret("fromSecretArn", value(arn), selection);
  }
}

/** A container as its documentation has it: what it is comes first. */
function inOrder(
  entries: readonly (readonly [string, unknown])[],
  key: string,
): readonly (readonly [string, unknown])[] {
  if (key !== "containers") return entries;
  const place = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return [...entries].sort(([a], [b]) => place(a) - place(b));
}

/** A field of what a variable holds. */
export function field(code: Code, key: string): Code {
  return code.kind === "name" ? name(`${code.name}.${key}`) : code;
}
