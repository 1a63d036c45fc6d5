import { mustBe, NONE, standInText, type Shape } from "../../core/shape";
import type { IEcsRole, IExecutionRole, ITaskRole } from "../../iam/role";

/** A role, known by its purpose. A stand-in is a role that is there already, which is not judged. */
function role<Role extends IEcsRole>(says: string, purpose: Role["purpose"]): Shape<Role> {
  const fits = (value: unknown): boolean => {
    if (typeof value !== "object" || value === null || !("arn" in value && "purpose" in value)) return false;
    return value.purpose === purpose || value.purpose === "both";
  };
  const standIn = (): IEcsRole => ({
    ownership: "existing",
    purpose,
    arn: standInText(),
    roleName: standInText(),
    addToPolicy: () => undefined,
  });
  return {
    check: (value) => (fits(value) ? NONE : [mustBe(says, value)]),
    repair: (value) => (fits(value) ? value : standIn()),
  };
}

/** An execution role, as it may come past the compiler. */
export const EXECUTION_ROLE = role<IExecutionRole>("an ExecutionRole, made new, by fromArn or fromName", "execution");

/** A task role, as it may come past the compiler. */
export const TASK_ROLE = role<ITaskRole>("a TaskRole, made new, by fromArn or fromName", "task");
