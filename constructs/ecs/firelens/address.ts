import { Token } from "cdktf";
import { HOST_ALONE } from "../../core/domain-name";
import { known } from "../../core/known";
import { numberText } from "../../core/literal-text";
import { problem, type Problem } from "../../core/problem";
import { wholeNumber } from "../../core/values";
import type { PlanTime } from "../../terraform/plan-time";

/** TLS, with the check of the certificate and of the host's name, which Fluent Bit has off. */
export const TLS = { tls: "On", "tls.verify": "On", "tls.verify_hostname": "On" } as const;

/** Where an output connects to: nothing where other options of it say so. */
export function address(host: string | undefined, port: number | PlanTime): Readonly<Record<string, string>> {
  if (host === undefined) return {};
  return { Host: host, Port: numberText(typeof port === "object" ? Token.asNumber(port) : port) };
}

/** The rules of such an address: Fluent Bit takes a host alone. */
export function addressProblems(host: string | undefined, port: number | PlanTime): Problem[] {
  const name = known(host);
  const problems = wholeNumber(port, { code: "firelens-port", what: "an output's port", min: 1, max: 65_535 });
  if (name === undefined || HOST_ALONE.test(name)) return problems;
  const rule = "a host is a name without https://, port and path";
  const fix = "write it as 'logs.example.com'; the port has a field of its own";
  return [problem("firelens-host", rule, name, fix), ...problems];
}
