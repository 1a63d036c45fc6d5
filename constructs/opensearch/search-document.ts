import type { Json } from "../core/json";
import type { Problem } from "../core/problem";

/** What is installed in a search server: one request. */
export interface SearchDocument {
  /** `PUT` where the path names what is installed, `POST` where the server does. */
  readonly method: "PUT" | "POST";
  /** Path within the server, such as `/_index_template/app`. */
  readonly path: string;
  /** JSON of the request. */
  readonly body: Json;
  /** @default none besides those of the connection */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Whether the server wants to hear which version is replaced, as of a lifecycle policy of OpenSearch.
   *
   * @default false
   */
  readonly versioned?: boolean;
  /** What is wrong with it: whoever installs it reports this. @default nothing is */
  readonly problems?: readonly Problem[];
}

/** What a server is. They differ in lifecycle policies and in access control. */
export type SearchEngine = "opensearch" | "elasticsearch";

/** Names of indexes that begin alike: the pattern of templates, policies and permissions. */
export function indexPattern(prefix: string): string {
  return `${prefix}-*`;
}

/** An object as JSON: what has no value is left out. */
export function jsonOf(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
