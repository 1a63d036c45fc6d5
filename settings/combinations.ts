import { isWithin } from "../constructs/core/domain-name";
import type { AuthenticationOptions, CertificateOptions } from "./authentication";
import { canInstall, installs, type ElkOptions } from "./elk";
import type { HardeningOptions } from "./hardening";
import type { LogAnalysisOptions } from "./log-analysis";
import { apiProblems } from "./serverless-api";
import { MOST_WITHOUT_PROXY, type ServerlessOptions } from "./serverless";
import { sharedVariableProblems } from "./shared-variables";
import type { TextOrVariable } from "./text-or-variable";

/** Settings that have to do with each other. */
interface Settings {
  readonly certificateArn?: TextOrVariable;
  readonly certificate?: CertificateOptions;
  readonly authentication?: AuthenticationOptions;
  readonly hardening?: HardeningOptions;
  readonly elk?: ElkOptions;
  readonly logAnalysis?: LogAnalysisOptions;
  readonly serverless?: ServerlessOptions;
  readonly leaving: readonly string[];
}

/** Settings that do not fit together, a sentence each. */
export function combinationProblems(settings: Settings): string[] {
  return [
    ...certificateProblems(settings),
    ...hostProblems(settings),
    ...variableProblems(settings),
    ...logsKeyProblems(settings),
    ...endpointProblems(settings),
    ...blindAnalysisProblems(settings),
    ...shareProblems(settings),
    ...apiProblems(settings.serverless?.api, settings.authentication),
  ];
}

/** A certificate is for a listener that speaks HTTPS, and who signs in needs one. */
function certificateProblems({ certificateArn, certificate, authentication, hardening, leaving }: Settings): string[] {
  const given = Object.entries({ certificateArn, certificate }).filter(([, value]) => value !== undefined);
  if (given.length === 2) {
    return [
      `certificateArn and certificate exclude each other, got: ${show({ certificateArn, certificate })}; leave one out.`,
    ];
  }
  const isUsed = authentication ?? hardening ?? (leaving.includes("hardening") || leaving.includes("authentication"));
  const [only] = given;
  if (only && !isUsed) {
    const [name, value] = only;
    return [
      `${name} needs the setting hardening or authentication, got: ${show(value)} without them; ` +
        `set hardening to true, or take ${name} away.`,
    ];
  }
  if (authentication && only === undefined) {
    return [
      `authentication needs a certificate, got: ${show({ host: authentication.host })} without one; ` +
        "set certificateArn, or certificate.zoneName.",
    ];
  }
  return [];
}

/** The certificate that is requested is for the host, in whose zone its proof is. */
function hostProblems({ certificate, authentication, hardening }: Settings): string[] {
  if (certificate === undefined || !(authentication ?? hardening)) return [];
  const { zoneName, host: own } = certificate;
  const host = authentication?.host ?? own;
  if (host === undefined) {
    return [`certificate.host must be given without authentication, got: ${show(certificate)}; add it.`];
  }
  if (own !== undefined && show(own) !== show(host)) {
    return [
      `certificate.host must be the host of authentication, got: ${show(own)} and ${show(host)}; leave certificate.host out.`,
    ];
  }
  if (typeof host === "string" && typeof zoneName === "string" && !isWithin(host, zoneName)) {
    return [
      `certificate.zoneName must be a zone that holds the host, got: ${show(zoneName)} for ${show(host)}; correct one of the two.`,
    ];
  }
  return [];
}

function variableProblems({ certificateArn, certificate, authentication }: Settings): string[] {
  const provider = authentication?.provider;
  return sharedVariableProblems([
    { name: "authentication.host", kind: "name", value: authentication?.host },
    { name: "certificate.host", kind: "name", value: certificate?.host },
    { name: "certificate.zoneName", kind: "name", value: certificate?.zoneName },
    { name: "certificateArn", kind: "arn", value: certificateArn },
    {
      ...{ name: "authentication.provider.domainPrefix", kind: "prefix" },
      value: provider?.type === "cognito" ? provider.domainPrefix : undefined,
    },
    {
      ...{ name: "authentication.provider.clientSecret", kind: "secret" },
      value: provider?.type === "oidc" ? provider.clientSecret : undefined,
    },
  ]);
}

