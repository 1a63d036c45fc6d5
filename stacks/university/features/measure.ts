import type { Effect } from "../system";

/** A switch, or one measure of it: what it does, documented where it is switched, and its effect. */
export interface Measure extends Effect {
  /** What it does. */
  readonly does: string;
  /** Where it comes from: AWS's own documentation, or the control that asks for it. */
  readonly source: string;
  /** What its plan shows over the live state of the reference system. */
  readonly plan: string;
  /**
   * Addresses that Terraform forgets instead of destroying where it is turned off by name or with `"leaving"`: what holds
   * people's data, what is needed to read that, and what something else takes over. @default none
   */
  readonly forgets?: readonly string[];
  /** What `"leaving"` says to end what AWS would go on doing. @default nothing */
  readonly leaving?: Effect;
}
