import { readJson } from "../adopt/json-text";
import { isTransparent, literal, type Normal, NULL, show, showText } from "../adopt/normal-form";

/** Puts what the AWS provider takes for the same into one form. */
type Rule = (value: Normal) => Normal;

const sorted: Rule = (value) => (value.kind === "list" ? { ...value, items: sortShown(value.items) } : value);

/**
 * Attributes that the AWS provider compares by meaning, by resource type and attribute name (provider source:
 * `internal/service/ecs/task_definition_equivalency.go`, `hashicorp/awspolicyequivalence`).
 */
const RULES: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  aws_ecs_task_definition: { container_definitions: containers, requires_compatibilities: sorted },
  aws_iam_policy: { policy: policyDocument },
  aws_iam_policy_attachment: { roles: sorted },
  aws_iam_role: { assume_role_policy: policyDocument },
};

/** What an attribute is when it is not written (AWS provider documentation); only those that people write out. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>> = {
  aws_ecs_task_definition: { skip_destroy: false, track_latest: false, enable_fault_injection: false },
  aws_iam_policy: { path: "/" },
  aws_iam_role: { path: "/", max_session_duration: 3600, force_detach_policies: false },
};

/** The arguments of a resource as the AWS provider sees them. */
export function asProviderSees(type: string, resource: Normal): Normal {
  if (resource.kind !== "map") return resource;
  const [rules, defaults] = [RULES[type] ?? {}, DEFAULTS[type] ?? {}];
  const fields = [...resource.fields]
    .map(([name, value]): [string, Normal] => [name, rules[name]?.(value) ?? value])
    .filter(([name, value]) => !isEmpty(value) && !(value.kind === "literal" && value.value === defaults[name]));
  return { kind: "map", fields: new Map(fields) };
}

function isEmpty(value: Normal): boolean {
  return (
    (value.kind === "literal" && value.value === null) ||
    (value.kind === "list" && value.items.length === 0) ||
    (value.kind === "map" && value.fields.size === 0)
  );
}

/** Changes fields that are there. */
function change(map: Normal, rules: Readonly<Record<string, Rule>>): Normal {
  if (map.kind !== "map") return map;
  const fields = [...map.fields].map(([key, value]): [string, Normal] => [key, rules[key]?.(value) ?? value]);
  return { kind: "map", fields: new Map(fields) };
}

/** Adds fields that are not there. */
function fillIn(map: Normal, defaults: Readonly<Record<string, Normal | undefined>>): Normal {
  if (map.kind !== "map") return map;
  const fields = new Map(map.fields);
  for (const [key, value] of Object.entries(defaults)) if (value && !fields.has(key)) fields.set(key, value);
  return { kind: "map", fields };
}

const each =
  (rule: Rule): Rule =>
  (value) =>
    value.kind === "list" ? { ...value, items: value.items.map(rule) } : value;

/** A list whose items have names, as a map by name: their order means nothing, and a difference can name its item. */
const byName: Rule = (value) => {
  if (value.kind !== "list") return value;
  const named = value.items.map((item): [string, Normal] => {
    const name = item.kind === "map" ? item.fields.get("name") : undefined;
    return [name && isTransparent(name) ? showText(name) : "", item];
  });
  const fields = new Map(named);
  return fields.size === named.length && !fields.has("") ? { kind: "map", fields } : value;
};

const withoutEmpty: Rule = (value) =>
  value.kind === "map"
    ? { ...value, fields: new Map([...value.fields].filter(([, field]) => !isEmpty(field))) }
    : value;

function containers(value: Normal): Normal {
  const portMapping: Rule = (mapping) => {
    const port = mapping.kind === "map" ? mapping.fields.get("containerPort") : undefined;
    return fillIn(mapping, { protocol: literal("tcp"), hostPort: port });
  };
  const container: Rule = (definition) => {
    const changed = change(definition, {
      environment: byName,
      secrets: byName,
      portMappings: (mappings) => sorted(each(portMapping)(mappings)),
      healthCheck: (check) => fillIn(check, { interval: literal(30), retries: literal(3), timeout: literal(5) }),
    });
    return withoutEmpty(fillIn(changed, { essential: literal(true) }));
  };
  return byName(each(container)(readJson(value)));
}

function policyDocument(value: Normal): Normal {
  const list: Rule = (one) =>
    one.kind === "literal" || one.kind === "template" || one.kind === "reference"
      ? { kind: "list", items: [one] }
      : one;
  const set: Rule = (one) => sorted(list(one));
  const principals: Rule = (one) =>
    one.kind === "map" ? { ...one, fields: new Map([...one.fields].map(([key, who]) => [key, set(who)])) } : set(one);
  const statement: Rule = (one) =>
    withoutEmpty(
      change(one, {
        Action: set,
        NotAction: set,
        Resource: set,
        NotResource: set,
        Principal: principals,
        NotPrincipal: principals,
        Sid: (sid) => (sid.kind === "literal" && sid.value === "" ? NULL : sid),
      }),
    );
  return change(readJson(value), {
    Statement: (statements) =>
      sorted(each(statement)(statements.kind === "map" ? { kind: "list", items: [statements] } : statements)),
  });
}

function sortShown(items: readonly Normal[]): Normal[] {
  const shown = items.map((item) => ({ item, text: show(item) }));
  return shown.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ item }) => item);
}
