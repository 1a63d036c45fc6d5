import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName, type NameRule } from "../core/name";
import { reportProblems, warnOf } from "../core/problem";
import { regionProblems } from "../core/region-name";
import { encodeJson } from "../core/jsonencode";
import { dashboardBody, type DashboardOptions } from "./dashboard-body";
import { layOut, layoutProblems, type PlacedWidget } from "./dashboard-layout";
import { regionOf, type DashboardRow } from "./widget";
import { startProblems, widgetProblems, widgetWarnings } from "./widget-rules";

/** CloudWatch API reference, `PutDashboard`. */
export const DASHBOARD_NAME: NameRule = {
  what: "a dashboard's name",
  max: 255,
  pattern: /^[A-Za-z0-9_-]+$/,
  says: "letters, digits, _ and -",
};

/** Settings of a {@link Dashboard}. */
export interface DashboardProps extends DashboardOptions {
  /** Letters, digits, `_` and `-`, at most 255; unique in the account, all regions together. */
  readonly name: string;
  /** Rows of widgets, from top to bottom. */
  readonly rows: readonly DashboardRow[];
}

/** A CloudWatch dashboard, laid out by its rows. */
export class Dashboard extends AwsConstruct {
  /** As given. */
  public readonly dashboardName: string;
  /** The widgets in their places, in reading order; none where the rows can't be laid out. */
  public readonly widgets: readonly PlacedWidget[];

  public constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id, props);
    const { name, rows, start } = props;
    const widgets = rows.flat(2);
    checkName(this, DASHBOARD_NAME, name);
    const problems = layoutProblems(rows);
    this.widgets = problems.length === 0 ? layOut(rows) : [];
    reportProblems(this, () => [
      ...problems,
      ...widgetProblems(widgets),
      ...(start === undefined ? [] : startProblems(start)),
      ...regionProblems(props.region, ...widgets.map(regionOf)),
    ]);
    for (const warning of widgetWarnings(widgets)) warnOf(this, warning);
    this.dashboardName = name;
    new CloudwatchDashboard(this, "Resource", {
      dashboardName: name,
      dashboardBody: encodeJson(dashboardBody(this.widgets, props)),
    });
  }
}
