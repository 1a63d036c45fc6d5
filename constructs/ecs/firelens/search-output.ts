import { known } from "../../core/known";
import { given } from "../../core/given";
import { problem, type Problem } from "../../core/problem";
import type { PolicyStatement } from "../../iam/policy-document";
import type { IRole } from "../../iam/role";
import type { PlanTime } from "../../terraform/plan-time";
import { address, addressProblems, TLS } from "./address";
import type { SearchCredentials } from "./auth";
import { asRole, knownTo, valueProblems, type FirelensOutput } from "./output";
import { awayForProblems, type AnyAwayFor } from "./retry";

/** The index that records go to. */
export type SearchIndex =
  /** One for each day, named `<daily>-2026.11.26`: old ones are deleted as a whole. */
  | {
      /** What the indexes' names begin with, before the day. */
      readonly daily: string;
      /** Not with `daily`. */
      readonly fixed?: undefined;
    }
  /** One for all of them. */
  | {
      /** The index's whole name. */
      readonly fixed: string;
      /** Not with `fixed`. */
      readonly daily?: undefined;
    };

/** Options that the settings of both search engines' outputs say. */
export type SearchSetting =
  | "index"
  | "logstash_format"
  | "logstash_prefix"
  | "logstash_prefix_key"
  | "suppress_type_name"
  | "replace_dots"
  | "generate_id"
  | "id_key"
  | "buffer_size"
  | "trace_error"
  | "trace_output"
  | "aws_auth"
  | "aws_region"
  | "aws_service_name"
  | "aws_role_arn"
  | "aws_external_id"
  | "http_user"
  | "http_passwd"
  | "type";

/** What records of both search engines go through. */
export interface SearchOutputBase {
  /** One index for each day, or one for all records. */
  readonly index: SearchIndex;
  /** Field that names the document, instead of a hash of the record. @default the hash */
  readonly idKey?: string;
  /**
   * Whether the router's log holds the engine's answer to a record that it refuses: the only way to see why, and it shows
   * parts of the record. Only with `development` of the router.
   *
   * @default false
   */
  readonly traceErrors?: boolean;
}

/** Such an output, however it is found and who may write. */
interface AnySearchOutput extends SearchOutputBase, SearchCredentials, AnyAwayFor {
  readonly plugin: "opensearch" | "es";
  /** `undefined` for Elastic Cloud, whose id says it. */
  readonly host?: string;
  readonly port?: number | PlanTime;
  /** Where requests are signed: the domain that may be written. @default nothing is granted */
  readonly domain?: { readonly arn: string; readonly grantWrite?: (role: IRole) => void };
  readonly options?: Readonly<Record<string, string | undefined>>;
}

/** Bytes of an index name, and of the date behind a daily one (OpenSearch, `MetadataCreateIndexService`). */
const MOST_BYTES = 255;
const DATE_BYTES = "-2026.11.26".length;

/**
 * An output of one of the two search engines, with what must be on: without `Suppress_Type_Name` every request is refused,
 * without `tls.verify_hostname` any certificate is taken, and `Generate_ID` makes a second sending of a record harmless.
 */
export function searchOutput(settings: AnySearchOutput): FirelensOutput {
  const { plugin, host, port = 443, index, idKey, traceErrors = false, auth, secrets, signed, options = {} } = settings;
  const derived = given({
    ...address(host, port),
    ...TLS,
    Suppress_Type_Name: "On",
    Replace_Dots: "On",
    Generate_ID: idKey === undefined ? "On" : undefined,
    Id_Key: idKey,
    // Of the answer: one to a full chunk is more than the default of 512 KB, and one cut off reads as a failure.
    Buffer_Size: "False",
    Trace_Error: traceErrors ? "On" : undefined,
    ...indexOptions(index),
  });
  const further = given({ ...auth, ...options });
  return {
    plugin,
    options: (place) => ({ ...knownTo(place, plugin, derived), ...further }),
    secrets,
    ...grants(signed, settings.domain),
    away: settings,
    takesLines: false,
    tracesErrors: traceErrors,
    problems: [
      ...addressProblems(host, port),
      ...indexProblems(index),
      ...awayForProblems(settings),
      ...valueProblems({ ...derived, ...further }),
    ],
  };
}

/** What signing takes: to be another role, or `es:ESHttpPost` on what Fluent Bit asks alone. */
function grants(
  signed: AnySearchOutput["signed"],
  domain: AnySearchOutput["domain"],
): Pick<FirelensOutput, "permissions" | "grantTo"> {
  if (signed === undefined) return {};
  const permissions = asRole(signed.roleArn);
  if (permissions !== undefined) return { permissions };
  if (domain?.grantWrite) return { permissions: [], grantTo: (role) => domain.grantWrite?.(role) };
  const write = (arn: string): PolicyStatement => ({ actions: ["es:ESHttpPost"], resources: [`${arn}/_bulk`] });
  return { permissions: domain === undefined ? [] : [write(domain.arn)] };
}

function indexOptions({ daily, fixed }: SearchIndex): Record<string, string | undefined> {
  return daily === undefined ? { Index: fixed } : { Logstash_Format: "On", Logstash_Prefix: daily };
}

/** The rule is stricter than the engine's, which takes `.app` and `é` too: the first is hidden, the second is several bytes. */
function indexProblems({ daily, fixed }: SearchIndex): Problem[] {
  const name = known(daily ?? fixed);
  if (name === undefined) return [];
  const most = daily === undefined ? MOST_BYTES : MOST_BYTES - DATE_BYTES;
  if (/^[a-z0-9][a-z0-9._-]*$/.test(name) && name.length <= most) return [];
  const rule = `an index name has up to ${most} lower-case letters, digits and ._-, and begins with a letter or digit`;
  return [problem("firelens-index", rule, name, "write it as 'app'")];
}
