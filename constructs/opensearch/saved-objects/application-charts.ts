import { LUCENE } from "./application-searches";
import type { Aggregations, VegaChart } from "./vega-chart";

/** The server chooses the interval, so that a chart has at most as many points over any time. */
const POINTS = 60;

const overTime = (aggs?: Aggregations): Aggregations => ({
  time: { auto_date_histogram: { field: "@timestamp", buckets: POINTS }, ...(aggs && { aggs }) },
});
const terms = (field: string, size: number, aggs?: Aggregations) => ({
  terms: { field, size },
  ...(aggs && { aggs }),
});

const time = { field: "key", type: "temporal", title: null };
const count = (field: string, title: string) => ({ field, type: "quantitative", title });
const name = (field: string, title: string) => ({ field, type: "nominal", title });
const mostFirst = (field: string, title: string | null) => ({ field, type: "nominal", sort: "-x", title });

/** Of a task's ARN its id, since a label is cut behind what all of them begin with. */
const ID_ALONE = { labelExpr: "slice(datum.label, lastindexof(datum.label, '/') + 1)" };

const byContainer = { of: "container.buckets", as: "container" };

/** Charts for a web application whose containers write a line an event, JSON or not. */
export const APPLICATION_CHARTS: readonly VegaChart[] = [
  {
    key: "errors-over-time",
    title: "Errors over time",
    description: "Errors by container.",
    ...{ query: LUCENE.errors, aggs: overTime({ container: terms("container_name", 10) }) },
    ...{ rows: "aggregations.time.buckets", inner: byContainer, mark: "bar" },
    encoding: { x: time, y: count("container.doc_count", "errors"), color: name("container.key", "container") },
  },
  {
    key: "errors-by-task",
    title: "Errors by task and container",
    description:
      "Which tasks have most errors: one that differs from the others is sick, all of them are another matter.",
    ...{ query: LUCENE.errors, aggs: { task: terms("ecs_task_arn", 20, { container: terms("container_name", 10) }) } },
    ...{ rows: "aggregations.task.buckets", inner: byContainer, mark: "bar" },
    encoding: {
      ...{ x: count("container.doc_count", "errors"), y: { ...mostFirst("key", "task"), axis: ID_ALONE } },
      color: name("container.key", "container"),
    },
  },
  {
    key: "database-errors-over-time",
    title: "Database errors over time",
    description: "Lines that say that the database can't be reached or refuses a statement.",
    ...{ query: LUCENE.databaseErrors, aggs: overTime(), rows: "aggregations.time.buckets", mark: "bar" },
    encoding: { x: time, y: count("doc_count", "lines") },
  },
  {
    key: "status-over-time",
    title: "Status codes over time",
    description: "Requests by the status that they were answered with.",
    ...{ aggs: overTime({ status: terms("status", 20) }), rows: "aggregations.time.buckets" },
    ...{ inner: { of: "status.buckets", as: "status" }, mark: "bar" },
    encoding: { x: time, y: count("status.doc_count", "requests"), color: name("status.key", "status") },
  },
  {
    key: "slowest-paths",
    title: "Slowest paths",
    description: "The 95th percentile of how long requests took, by path, of the 20 paths with most requests.",
    ...{ query: LUCENE.requests, rows: "aggregations.path.buckets", mark: "bar" },
    aggs: {
      path: terms("path", 20, { took: { percentiles: { field: "duration_ms", percents: [95], keyed: false } } }),
    },
    encoding: { x: count("took.values[0].value", "ms"), y: mostFirst("key", null) },
  },
  {
    key: "duration-over-time",
    title: "How long requests take",
    description: "Half of all requests take less than the lower line, 95 of 100 less than the upper one.",
    ...{ query: LUCENE.requests, rows: "aggregations.time.buckets", mark: "line" },
    aggs: overTime({ took: { percentiles: { field: "duration_ms", percents: [50, 95], keyed: false } } }),
    inner: { of: "took.values", as: "took" },
    encoding: { x: time, y: count("took.value", "ms"), color: name("took.key", "percentile") },
  },
  {
    key: "lines-by-container",
    title: "Lines by container and stream",
    description: "Who writes how much: standard output and standard error of each container.",
    aggs: { container: terms("container_name", 20, { stream: terms("source", 2) }) },
    ...{ rows: "aggregations.container.buckets", inner: { of: "stream.buckets", as: "stream" }, mark: "bar" },
    encoding: {
      ...{ x: count("stream.doc_count", "lines"), y: mostFirst("key", null) },
      color: name("stream.key", "stream"),
    },
  },
];
