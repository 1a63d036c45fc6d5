import { KMS_KEY_ARN } from "../constructs/core/kms-key-arn";
import { object, someOf, text, texts, type Read } from "./schema";

/** The measures of the switch `hardening`: all on with it, each can be turned off with a reason. */
export const MEASURE_NAMES = [
  "scoped-log-statements",
  "role-attachment",
  "scoped-image-pull",
  "read-only-root",
  "no-privilege-escalation",
  "image-scan",
  "immutable-image-tags",
  "drop-invalid-headers",
  "tls-listener",
  "access-logs",
  "flow-logs",
  "log-encryption",
  "deletion-protection",
  "container-insights",
  "circuit-breaker",
  "closed-egress",
  "password-rotation",
] as const;

/** Name of a measure of the switch `hardening`. */
export type MeasureName = (typeof MEASURE_NAMES)[number];

/** Measures that `hardening: true` leaves off, because on a live system they would replace what holds data. */
export const EXTRA_NAMES = ["kms-encrypted-repository"] as const;

/** Name of a measure that has to be asked for by name. */
export type ExtraName = (typeof EXTRA_NAMES)[number];

const REASON = { pattern: /\w/, says: "the reason why the measure is off", comment: true };
const ABSOLUTE_PATH = { pattern: /^\/[^:]*[^:/]$/, says: "absolute paths such as /var/cache" };

const KMS_KEY = {
  pattern: KMS_KEY_ARN,
  says: "the ARN of a KMS key such as arn:aws:kms:eu-west-3:123456789012:key/…",
};

const REASONS = Object.fromEntries(MEASURE_NAMES.map((name) => [name, text(REASON)])) as Record<
  MeasureName,
  ReturnType<typeof text>
>;

/** The options of the switch `hardening`. */
export const HARDENING = object(
  {},
  {
    /** Measures that stay off, each with its reason, which is in the output as a comment. @default none */
    except: object({}, REASONS),
    /** Measures that are off unless named here. @default none */
    extras: someOf(EXTRA_NAMES),
    /** With `read-only-root`: absolute paths that the application may write to. @default `/tmp` and `/run` */
    writablePaths: texts(ABSOLUTE_PATH),
    /**
     * With `log-encryption`: ARN of a KMS key that encrypts the log groups. It must outlive this program, since the groups
     * and their events do, and its policy lets CloudWatch Logs use it. An error where the measure is off.
     * @default CloudWatch Logs has a key of its own
     */
    logsKeyArn: text(KMS_KEY),
  },
);

/** The switch `hardening`, where it is on. */
export type HardeningOptions = Read<typeof HARDENING>;
