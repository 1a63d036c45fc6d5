import { RETENTION_DAYS } from "../constructs/logs/log-group-rules";
import { MANAGED_DATA_IDENTIFIERS } from "../constructs/logs/managed-data-identifier";
import { flag, flagOr, object, oneOf, record, someOf, text, texts, variants, type Read } from "./schema";

/** Who hears of the alarms; the addresses themselves are checked by the topic. */
const SUBSCRIPTION = variants("protocol", {
  email: [{ address: text() }, {}],
  https: [{ url: text() }, { confirmsItself: flag() }],
});

/** Days after which the events of the application's log group are deleted, where the settings say nothing. */
export const DEFAULT_RETENTION_DAYS = 365;

/** Columns of the table `students` that are personal; the application logs whole rows. */
export const PERSONAL_COLUMNS = ["name", "address", "city", "state", "email", "phone"] as const;

const COLUMN = { pattern: /^[A-Za-z_][A-Za-z0-9_]{0,63}$/, says: "names of columns such as email" };

/** What is masked of a person. */
const MASKED = object(
  {},
  {
    /** What comes before the values in the log, as `name: 'Ada'` or `"name":"Ada"`, at most 10. @default {@link PERSONAL_COLUMNS} */
    columns: texts(COLUMN),
    /** What AWS finds by itself, anywhere in a line. @default `EmailAddress` */
    identifiers: someOf(
      MANAGED_DATA_IDENTIFIERS,
      "kinds of data that AWS finds, such as EmailAddress or PhoneNumber-FR",
    ),
  },
);

/** The options of the switch `logAnalysis`. */
export const LOG_ANALYSIS = object(
  {},
  {
    /** Days after which events are deleted, also those that are there already. @default {@link DEFAULT_RETENTION_DAYS} */
    retentionInDays: oneOf(RETENTION_DAYS),
    /** Who hears of the alarms, by an id that becomes part of the Terraform address. @default nobody */
    subscriptions: record(SUBSCRIPTION),
    /**
     * Whether the application writes an access log, a JSON object a request: then there are queries for it. The reference
     * system's application writes none; `docs/log-analysis.md` shows how. @default false
     */
    accessLog: flag(),
    /**
     * Whether personal data in new events is masked for everyone without `logs:Unmask`. @default nothing is masked
     */
    maskPersonalData: flagOr(MASKED),
  },
);

/** The switch `logAnalysis`, where it is on. */
export type LogAnalysisOptions = Read<typeof LOG_ANALYSIS>;
