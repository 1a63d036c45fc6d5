import { decodeJson } from "./decode";
import { type AddressedBlock, asList, type Fields, isFields, readStack, type ReceivedStack } from "./received";
import { soleExpression } from "./template";

/** A statement of an IAM policy; the same whether it is written as JSON or as `aws_iam_policy_document`. */
export interface Statement {
  /** Where it is: `aws_iam_policy.logs, statement 1`. */
  readonly where: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** Whether it holds only under conditions. */
  readonly isConditional: boolean;
  /** As it is written, for messages. */
  readonly source: unknown;
}

/** The permissions that a stack writes. */
export interface Permissions {
  readonly statements: readonly Statement[];
  /** One sentence for each policy that can't be read without Terraform. */
  readonly unreadable: readonly string[];
}

/** Attributes that hold the JSON of an identity-based policy (documentation of the AWS provider). */
const POLICY_ATTRIBUTES: Readonly<Record<string, string>> = {
  aws_iam_policy: "policy",
  aws_iam_role_policy: "policy",
  aws_iam_user_policy: "policy",
  aws_iam_group_policy: "policy",
  aws_ssoadmin_permission_set_inline_policy: "inline_policy",
};

/**
 * Every statement of every identity-based policy in a stack, or in the one policy given as text. Statements with a
 * principal are left out: those of trust and resource policies, in which `*` means the resource that they are on.
 */
export function readPermissions(received: unknown): Permissions {
  const found: Found = { statements: [], unreadable: [] };
  const add = (where: string, attribute: unknown): void => {
    if (attribute !== undefined) addJson(found, where, attribute);
  };
  if (isPolicyText(received)) {
    add("the policy", received);
    return found;
  }
  const { resources, data } = readStack(received);
  for (const { address, type, body } of resources) {
    const attribute = POLICY_ATTRIBUTES[type];
    if (attribute !== undefined) add(address, body[attribute]);
    if (type !== "aws_iam_role") continue;
    for (const inline of asList(body["inline_policy"])) {
      if (isFields(inline)) add(`${address}.inline_policy`, inline["policy"]);
      else found.unreadable.push(`${address}.inline_policy can't be read: ${JSON.stringify(inline)}`);
    }
  }
  for (const block of data) if (block.type === "aws_iam_policy_document") addDocument(found, block);
  return found;
}

/** @param read takes in the documents that this one builds on; a document of the stack is read in its own place */
function addDocument(
  found: Found,
  { address, body }: AddressedBlock,
  read = (where: string, json: unknown): void => addJson(found, where, json),
): void {
  const repeated = isFields(body["dynamic"]) ? asList(body["dynamic"]["statement"]) : [];
  const blocks = repeated.map((block) => (isFields(block) ? block["content"] : block));
  addStatements(found, address, [...asList(body["statement"]), ...blocks], fromDocumentBlock);
  for (const kind of ["source_policy_documents", "override_policy_documents"]) {
    for (const document of asList(body[kind])) read(`${address}.${kind}`, document);
  }
}

/** The statements of one policy of a stack, whose JSON an attribute holds or refers to. */
export function readPolicy(stack: ReceivedStack, where: string, attribute: unknown): Permissions {
  const found: Found = { statements: [], unreadable: [] };
  const read = (at: string, json: unknown): void => {
    const document = typeof json === "string" ? documentAddress(json) : undefined;
    const block = stack.data.find(({ address }) => address === document);
    if (block) addDocument(found, block, read);
    else addJson(found, at, json);
  };
  read(where, attribute);
  return found;
}

function isPolicyText(received: unknown): received is string {
  if (typeof received !== "string") return false;
  const decoded = decodeJson(received);
  return "value" in decoded ? isFields(decoded.value) && "Statement" in decoded.value : received.startsWith("${");
}

interface Found {
  readonly statements: Statement[];
  readonly unreadable: string[];
}

function addJson(found: Found, where: string, attribute: unknown): void {
  // That document is read in its own place.
  if (typeof attribute === "string" && documentAddress(attribute) !== undefined) return;
  const decoded = decodeJson(attribute);
  if ("value" in decoded && isFields(decoded.value)) {
    addStatements(found, where, decoded.value["Statement"], fromJson);
  } else {
    const reason = "unknown" in decoded ? decoded.unknown : "it is no object";
    found.unreadable.push(`${where} can't be read: ${reason}`);
  }
}

/** Address of the policy document that an attribute refers to. */
function documentAddress(attribute: string): string | undefined {
  try {
    const reference = soleExpression(attribute) ?? "";
    return /^(data\.aws_iam_policy_document\.[\w-]+)\.(minified_)?json$/.exec(reference)?.[1];
  } catch {
    return undefined; // its syntax is broken, which the decoder reports
  }
}

type Reader = (where: string, statement: Fields) => Statement;

function addStatements(found: Found, address: string, value: unknown, read: Reader): void {
  asList(value).forEach((statement, index) => {
    const where = `${address}, statement ${index + 1}`;
    if (!isFields(statement)) found.unreadable.push(`${where} can't be read: only Terraform can evaluate it`);
    else if (!hasPrincipal(statement)) found.statements.push(read(where, statement));
  });
}

function hasPrincipal(statement: Fields): boolean {
  return ["Principal", "NotPrincipal", "principals", "not_principals"].some((key) => asList(statement[key]).length > 0);
}

const texts = (value: unknown): string[] =>
  asList(value).map((each) => (typeof each === "string" ? each : JSON.stringify(each)));

function fromJson(where: string, statement: Fields): Statement {
  return {
    where,
    effect: texts(statement["Effect"])[0] ?? "",
    actions: texts(statement["Action"]),
    notActions: texts(statement["NotAction"]),
    resources: texts(statement["Resource"]),
    notResources: texts(statement["NotResource"]),
    isConditional: asList(statement["Condition"]).length > 0,
    source: statement,
  };
}

function fromDocumentBlock(where: string, statement: Fields): Statement {
  return {
    where,
    effect: texts(statement["effect"])[0] ?? "Allow",
    actions: texts(statement["actions"]),
    notActions: texts(statement["not_actions"]),
    resources: texts(statement["resources"]),
    notResources: texts(statement["not_resources"]),
    isConditional: asList(statement["condition"]).length > 0,
    source: statement,
  };
}
