import { API_SPECIMENS } from "./http-apis";
import { COGNITO_SPECIMENS } from "./cognito";
import { DASHBOARD_SPECIMENS, MONITORING_SPECIMENS } from "./dashboard";
import { FIRELENS_SPECIMENS } from "./firelens";
import { GITHUB_SPECIMENS } from "./github";
import { ALARM_SPECIMENS, LOG_SPECIMENS } from "./logs";
import { LAMBDA_SPECIMENS } from "./lambda";
import { READY_ALARM_SPECIMENS } from "./ready-alarms";
import { SEARCH_SPECIMENS } from "./search";
import { IAM_SPECIMENS, SERVICE_SPECIMENS } from "./service";
import { SERVICES_SPECIMENS } from "./services";
import type { Specimen } from "./specimen";
import { TASK_SPECIMENS } from "./task";

/** Every specimen: together they have a value for each prop that takes a number or a text. */
export const SPECIMENS: readonly Specimen[] = [
  ...TASK_SPECIMENS,
  ...FIRELENS_SPECIMENS,
  ...IAM_SPECIMENS,
  ...GITHUB_SPECIMENS,
  ...SERVICE_SPECIMENS,
  ...LOG_SPECIMENS,
  ...ALARM_SPECIMENS,
  ...READY_ALARM_SPECIMENS,
  ...DASHBOARD_SPECIMENS,
  ...MONITORING_SPECIMENS,
  ...SERVICES_SPECIMENS,
  ...COGNITO_SPECIMENS,
  ...API_SPECIMENS,
  ...LAMBDA_SPECIMENS,
  ...SEARCH_SPECIMENS,
];
