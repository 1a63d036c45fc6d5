import type { Thing } from "./things";

/** Parts whose type does not begin with the type of their owner. */
const PART_OF: readonly (readonly [part: RegExp, owner: RegExp])[] = [
  [/^aws_kms_alias$/, /^aws_kms_key$/],
  [/^aws_lb_target_group$/, /^aws_lb$/],
  [/^aws_appautoscaling_(policy|scheduled_action)$/, /^aws_appautoscaling_target$/],
  [/^aws_appautoscaling_target$/, /^aws_ecs_service$/],
  [/^aws_cloudwatch_log_(?!group)/, /^aws_cloudwatch_log_group$/],
  [/^aws_vpc_security_group_(in|e)gress_rule$/, /^aws_security_group$/],
  [/^aws_lambda_(permission|alias|function_url|event_source_mapping|invocation)$/, /^aws_lambda_function$/],
  [/^aws_iam_policy_attachment$/, /^aws_iam_policy$/],
  [/^aws_route(_table_association)?$/, /^aws_route_table$/],
  [/^aws_s3_object$/, /^aws_s3_bucket$/],
  [/^aws_api_gateway_(deployment|stage|method|resource|integration)/, /^aws_api_gateway_rest_api$/],
];

/** What belongs to the one thing that uses it. */
const SUPPORT =
  /^(aws_security_group|aws_iam_policy|aws_lb_target_group|aws_launch_template|aws_db_subnet_group|random_)/;

const RULE_OF_GROUP = /^aws_(vpc_)?security_group/;
const ATTACHMENT = /^aws_iam_(role_)?policy_attachment$/;

/** Finds what a thing is drawn with: itself, or the owner of which it is a part. */
export type Root = (address: string) => string;

/**
 * Which things are parts of others: a listener of its load balancer, a rule of its security group, and a security group, a
 * policy or a target group of the one thing that uses it.
 *
 * @param things the stack's, by their addresses
 * @returns the outermost owner of each
 */
export function rootsOf(things: ReadonlyMap<string, Thing>): Root {
  const owners = new Map<string, string>();
  const users = usersOf(things);
  for (const thing of things.values()) {
    const owner = ownerOf(thing, things, users);
    if (owner !== undefined) owners.set(thing.address, owner);
  }
  const root: Root = (address) => {
    const seen = new Set<string>();
    let at = address;
    for (let next = owners.get(at); next !== undefined && !seen.has(at); next = owners.get(at)) {
      seen.add(at);
      at = next;
    }
    return at;
  };
  for (const { type, address } of things.values()) {
    if (!SUPPORT.test(type) || owners.has(address)) continue;
    const [only, ...others] = usersInPicture(address, things, users, root);
    if (only !== undefined && others.length === 0 && root(only) !== address) owners.set(address, only);
  }
  return root;
}

type Users = ReadonlyMap<string, readonly Thing[]>;

function usersOf(things: ReadonlyMap<string, Thing>): Users {
  const users = new Map<string, Thing[]>([...things.keys()].map((address) => [address, []]));
  for (const thing of things.values()) {
    for (const { address } of thing.references) users.get(address)?.push(thing);
  }
  return users;
}

function ownerOf(thing: Thing, things: ReadonlyMap<string, Thing>, users: Users): string | undefined {
  if (thing.type === "module") return undefined;
  const used = inOwnOrder(thing, things);
  for (const [part, owner] of PART_OF) {
    if (!part.test(thing.type)) continue;
    const direct = used.find(({ type }) => owner.test(type));
    // A target group names no load balancer: the listener that forwards to it does.
    const beside = (users.get(thing.address) ?? []).flatMap((user) => inOwnOrder(user, things));
    const found = direct ?? beside.find(({ type, address }) => owner.test(type) && address !== thing.address);
    if (found !== undefined) return found.address;
  }
  const byName = used.filter(({ type }) => thing.type.startsWith(`${type}_`));
  return byName.sort((a, b) => b.type.length - a.type.length)[0]?.address;
}

/** What a thing refers to; first what its argument is called after: a rule may name two groups, and is `security_group_id`'s. */
function inOwnOrder(thing: Thing, things: ReadonlyMap<string, Thing>): Thing[] {
  const found = thing.references.flatMap(({ address, field }) => {
    const other = things.get(address);
    return other === undefined ? [] : [{ other, own: field.startsWith(other.type.replace(/^[a-z0-9]+?_/, "")) }];
  });
  return [...found.filter(({ own }) => own), ...found.filter(({ own }) => !own)].map(({ other }) => other);
}

/** The things in the picture that use one: of an attachment, the role to which it attaches. */
function usersInPicture(address: string, things: ReadonlyMap<string, Thing>, users: Users, root: Root): Set<string> {
  const found = new Set<string>();
  for (const user of users.get(address) ?? []) {
    if (RULE_OF_GROUP.test(user.type)) continue;
    if (ATTACHMENT.test(user.type)) {
      const roles = user.references.filter((reference) => things.get(reference.address)?.type === "aws_iam_role");
      for (const role of roles) found.add(role.address);
    } else {
      found.add(root(user.address));
    }
  }
  found.delete(address);
  return found;
}
