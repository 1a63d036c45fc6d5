import { createHash } from "node:crypto";

/** Which part of the functions is changed: `3/10` is the third of ten, the same ones on any machine. */
const [part, parts] = (process.env.MUTATE_PART ?? "1/1").split("/").map(Number);

/**
 * Leaves the functions of the other parts as they are, each as a whole.
 *
 * @type {import("@stryker-mutator/api/ignore").Ignorer}
 */
const ignorer = {
  shouldIgnore(path) {
    if (!path.isFunction() || path.findParent((parent) => parent.isFunction())) return undefined;
    const digest = createHash("sha256").update(path.toString()).digest();
    return digest.readUInt32BE() % parts === part - 1 ? undefined : "belongs to another part";
  },
};

export const strykerPlugins = [{ kind: "Ignore", name: "part", value: ignorer }];
