import Ajv, { type JSONSchemaType } from "ajv";

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: "string", minLength: 1 };
const flag: Schema = { type: "boolean" };
const number: Schema = { type: "number" };
const color: Schema = { type: "string", pattern: "^#[0-9a-fA-F]{6}$" };
const period: Schema = { anyOf: [{ enum: [1, 5, 10, 20, 30] }, { type: "integer", minimum: 60, multipleOf: 60 }] };

/** An object that has these fields and no others. */
const object = (properties: Schema, required: readonly string[] = []): Schema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

const list = (items: Schema, minItems = 0, maxItems?: number): Schema => ({
  type: "array",
  items,
  minItems,
  ...(maxItems === undefined ? {} : { maxItems }),
});

const rendering = {
  id: { type: "string", pattern: "^[a-z][a-zA-Z0-9_]{0,254}$" },
  color,
  label: text,
  period,
  region: text,
  stat: text,
  visible: flag,
  yAxis: { enum: ["left", "right"] },
};

/** `[{ expression … }]`, or `[namespace, name, dimension, value, …, { rendering }]`. */
const metricRow: Schema = {
  anyOf: [
    {
      type: "array",
      items: [object({ ...rendering, expression: { type: "string", minLength: 1, maxLength: 1024 } }, ["expression"])],
      minItems: 1,
      maxItems: 1,
    },
    {
      type: "array",
      minItems: 2,
      maxItems: 63,
      items: [text, text],
      additionalItems: { anyOf: [text, object(rendering)] },
    },
  ],
};

const axis = object({ label: text, min: number, max: number, showUnits: flag });

const metricProperties = object(
  {
    accountId: text,
    annotations: object({
      alarms: list(text, 1, 1),
      horizontal: list(
        object({ value: number, label: text, color, fill: text, visible: flag, yAxis: rendering.yAxis }, ["value"]),
      ),
    }),
    legend: object({ position: { enum: ["right", "bottom", "hidden"] } }),
    liveData: flag,
    metrics: list(metricRow, 1, 500),
    period,
    region: text,
    setPeriodToTimeRange: flag,
    singleValueFullPrecision: flag,
    sparkline: flag,
    stacked: flag,
    stat: text,
    title: text,
    timezone: text,
    trend: flag,
    view: { enum: ["timeSeries", "singleValue", "gauge", "bar", "pie", "table"] },
    yAxis: object({ left: axis, right: axis }),
  },
  ["region", "metrics"],
);

const PROPERTIES: Readonly<Record<string, Schema>> = {
  metric: metricProperties,
  text: object({ markdown: text, background: { enum: ["transparent", "solid"] } }, ["markdown"]),
  log: object(
    {
      accountId: text,
      query: { type: "string", pattern: "^SOURCE '[^']+'( \\| SOURCE '[^']+')* \\| ." },
      queryLanguage: text,
      region: text,
      stacked: flag,
      title: text,
      view: { enum: ["table", "timeSeries", "bar", "pie"] },
    },
    ["region", "query"],
  ),
  alarm: object(
    {
      alarms: list({ type: "string", pattern: "^arn:[^:]+:cloudwatch:[^:]+:\\d{12}:alarm:.+" }, 1, 100),
      sortBy: { enum: ["default", "stateUpdatedTimestamp", "timestamp"] },
      states: list({ enum: ["ALARM", "INSUFFICIENT_DATA", "OK"] }, 1, 3),
      title: text,
    },
    ["alarms"],
  ),
};

const whole = (minimum: number, maximum?: number): Schema => ({
  type: "integer",
  minimum,
  ...(maximum === undefined ? {} : { maximum }),
});

const widget = (type: string, properties: Schema): Schema =>
  object(
    { type: { const: type }, x: whole(0, 23), y: whole(0), width: whole(1, 24), height: whole(1, 1000), properties },
    ["type", "properties"],
  );

/**
 * The body of a dashboard as the CloudWatch API reference describes it ("Dashboard body structure and syntax"), for the
 * kinds of widgets that this library makes. Unknown fields are errors, since CloudWatch ignores them in silence.
 */
const BODY: Schema = object(
  {
    start: text,
    end: text,
    periodOverride: { enum: ["auto", "inherit"] },
    widgets: list(
      {
        type: "object",
        required: ["type"],
        properties: { type: { enum: Object.keys(PROPERTIES) } },
        allOf: Object.entries(PROPERTIES).map(([type, properties]) => ({
          if: { properties: { type: { const: type } } },
          then: widget(type, properties),
        })),
      },
      0,
      500,
    ),
  },
  ["widgets"],
);

const validate = new Ajv({ allErrors: true, strict: false }).compile(BODY as unknown as JSONSchemaType<unknown>);

/** What keeps a dashboard's body from being one, each with its place; empty for a valid body. */
export function dashboardBodyErrors(body: unknown): string[] {
  if (validate(body)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message ?? "wrong"}`);
}
