/** How many task definitions a program writes, in stacks of how many, and where. */
export interface Scale {
  readonly count: number;
  readonly perStack: number;
  readonly outdir: string;
}

/** Region of everything that is compared. */
export const REGION = "eu-west-3";

/** `node program.js COUNT PER_STACK OUTDIR`. */
export function readScale([count, perStack, outdir]: readonly (string | undefined)[]): Scale {
  if (outdir === undefined) throw new Error("usage: PROGRAM COUNT PER_STACK OUTDIR");
  return { count: Number(count), perStack: Number(perStack), outdir };
}

/** The stacks of a program, each with the ids of its services. */
export function stacksOf({ count, perStack }: Pick<Scale, "count" | "perStack">): { stack: string; ids: string[] }[] {
  return Array.from({ length: Math.ceil(count / perStack) }, (_, stack) => ({
    stack: `services-${stack}`,
    ids: Array.from({ length: Math.min(perStack, count - stack * perStack) }, (_, i) => `s${stack * perStack + i}`),
  }));
}
