import { Token } from "cdktf";
import { listenerProblems, listenerWarnings } from "../../../constructs/network/listener-rules";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 443 });
const CERTIFICATE = "arn:aws:acm:eu-west-3:123456789012:certificate/12345678-1234-1234-1234-123456789012";
const SECURE = { port: 443, certificateArn: CERTIFICATE };

type Settings = Parameters<typeof listenerProblems>[0];

test.each<Settings>([
  { port: 1 },
  { port: 65_535 },
  { port: UNKNOWN_NUMBER },
  SECURE,
  { port: 8443, certificateArn: UNKNOWN },
  { ...SECURE, sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06" },
  { ...SECURE, sslPolicy: UNKNOWN },
])("a listener of %j is right", (settings) => {
  expect([...listenerProblems(settings), ...listenerWarnings(settings)]).toEqual([]);
});

const port = "a listener's port is 1 to 65535, whole";
const policy = "an sslPolicy is one of AWS's, whose names begin with ELBSecurityPolicy-";
const leave = "leave it out, which takes ELBSecurityPolicy-TLS13-1-2-2021-06";

test.each<[Settings, string, string, unknown, string]>([
  [{ port: 0 }, "listener-port", port, 0, "choose a value in between"],
  [{ port: 65_536 }, "listener-port", port, 65_536, "choose a value in between"],
  ...["", " "].map((certificateArn): [Settings, string, string, unknown, string] => [
    { ...SECURE, certificateArn },
    "listener-https",
    "a certificateArn is the ARN of a certificate",
    certificateArn,
    "give it one, or leave certificateArn out, and the listener speaks HTTP",
  ]),
  [
    { port: 80, sslPolicy: "ELBSecurityPolicy-2016-08" },
    "listener-ssl-policy",
    "only a listener with a certificate has an sslPolicy",
    "ELBSecurityPolicy-2016-08",
    "give it a certificate, or leave sslPolicy out",
  ],
  ...["", "TLS13", "AnELBSecurityPolicy-2016-08", "ELBSecurityPolicy-", "ELBSecurityPolicy-2016_08"].map(
    (sslPolicy): [Settings, string, string, unknown, string] => [
      { ...SECURE, sslPolicy },
      "listener-ssl-policy",
      policy,
      sslPolicy,
      leave,
    ],
  ),
])("a listener of %j is not", (settings, code, rule, got, fix) => {
  expect(listenerProblems(settings)).toEqual([{ code, rule, got, fix }]);
});

test("a wrong port is reported beside a wrong policy", () => {
  const wrong = { port: 0, sslPolicy: "TLS13" };
  const codes = (settings: Settings) => listenerProblems(settings).map(({ code }) => code);
  expect(codes(wrong)).toEqual(["listener-port", "listener-ssl-policy"]);
  expect(codes({ ...wrong, certificateArn: CERTIFICATE })).toEqual(["listener-port", "listener-ssl-policy"]);
});

test("port 443 without a certificate is warned of", () => {
  const rule = "a listener on port 443 speaks HTTPS, for which it needs a certificate";
  expect(listenerWarnings({ port: 443 })).toEqual([{ code: "listener-https", rule, got: 443, fix: "give it one" }]);
});
