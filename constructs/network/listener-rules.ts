import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { wholeNumber } from "../core/values";

/** Elastic Load Balancing user guide, "Security policies for your Application Load Balancer": the one that AWS recommends. */
export const RECOMMENDED_SSL_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/** What is checked of a listener, beside its action. */
interface ListenerSettings {
  readonly port: number;
  readonly certificateArn?: string;
  readonly sslPolicy?: string;
}

/** The rules of what a listener speaks (Elastic Load Balancing API reference, `CreateListener`, Port and SslPolicy). */
export function listenerProblems({ port, certificateArn, sslPolicy }: ListenerSettings): Problem[] {
  const problems = wholeNumber(port, { code: "listener-port", what: "a listener's port", min: 1, max: 65535 });
  if (certificateArn?.trim() === "") {
    const fix = "give it one, or leave certificateArn out, and the listener speaks HTTP";
    problems.push(problem("listener-https", "a certificateArn is the ARN of a certificate", certificateArn, fix));
  }
  if (sslPolicy !== undefined && certificateArn === undefined) {
    const rule = "only a listener with a certificate has an sslPolicy";
    const fix = "give it a certificate, or leave sslPolicy out";
    return [...problems, problem("listener-ssl-policy", rule, sslPolicy, fix)];
  }
  const policy = known(sslPolicy);
  if (policy === undefined || /^ELBSecurityPolicy-[A-Za-z0-9-]+$/.test(policy)) return problems;
  const rule = "an sslPolicy is one of AWS's, whose names begin with ELBSecurityPolicy-";
  return [
    ...problems,
    problem("listener-ssl-policy", rule, policy, `leave it out, which takes ${RECOMMENDED_SSL_POLICY}`),
  ];
}

/** A listener that listens all the same, though no browser could speak to it. */
export function listenerWarnings({ port, certificateArn }: ListenerSettings): Problem[] {
  if (known(port) !== 443 || certificateArn !== undefined) return [];
  const rule = "a listener on port 443 speaks HTTPS, for which it needs a certificate";
  return [problem("listener-https", rule, port, "give it one")];
}
