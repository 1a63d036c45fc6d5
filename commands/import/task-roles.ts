import { type Code, call, name, value } from "./code";
import { iam } from "./doors";
import { isToken } from "../../constructs/core/token";
import { isEmpty } from "./fields";
import { terraformName, type Variables } from "./names";
import type { Statement } from "./program";
import { field } from "./props-code";
import type { Scopes } from "./scopes";
import type { Tokens } from "./tokens";
import type { TaskRoles } from "./typed-task";

/** What the roles of a program's task definitions are found with. */
interface Surroundings {
  readonly scopes: Scopes;
  readonly variables: Variables;
  readonly tokens: Tokens;
  /** What an ARN belongs to: the code of the ARN. */
  readonly reference: (arn: string) => Code | undefined;
}

/** The roles that task definitions name: constructs of the program, or roles that are there already. */
export class RolesOfTasks {
  /** Roles of the program, by ARN: the variable that holds the construct. */
  public readonly constructs = new Map<string, Code>();
  private readonly existing = new Map<string, Code>();

  public constructor(private readonly around: Surroundings) {}

  /**
   * The roles as constructs.
   *
   * @param statements where roles are made that are there already
   */
  public typed(executionArn: unknown, taskArn: unknown, statements: Statement[]): TaskRoles {
    const same = executionArn === taskArn;
    return {
      execution: this.role(executionArn, same ? "TaskAndExecutionRole" : "ExecutionRole", statements),
      task: this.role(taskArn, same ? "TaskAndExecutionRole" : "TaskRole", statements),
    };
  }

  /** The roles' ARNs. */
  public raw(executionArn: unknown, taskArn: unknown): TaskRoles {
    return { execution: this.arn(executionArn), task: this.arn(taskArn) };
  }

  private arn(arn: unknown): Code | undefined {
    if (typeof arn !== "string" || isEmpty(arn)) return undefined;
    const found = this.constructs.get(arn);
    if (found !== undefined) return field(found, "arn");
    return this.around.reference(arn) ?? this.around.tokens.text(arn);
  }

  private role(arn: unknown, className: string, statements: Statement[]): Code | undefined {
    if (typeof arn !== "string" || isEmpty(arn)) return undefined;
    const found = this.constructs.get(arn) ?? this.existing.get(`${className} ${arn}`);
    if (found !== undefined) return found;
    const { scopes, variables, tokens, reference } = this.around;
    const kind = className === "TaskRole" ? "task_role" : "execution_role";
    const id = isToken(arn) ? kind : terraformName(arn.split("/").at(-1) ?? "", kind);
    const variable = variables.add(id, className);
    const text = reference(arn) ?? tokens.text(arn);
    const method = isToken(arn) || arn.startsWith("arn:") ? "fromArn" : "fromName";
    statements.push({ variable, code: call(iam(className), [scopes.of(id), value(id), text], method) });
    this.existing.set(`${className} ${arn}`, name(variable));
    return name(variable);
  }
}
