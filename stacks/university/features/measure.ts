import type { Effect } from "../system";

/** A switch, or one measure of it: what it does, documented where it is switched, and its effect. */
export interface Measure extends Effect {
  /** What it does. */
  readonly does: string;
  /** Where it comes from: AWS's own documentation, or the control that asks for it. */
  readonly source: string;
  /** What its plan shows over the live state of the reference system. */
  readonly plan: string;
}
