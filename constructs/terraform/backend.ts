import { CloudBackend, LocalBackend, NamedCloudWorkspace, S3Backend } from "cdktf";
import type { TerraformBackend, TerraformStack } from "cdktf";

/** State in a file. The newcomer's choice: `init` needs nothing else. */
export interface LocalBackendSettings {
  /** Terraform's backend `local`. */
  readonly type: "local";
  /**
   * Path of the state file, relative to the stack's directory `cdktf.out/stacks/<stack>`; see {@link BackendSettings}
   * for `{stack}` in it. Terraform workspaces other than `default` live in `<path>.d`.
   *
   * @default `../../../terraform.{stack}.tfstate`: in the project's own folder, where deleting `cdktf.out` (which holds
   * nothing but output) does not lose it
   */
  readonly path?: string;
}

/** State in an S3 bucket, locked by a lock file beside it (Terraform 1.10 or later; no DynamoDB table). */
export interface S3BackendSettings {
  /** Terraform's backend `s3`. */
  readonly type: "s3";
  /** The bucket's name; it is there already, best with versioning, which keeps older states. */
  readonly bucket: string;
  /** Object key of the state; see {@link BackendSettings} for `{stack}` in it. */
  readonly key: string;
  /** Region of the bucket, such as `eu-west-3`. */
  readonly region: string;
  /** @default true: a lock file `<key>.tflock` beside the state */
  readonly useLockfile?: boolean;
  /** @default true: the state object is encrypted */
  readonly encrypt?: boolean;
}

/** State in HCP Terraform or Terraform Enterprise. */
export interface CloudBackendSettings {
  /** Terraform's block `cloud`. */
  readonly type: "cloud";
  /** The organization's name, which has the workspace. */
  readonly organization: string;
  /** Name of the workspace; see {@link BackendSettings} for `{stack}` in it. */
  readonly workspace: string;
  /** @default `app.terraform.io` */
  readonly hostname?: string;
}

/**
 * Where stacks keep their states. `{stack}` in a path, key or workspace is the stack's name. A place without it
 * belongs to one stack (`university`), and `-<stack>` is added for every other one: two stacks on one state would each
 * destroy what the other made.
 */
export type BackendSettings = LocalBackendSettings | S3BackendSettings | CloudBackendSettings;

/**
 * Gives the stack its backend. A `ReadableStack` without one has the local one on its defaults; cdktf would write the absolute
 * path of the checkout into the output.
 *
 * @param owner name of the stack to which a place without `{stack}` belongs as it is written; this one by default
 */
export function addBackend(
  stack: TerraformStack,
  settings: BackendSettings,
  owner: string = stack.node.id,
): TerraformBackend {
  const name = stack.node.id;
  const named = (place: string): string =>
    place.includes("{stack}") || name === owner ? place.replaceAll("{stack}", name) : `${place}-${name}`;
  switch (settings.type) {
    case "local": {
      const path = named(settings.path ?? "../../../terraform.{stack}.tfstate");
      return new LocalBackend(stack, { path, workspaceDir: `${path}.d` });
    }
    case "s3": {
      const { bucket, region, encrypt = true, useLockfile = true } = settings;
      // The bindings predate Terraform 1.10 and have no property for the lock file.
      const backend = new S3Backend(stack, { bucket, key: named(settings.key), region, encrypt });
      backend.addOverride("use_lockfile", useLockfile);
      return backend;
    }
    case "cloud": {
      const backend = new CloudBackend(stack, {
        organization: settings.organization,
        hostname: settings.hostname,
        workspaces: new NamedCloudWorkspace(named(settings.workspace)),
      });
      // Its only rule runs `terraform version`, and a synthesis needs no Terraform; one that is too old (before 1.1) says
      // itself that it does not know the block.
      backend.node.validate = () => [];
      return backend;
    }
  }
}
