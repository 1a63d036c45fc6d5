import { FilterPattern, SubscriptionFilter, SubscriptionTarget } from "../../constructs/logs";
import type { System } from "../university/system";
import type { Watched } from "./monitoring";

/** Sends the function's lines, and those of the access log, to the search server of `elk`: stack `university` has what takes them. */
export function forwardLogs({ stack, prefix }: System, forwarderArn: string, { api, handler }: Watched): void {
  const filter = { name: `${prefix}-api`, pattern: FilterPattern.allEvents() };
  const target = SubscriptionTarget.lambda(forwarderArn);
  new SubscriptionFilter(stack, "log_forwarder_function", { ...filter, logGroup: handler.logGroup, target });
  new SubscriptionFilter(stack, "log_forwarder_access", { ...filter, logGroup: api.accessLog, target });
}
