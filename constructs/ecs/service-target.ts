import type { IAddressTargetGroup } from "../network/target-group";
import type { ServiceTargetPort } from "./rules/service/target";

/** The container port that a target group sends its requests to. */
export interface ServiceTarget extends ServiceTargetPort {
  /** A group of addresses (`ip`): ECS registers each task's there. */
  readonly targetGroup: IAddressTargetGroup;
  /**
   * How requests are shifted between old and new tasks; needed for `BLUE_GREEN`, `CANARY` and `LINEAR`, and only there.
   *
   * @default old and new tasks are in the one target group
   */
  readonly shift?: TargetShift;
}

/** What ECS changes to shift requests (Amazon ECS API reference, `AdvancedConfiguration`). */
export interface TargetShift {
  /** The second target group: old and new tasks take turns in the two. */
  readonly alternateTargetGroup: IAddressTargetGroup;
  /** ARN of the listener's rule for everybody's requests. */
  readonly productionListenerRule: string;
  /** ARN of the listener's rule for requests that try the new tasks. @default nobody tries them first */
  readonly testListenerRule?: string;
  /** ARN of the role with which ECS changes both rules. */
  readonly roleArn: string;
}
