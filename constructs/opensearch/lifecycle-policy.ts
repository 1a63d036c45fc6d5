import { finiteProblems } from "../core/finite";
import { numberText } from "../core/literal-text";
import { indexPattern, jsonOf, type SearchDocument, type SearchEngine } from "./search-document";
import { retentionProblems } from "./search-document-rules";

/** Settings of {@link lifecyclePolicy}. */
export interface LifecyclePolicyProps {
  /** What the server is: OpenSearch has ISM policies, Elasticsearch ILM policies. */
  readonly engine: SearchEngine;
  /** What the names of the indexes begin with. */
  readonly prefix: string;
  /** Days after which an index is deleted. */
  readonly retentionDays: number;
}

/** When an index goes from one state to another (OpenSearch, "Policies": transitions); the client's own type takes anything. */
interface TransitionConditions {
  /** Since the index was made, such as `30d`. */
  readonly min_index_age: string;
}

/** A policy of Index State Management (OpenSearch, "Policies"), as far as it is written here. */
export interface IsmPolicy {
  readonly policy: {
    readonly description: string;
    readonly default_state: string;
    readonly states: readonly {
      readonly name: string;
      readonly actions: readonly {
        readonly retry?: { readonly count: number; readonly backoff: "exponential"; readonly delay: string };
        readonly delete: Readonly<Record<string, never>>;
      }[];
      readonly transitions: readonly { readonly state_name: string; readonly conditions: TransitionConditions }[];
    }[];
    readonly ism_template: readonly { readonly index_patterns: readonly string[]; readonly priority: number }[];
  };
}

/**
 * A policy that deletes each index some days after it was made: Index State Management in OpenSearch, index lifecycle management
 * in Elasticsearch. It takes hold of indexes that are made after it; for older ones, attach it by hand
 * (`POST _plugins/_ism/add/<index>`).
 */
export function lifecyclePolicy({ engine, prefix, retentionDays }: LifecyclePolicyProps): SearchDocument {
  const problems = [...finiteProblems({ retentionDays }), ...retentionProblems(retentionDays)];
  if (engine === "elasticsearch") {
    const deletes = { min_age: `${numberText(retentionDays)}d`, actions: { delete: {} } };
    const body = { policy: { phases: { hot: { actions: {} }, delete: deletes } } };
    return { method: "PUT", path: `/_ilm/policy/${prefix}`, body, problems };
  }
  const path = `/_plugins/_ism/policies/${prefix}`;
  return { method: "PUT", path, body: jsonOf(ismPolicy(prefix, retentionDays)), versioned: true, problems };
}

/** The body of a policy in OpenSearch. */
export function ismPolicy(prefix: string, retentionDays: number): IsmPolicy {
  const retry = { count: 3, backoff: "exponential", delay: "10m" } as const;
  return {
    policy: {
      description: `${prefix}: indexes of a day, deleted after ${numberText(retentionDays)} days`,
      default_state: "hot",
      states: [
        {
          name: "hot",
          actions: [],
          transitions: [{ state_name: "delete", conditions: { min_index_age: `${numberText(retentionDays)}d` } }],
        },
        { name: "delete", actions: [{ retry, delete: {} }], transitions: [] },
      ],
      ism_template: [{ index_patterns: [indexPattern(prefix)], priority: 100 }],
    },
  };
}
