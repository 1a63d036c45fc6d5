import { CONTEXT, settingProblems } from "../../harness/setting-problems";

const FILE = '${file("/etc/passwd")}';

test.each<[path: string, settings: object]>([
  ["project", { project: FILE }],
  ["env", { env: "%{ if true }x%{ endif }" }],
  ["env", { env: "$${escaped}" }],
  ["backend.path", { backend: { type: "local", path: FILE } }],
  ["backend.bucket", { backend: { type: "s3", bucket: FILE, key: "k", region: "eu-west-3" } }],
  ["backend.key", { backend: { type: "s3", bucket: "b", key: "{stack}/${x}", region: "eu-west-3" } }],
  ["backend.organization", { backend: { type: "cloud", organization: FILE, workspace: "{stack}" } }],
  ["moduleSources.vpc.source", { moduleSources: { vpc: { source: FILE } } }],
  ["certificateArn", { hardening: true, certificateArn: `arn:aws:acm:eu-west-3:123456789012:certificate/${FILE}` }],
  ["hardening.writablePaths", { hardening: { writablePaths: ["/tmp", "/${x}"] } }],
  [
    "logAnalysis.subscriptions.team.address",
    { logAnalysis: { subscriptions: { team: { protocol: "email", address: FILE } } } },
  ],
  [
    "logAnalysis.subscriptions.${x}",
    { logAnalysis: { subscriptions: { "${x}": { protocol: "email", address: "a@b.c" } } } },
  ],
])("an expression in %s is refused, since OpenTofu would run it", (path, settings) => {
  const sentences = settingProblems(settings);
  expect(sentences).toHaveLength(1);
  expect(sentences[0]?.startsWith(`${path} (${CONTEXT}) must be text without \${ and %{, since OpenTofu would`)).toBe(
    true,
  );
});

test("a reason may say what it likes, since it is a comment, and {stack} is no expression", () => {
  const backend = { type: "s3", bucket: "b", key: "{stack}/$x%y", region: "eu-west-3" };
  expect(settingProblems({ backend, hardening: { except: { "access-logs": "costs ${50}" } } })).toEqual([]);
});