function logsKeyProblems({ hardening }: Settings): string[] {
  const { logsKeyArn, except } = hardening ?? {};
  if (logsKeyArn === undefined || except?.["log-encryption"] === undefined) return [];
  return [
    `hardening.logsKeyArn needs the measure log-encryption, got: ${JSON.stringify(logsKeyArn)} with hardening.except; ` +
      "take logsKeyArn away, or log-encryption out of except.",
  ];
}

/** Which server takes which credentials, and where it is. */
function endpointProblems({ elk }: Settings): string[] {
  if (elk?.target.type !== "endpoint") return [];
  const { engine, host, auth, documents } = elk.target;
  const problems: string[] = [];
  if (engine !== "elasticsearch" && (auth.type === "elasticCloud" || auth.type === "apiKey")) {
    problems.push(
      `elk.target.auth.type must be sigv4 or user with opensearch, got: ${show(auth.type)}; set engine to elasticsearch, or ` +
        "choose another.",
    );
  }
  if (engine === "elasticsearch" && auth.type === "sigv4") {
    problems.push(
      'elk.target.auth.type must be user, apiKey or elasticCloud with elasticsearch, got: "sigv4"; set engine to opensearch ' +
        "for a domain of Amazon OpenSearch Service, or choose another.",
    );
  }
  if (auth.type === "elasticCloud" && host !== undefined) {
    problems.push(`elk.target.host is in the cloudId of elasticCloud, got: ${show(host)} besides; leave it out.`);
  }
  if (auth.type !== "elasticCloud" && host === undefined) {
    problems.push(`elk.target.host must be given, got: nothing with ${show(auth.type)}; add it.`);
  }
  if (host?.endsWith(".aoss.amazonaws.com")) {
    problems.push(
      `elk.target.host must not be of OpenSearch Serverless, got: ${show(host)}; name a domain, or another server.`,
    );
  }
  if (documents === "install" && !canInstall(elk.target)) {
    problems.push(
      `elk.target.documents must be files with ${engine} and ${auth.type}, got: "install"; leave it out, and install the files.`,
    );
  }
  if (elk.readers !== undefined && !installs(elk.target)) {
    problems.push(
      `elk.readers must be left out where the server's owner installs the documents, got: ${show(elk.readers)}; ` +
        "let its owner say who reads.",
    );
  }
  return problems;
}

/** The analysis is of what CloudWatch gets. */
function blindAnalysisProblems({ elk, logAnalysis }: Settings): string[] {
  if (elk?.keepCloudWatch !== false || logAnalysis === undefined) return [];
  return ["elk.keepCloudWatch must be true with logAnalysis, got: false; leave it out, or turn logAnalysis off."];
}

/** Who gets requests needs something that runs, and the database has so many connections. */
function shareProblems({ serverless }: Settings): string[] {
  if (serverless === undefined) return [];
  const { share, tasksToZero = false, reservedConcurrency = 0, rdsProxy = false } = serverless;
  const problems: string[] = [];
  if (tasksToZero && share < 100) {
    problems.push(
      `serverless.tasksToZero needs a share of 100, got: ${share}; apply a share of 100 without tasksToZero first, and lower ` +
        "it when the tasks run.",
    );
  }
  if (reservedConcurrency > MOST_WITHOUT_PROXY && !rdsProxy) {
    problems.push(
      `serverless.reservedConcurrency is at most ${MOST_WITHOUT_PROXY} without rdsProxy, since each invocation has a connection ` +
        `to the database, got: ${reservedConcurrency}; lower it, or set rdsProxy to true.`,
    );
  }
  return problems;
}

function show(value: unknown): string {
  return JSON.stringify(value);
}
