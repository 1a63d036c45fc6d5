import { parseArn } from "../core/arn";
import { isToken } from "../core/token";
import { patternsOverlap, withoutTokens } from "../core/glob";
import { problem } from "../core/problem";
import { FINE, joinVerdicts, verdict, type Verdict } from "../core/verdict";
import { closest, isProbablyMisspelt } from "./misspelling";
import type { PolicyStatement } from "./policy-document";
import {
  serviceActions,
  servicePrefixes,
  servicesWith,
  type ServiceAction,
  type ServiceActions,
} from "./service-actions";

/** Of the same content everywhere: but for names, most statements of a program are a few. A program that runs on forgets them. */
const judged = new Map<string, Verdict>();
const MOST_JUDGED = 1_000;

/**
 * Whether AWS knows the actions, and whether they can act on the resources (Service Authorization Reference). IAM takes any
 * action that has the form of one, and such a statement then allows nothing. What looks misspelt is wrong; what
 * else the reference lacks may be newer than it.
 */
export function actionVerdict(statement: PolicyStatement): Verdict {
  const { actions } = statement;
  const resources = statement.resources.map(withoutTokens);
  const key = JSON.stringify([actions, resources]);
  const found = judged.get(key) ?? joinVerdicts(actions.map((action) => judge(action, resources)));
  if (judged.size >= MOST_JUDGED) judged.clear();
  judged.set(key, found);
  return found;
}

function judge(action: string, resources: readonly string[]): Verdict {
  if (action === "*" || isToken(action)) return FINE;
  if (!/^[\w-]+:[\w*?-]+$/.test(action)) {
    // IAM user guide, "Grammar of the IAM JSON policy language"; `MalformedPolicyDocument`.
    return wrong(
      "an action is a service and what it does, such as logs:PutLogEvents",
      action,
      "write it as service:Action",
    );
  }
  const colon = action.indexOf(":");
  const [prefix, name] = [action.slice(0, colon), action.slice(colon + 1)];
  const service = serviceActions(prefix.toLowerCase());
  if (service === undefined) return unknownService(action, prefix.toLowerCase(), name);
  if (/[*?]/.test(name)) return wildcard(action, service, name.toLowerCase());
  const known = service.actions.get(name.toLowerCase());
  return known === undefined ? unknownAction(action, prefix, service, name) : resourceVerdict(action, known, resources);
}

function wrong(rule: string, got: string, fix: string): Verdict {
  return verdict([problem("iam-action", rule, got, fix)]);
}

function doubtful(rule: string, got: string, fix: string): Verdict {
  return verdict([], [problem("iam-action-unknown", rule, got, fix)]);
}

function unknownService(action: string, prefix: string, name: string): Verdict {
  const having = /[*?]/.test(name) ? servicePrefixes() : servicesWith(name);
  const meant = closest(prefix, having);
  if (meant !== undefined && (having.length === 1 || meant.startsWith(prefix) || isProbablyMisspelt(prefix, meant)))
    return wrong("an action begins with the prefix of its service", action, `write ${meant}:${spelt(meant, name)}`);
  const fix = "look it up in the Service Authorization Reference";
  return doubtful("an action begins with the prefix of a service that AWS has", action, fix);
}

function unknownAction(action: string, prefix: string, { actions }: ServiceActions, name: string): Verdict {
  const meant = actions.get(closest(name.toLowerCase(), [...actions.keys()]) ?? "");
  const rule = `service ${prefix} has the action, or it is allowed for nothing`;
  if (meant !== undefined && isProbablyMisspelt(name.toLowerCase(), meant.name.toLowerCase()))
    return wrong(rule, action, `write ${prefix}:${meant.name}`);
  const [owner, ...others] = servicesWith(name);
  // It may be new in this service, or an API call that needs another action: s3:ListObjects, which a service of backups has.
  if (owner !== undefined && others.length === 0)
    return doubtful(rule, action, `look it up, or write ${owner}:${spelt(owner, name)}`);
  const similar = meant === undefined ? "" : `, which has ${meant.name}`;
  return doubtful(rule, action, `look it up in the Service Authorization Reference${similar}`);
}

function wildcard(action: string, { actions }: ServiceActions, name: string): Verdict {
  if ([...actions.keys()].some((each) => patternsOverlap(each, name))) return FINE;
  return doubtful("a wildcard fits some action of its service", action, "correct it");
}

function spelt(service: string, name: string): string {
  return serviceActions(service)?.actions.get(name.toLowerCase())?.name ?? name;
}

/**
 * Whether the action can act on one of the resources. That it knows none is a warning: some do in practice, such as
 * `logs:DescribeLogGroups`.
 */
function resourceVerdict(action: string, { resources: types }: ServiceAction, resources: readonly string[]): Verdict {
  // What begins otherwise is anything, or begins with what is known only at plan time.
  if (types === undefined || resources.some((resource) => !resource.startsWith("arn:"))) return FINE;
  if (types.length === 0) {
    if (resources.some((resource) => /[*?]/.test(resource))) return FINE;
    const rule = `${action} acts on no resource of its own, so that it is allowed on * alone`;
    return verdict([], [problem("iam-resource-none", rule, resources, "allow it on * in another statement")]);
  }
  if (types.some((type) => resources.some((resource) => fits(type, resource)))) return FINE;
  const rule = `${action} acts on ${[...new Set(types)].join(" or ")}, or it is allowed for nothing`;
  const fix = "name such a resource";
  if (resources.every(isOfKnownKind)) return verdict([problem("iam-resource-kind", rule, resources, fix)]);
  return verdict([], [problem("iam-resource-kind-unknown", rule, resources, fix)]);
}

/** One resource, of a kind that the reference has: what it lacks may be newer, and a pattern may mean what it doesn't say. */
function isOfKnownKind(resource: string): boolean {
  const service = serviceActions(parseArn(resource)?.service ?? "");
  if (/[*?]/.test(resource) || service === undefined) return false;
  return [...service.actions.values()].some(({ resources = [] }) => resources.some((type) => fits(type, resource)));
}

function fits(type: string, resource: string): boolean {
  // A bucket's name holds no slash: behind it is an object.
  if (type === "arn:*:s3:::*" && resource.includes("/") && !resource.includes("*/")) return false;
  return patternsOverlap(type, resource);
}
