import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";
import { wholeNumber } from "../core/values";
import type { PresetShape, SearchCapacity } from "./search-capacity";

/** Families whose storage is their own; a domain here has EBS volumes (developer guide, "Supported instance types"). */
const WITHOUT_EBS = ["i2", "i3", "i4g", "i4i", "im4gn", "r6gd", "r7gd"];

/** Families without encryption at rest, which access control needs (same page). */
const WITHOUT_ENCRYPTION = ["m3", "r3", "t2"];

/** The rules of a domain's size (Amazon OpenSearch Service API reference, `ClusterConfig` and `EBSOptions`). */
export function capacityProblems(capacity: SearchCapacity, shape: PresetShape): Problem[] {
  const { instanceType, instanceCount, masters } = capacity;
  return [
    ...typeProblems("a data node", instanceType),
    ...(masters ? typeProblems("a dedicated master", masters.instanceType) : []),
    ...familyProblems(capacity, shape),
    ...countProblems(instanceCount, shape),
    ...masterProblems(masters?.count),
    ...storageProblems(capacity),
  ];
}

function typeProblems(what: string, type: string): Problem[] {
  if (isToken(type) || /^[a-z0-9-]+\.[a-z0-9]+\.search$/.test(type)) return [];
  const fix = "write it like r6g.large.search";
  return [problem("search-domain-capacity", `the instance type of ${what} ends in .search`, type, fix)];
}

function familyProblems({ instanceType }: SearchCapacity, { standby }: PresetShape): Problem[] {
  const code = "search-domain-capacity";
  const family = known(instanceType)?.split(".")[0] ?? "";
  const problems: Problem[] = [];
  if (WITHOUT_EBS.includes(family)) {
    const rule = `a data node has an EBS volume, which the families ${WITHOUT_EBS.join(", ")} do without`;
    problems.push(problem(code, rule, instanceType, "take one of another family, such as r6g.large.search"));
  }
  if (WITHOUT_ENCRYPTION.includes(family)) {
    const rule = `access control needs encryption at rest, which the families ${WITHOUT_ENCRYPTION.join(", ")} lack`;
    problems.push(problem(code, rule, instanceType, "take a current one, such as t3.small.search"));
  }
  if (family === "t3" && standby) {
    const fix = "take one such as r7g.large.search, or preset production";
    problems.push(problem(code, "the family t3 has no standby zone", instanceType, fix));
  }
  return problems;
}

function countProblems(instanceCount: number, { zones }: PresetShape): Problem[] {
  const code = "search-domain-capacity";
  const count = known(instanceCount);
  const range = wholeNumber(instanceCount, { code, what: "a domain's instanceCount", min: 1, max: 1_002 });
  if (range.length > 0 || count === undefined || count % zones === 0) return range;
  const rule = `a domain in ${zones} zones has as many data nodes in each`;
  return [problem(code, rule, count, `take a multiple of ${zones}`)];
}

/** "This number must be greater than 2 and not 4" (`ClusterConfig`, DedicatedMasterCount); AWS offers three and five. */
function masterProblems(given: NonNullable<SearchCapacity["masters"]>["count"] | undefined): Problem[] {
  const count = known<number>(given);
  if (count === undefined || count === 3 || count === 5) return [];
  const fix = "take 3, of which a majority remains without one";
  return [problem("search-domain-capacity", "a domain has 3 or 5 dedicated masters, or none", count, fix)];
}

/** Operations a second that a volume has at the least, and for each GiB. */
const BASE_IOPS = 3_000;

/** What a gp3 volume does where nobody says so; AWS refuses less. */
export function defaultIops(volumeSize: number): number {
  return Math.max(BASE_IOPS, 3 * (known(volumeSize) ?? 0));
}

/** gp3 volumes (Amazon EBS user guide, "General Purpose SSD volumes"). */
function storageProblems({ volumeSize, iops, throughput }: SearchCapacity): Problem[] {
  const code = "search-domain-storage";
  const size = known(volumeSize);
  const problems = wholeNumber(volumeSize, { code, what: "a volume's size", min: 10, max: 24_576, unit: "GiB" });
  if (problems.length > 0 || size === undefined) return problems;
  const operations = iops === undefined ? defaultIops(size) : known(iops);
  if (operations === undefined) return [];
  if (operations < BASE_IOPS || operations > 500 * size) {
    const rule = `a volume of ${size} GiB does ${BASE_IOPS} to ${500 * size} operations a second`;
    problems.push(problem(code, rule, operations, "leave iops out, or choose a value in between"));
  }
  const rate = known(throughput);
  if (rate !== undefined && (rate < 125 || rate > operations / 4)) {
    const rule = `a volume of ${operations} operations a second passes 125 to ${operations / 4} MiB a second`;
    problems.push(problem(code, rule, rate, "choose a value in between, or more iops"));
  }
  return problems;
}
