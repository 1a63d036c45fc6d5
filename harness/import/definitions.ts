import { BASES, type Definition } from "./bases";
import { FEATURES } from "./features";

/** A definition and what it is called. */
export interface NamedDefinition {
  readonly name: string;
  readonly json: Definition;
}

/** Every service with every feature: definitions in the shapes that files have. */
export function definitions(): NamedDefinition[] {
  return Object.entries(BASES).flatMap(([base, make]) =>
    Object.entries(FEATURES).map(([feature, change]) => {
      const json = make();
      change(json);
      return { name: `${base}, ${feature}`, json };
    }),
  );
}
