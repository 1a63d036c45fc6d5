import type { Problem } from "../../core/problem";
import type { KnownPermissions } from "../../iam/known-permissions";
import { showStatements } from "../../iam/policy-document";
import { allStatements, type StartStatements } from "../start-statements";

/** What each permission is for, and how else than by `grantStart` a program gives it. */
const PURPOSES: Readonly<Record<keyof StartStatements, { readonly may: string; readonly grant: string }>> = {
  image: {
    may: "pull the container's image",
    grant: "executionRole.addToPolicy(...imagePullStatements(repositoryArn))",
  },
  logs: { may: "write the container's log group", grant: "logGroup.grantWrite(executionRole)" },
  secrets: {
    may: "read the container's secrets and environment files",
    grant: "executionRole.addToPolicy(...secret.readStatements)",
  },
};

/** What the execution role certainly lacks to start the container: it would fail in AWS only, when the task starts. */
export function missingPermissions(
  container: string,
  needed: StartStatements,
  permissions: KnownPermissions,
): Problem[] {
  return (Object.keys(PURPOSES) as (keyof StartStatements)[]).flatMap((purpose) => {
    const missing = permissions.missing(needed[purpose]);
    if (missing.length === 0) return [];
    const { may, grant } = PURPOSES[purpose];
    return [
      {
        code: "execution-role-permissions",
        where: `container "${container}"`,
        rule: `the execution role may ${may}, or the task does not start`,
        got: `without ${showStatements(missing)}`,
        fix: `leave out grantStart: false, or write ${grant}`,
      } as const,
    ];
  });
}

/**
 * What the execution role is granted to start the container, and its permissions boundary forbids all the same (IAM user guide,
 * "Permissions boundaries for IAM entities").
 */
export function beyondBoundary(container: string, needed: StartStatements, permissions: KnownPermissions): Problem[] {
  const beyond = permissions.beyondBoundary(allStatements(needed));
  if (beyond.length === 0) return [];
  return [
    {
      code: "execution-role-boundary",
      where: `container "${container}"`,
      rule: "the execution role's permissions boundary allows what starting the container takes",
      got: `without ${showStatements(beyond)}`,
      fix: "add it to the boundary",
    },
  ];
}
