import { anyText, type Fields, fieldsOf, isEmpty, isFields, parsedJson } from "./fields";
import { argumentName } from "./names";

/** A resource as `terraform show -json` has it. */
export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** Key of `count` or `for_each`. */
  readonly index?: string | number;
  /** Address of the module that holds it; empty for the root. */
  readonly module: string;
  readonly values: Fields;
  /** The same shape, `true` where a value is sensitive. */
  readonly sensitive: unknown;
}

/**
 * The resources of a state or a plan as `terraform show -json` prints it.
 *
 * @returns `undefined` where the document is neither
 */
export function stateResources(document: Fields): StateResource[] | undefined {
  // What a plan only creates is not there yet, and of its references nothing is known.
  const { values, prior_state: before } = document;
  const holder = isFields(values) ? values : isFields(before) ? before["values"] : undefined;
  const root = isFields(holder) ? holder["root_module"] : undefined;
  if (!isFields(root)) return undefined;
  const found: StateResource[] = [];
  const visit = (module: Fields, address: string): void => {
    for (const each of fieldsOf(module["resources"])) {
      if (each["mode"] !== "managed" || !isFields(each["values"])) continue;
      const index = each["index"];
      found.push({
        address: anyText(each["address"]),
        type: anyText(each["type"]),
        name: anyText(each["name"]),
        index: typeof index === "string" || typeof index === "number" ? index : undefined,
        module: address,
        values: each["values"],
        sensitive: each["sensitive_values"],
      });
    }
    for (const child of fieldsOf(module["child_modules"])) visit(child, anyText(child["address"]));
  };
  visit(root, "");
  return found;
}

/** What a task definition is registered with, from what the provider keeps in the state. */
export function registered(values: Fields): Fields {
  const text = values["container_definitions"];
  const one = (key: string): Fields | undefined => fieldsOf(values[key])[0];
  const platform = one("runtime_platform");
  const storage = one("ephemeral_storage");
  const proxy = one("proxy_configuration");
  return {
    family: values["family"],
    cpu: values["cpu"],
    memory: values["memory"],
    networkMode: values["network_mode"],
    requiresCompatibilities: values["requires_compatibilities"],
    executionRoleArn: values["execution_role_arn"],
    taskRoleArn: values["task_role_arn"],
    pidMode: values["pid_mode"],
    ipcMode: values["ipc_mode"],
    enableFaultInjection: values["enable_fault_injection"] === true ? true : undefined,
    tags: isFields(values["tags"]) ? Object.entries(values["tags"]).map(([key, value]) => ({ key, value })) : undefined,
    placementConstraints: values["placement_constraints"],
    runtimePlatform: platform && camel(platform),
    ephemeralStorage: storage && { sizeInGiB: storage["size_in_gib"] },
    proxyConfiguration: proxy && {
      type: proxy["type"],
      containerName: proxy["container_name"],
      properties: Object.entries(isFields(proxy["properties"]) ? proxy["properties"] : {}).map(([name, value]) => ({
        name,
        value,
      })),
    },
    volumes: fieldsOf(values["volume"]).map(({ host_path: sourcePath, configure_at_launch: launch, ...rest }) => ({
      ...(camel(withoutZeroPort(rest)) as Fields),
      ...(launch === true && { configuredAtLaunch: true }),
      ...(!isEmpty(sourcePath) && { host: { sourcePath } }),
    })),
    containerDefinitions: typeof text === "string" ? parsedJson(text) : [],
  };
}

/** A state holds 0 where no port was written. */
function withoutZeroPort(volume: Fields): Fields {
  const systems = fieldsOf(volume["efs_volume_configuration"]).map(({ transit_encryption_port: port, ...efs }) =>
    port === 0 ? efs : { ...efs, transit_encryption_port: port },
  );
  return { ...volume, efs_volume_configuration: systems };
}

/** In the API's words; a block is a list of one in a state. */
function camel(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(camel);
  if (!isFields(data)) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, field]) => {
      const [only] = Array.isArray(field) && field.length === 1 ? (field as unknown[]) : [];
      return [argumentName(key), camel(isFields(only) ? only : field)];
    }),
  );
}
