/** Roles and permissions: the codes of problems. */
export type IamCode =
  // Roles
  | "role-arn"
  | "existing-role-permissions"
  // Roles for GitHub
  | "github-pull-requests"
  | "github-ref"
  | "github-repository"
  | "github-role-reads"
  | "github-role-state"
  | "github-subject"
  // Permissions
  | "iam-action"
  | "iam-action-unknown"
  | "iam-condition-key"
  | "iam-condition-key-unknown"
  | "iam-condition-operator"
  | "iam-condition-value"
  | "iam-effect"
  | "iam-empty"
  | "iam-policy-count"
  | "iam-policy-size"
  | "iam-principal"
  | "iam-resource"
  | "iam-resource-kind"
  | "iam-resource-kind-unknown"
  | "iam-resource-none"
  | "iam-sid"
  | "iam-trust-size";
