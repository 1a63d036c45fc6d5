import { LambdaInvocation } from "@cdktf/provider-aws/lib/lambda-invocation";
import { Lazy, type TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { encodeJson } from "../core/jsonencode";
import type { Json } from "../core/json";
import { reportVerdict, verdict } from "../core/verdict";
import { waitFor } from "../core/wait-for";
import { LambdaFunction } from "../lambda/lambda-function";
import type { LambdaFunctionBaseProps } from "../lambda/lambda-function-props";
import type { SearchRoles } from "./search-access";
import type { SearchDocument } from "./search-document";
import { documentProblems, hostProblems, replicaWarnings } from "./search-document-rules";
import { installStatement } from "./search-endpoint";
import { searchFunctionCode } from "./search-function-code";
import { connectionTo, functionVpc, type SearchServer } from "./search-server";

/** Settings of a {@link SearchSetup}. */
export type SearchSetupProps = {
  /** The function's name, and its role's: 1 to 64 letters, digits, `-` and `_`. */
  readonly name: string;
  /**
   * What is installed, in this order. A function is asked when the program is complete, with the roles that the domain knows:
   * `(roles) => logDocuments({ prefix: "app", …, ...roles })`. An endpoint knows none: name them in a list.
   */
  readonly documents: readonly SearchDocument[] | ((roles: SearchRoles) => readonly SearchDocument[]);
  /** The function's log group, as of `LambdaFunction`. @default a group of its own, for 30 days */
  readonly logs?: LambdaFunctionBaseProps["logs"];
} & SearchServer;

const GROUP = "Search setup: HTTPS to the search domain only";

const NO_ROLES: SearchRoles = { writers: [], forwarders: [], readers: [], administrators: [] };

/** Seconds that a server may take, which is starting perhaps. */
const TIMEOUT = 300;

/**
 * Installs documents in a search server: a small Lambda function, which Terraform invokes when it makes this and whenever a
 * document changes (`aws_lambda_invocation`, lifecycle_scope CRUD). No password is anywhere: requests are signed with the
 * function's role, which a domain has as its administrator. A document that the server refuses fails the apply with the server's own reason; one that changes is in the
 * plan. Nothing is taken away when this goes: the records need what is installed.
 */
export class SearchSetup extends AwsConstruct {
  /** What sends the documents, when Terraform invokes it. */
  public readonly function: LambdaFunction;
  /** What is done once all is installed: whoever writes records waits for it (`dependsOn`). */
  public readonly installed: TerraformResource;
  private readonly roles: () => SearchRoles;

  public constructor(scope: Construct, id: string, props: SearchSetupProps) {
    super(scope, id);
    const { name, domain, endpoint, logs } = props;
    this.roles = domain ? () => domain.roles() : () => NO_ROLES;
    reportVerdict(this, () => {
      const documents = this.documents(props);
      const warnings = domain ? replicaWarnings(documents, domain.shape) : [];
      return verdict([...documentProblems(documents), ...(endpoint ? hostProblems(endpoint.host) : [])], warnings);
    });
    const code = searchFunctionCode();
    const description = "Installs templates, policies and roles in a search server";
    this.function = new LambdaFunction(this, "function", {
      ...{ name, description, code, handler: "setup.handler", memorySize: 256, timeout: TIMEOUT, logs },
      vpc: functionVpc(this, props, { name, description: GROUP, from: "setup" }),
    });
    if (domain) domain.administeredBy(this.function.role);
    else this.function.role.addToPolicy(installStatement(endpoint));
    const input = (): string =>
      encodeJson({ ...connectionTo(props), documents: this.documents(props).map(asJson), code: code.hash });
    this.installed = new LambdaInvocation(this, "Resource", {
      functionName: this.function.functionName,
      input: Lazy.stringValue({ produce: input }),
      lifecycleScope: "CRUD",
    });
    waitFor(this.installed, () => domain?.ways() ?? []);
  }

  private documents({ documents }: SearchSetupProps): readonly SearchDocument[] {
    return typeof documents === "function" ? documents(this.roles()) : documents;
  }
}

function asJson({ method, path, body, headers, versioned }: SearchDocument): Json {
  return { method, path, body, headers, versioned };
}
