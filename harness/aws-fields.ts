/** Keys of a type, of all members where it is a union. */
export type Keys<T> = T extends unknown ? keyof T : never;

/**
 * What keeps our type from covering AWS's: a field of AWS's that we neither have nor exclude, one of ours or an excluded
 * one that AWS does not have, and one that is excluded although we have it. `never` when all is well.
 */
export type Gap<Aws, Ours, Excluded extends PropertyKey = never> =
  Exclude<keyof Aws, Keys<Ours> | Excluded> | Exclude<Keys<Ours> | Excluded, keyof Aws> | (Keys<Ours> & Excluded);

/** The same for words: those that only one of the two has. */
export type WordGap<Aws, Ours, Excluded = never> =
  Exclude<Aws, Ours | Excluded> | Exclude<Extract<Ours, string> | Excluded, Aws> | (Extract<Ours, string> & Excluded);

/** Parameters of Linux that Fargate does not take (Amazon ECS developer guide, "Task definition differences for Fargate"). */
export type LinuxNotOnFargate = "devices" | "sharedMemorySize" | "maxSwap" | "swappiness";

/** Compiles where there is no gap; else the compiler names it. */
export declare function covers<Nothing extends never>(...nothing: Nothing[]): Nothing[];
