const OPTIONS = {
  hardening: {
    except: { "container-insights": "too dear for a school" },
    extras: ["kms-encrypted-repository"],
    writablePaths: ["/tmp", "/var/cache/app"],
  },
  logAnalysis: {
    retentionInDays: 30,
    accessLog: true,
    maskPersonalData: true,
    subscriptions: { team: { protocol: "email", address: "team@example.org" } },
  },
  certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab",
  readEcrImage: true,
  backend: { type: "s3", bucket: "states", key: "university/terraform.tfstate", region: "us-east-1" },
};

/** Settings of the program whose outputs are compared, by what tests call them. */
export const SETTINGS: Readonly<Record<string, object>> = {
  default: {},
  hardening: { hardening: true },
  "log-analysis": { logAnalysis: true },
  both: { hardening: true, logAnalysis: true },
  "both with options and certificate": OPTIONS,
  authentication: {
    authentication: {
      host: "students.example.org",
      provider: { type: "cognito", domainPrefix: "example-university" },
      publicPaths: ["/css/*"],
      apiPaths: ["/api/*"],
    },
    certificate: { zoneName: "example.org" },
  },
  "both on their way out": { hardening: "leaving", logAnalysis: "leaving" },
};
