/** Syntax that the evaluator does not read, or a case of which AWS's documents say nothing: it refuses to guess. */
export class NotDocumented extends Error {
  public override readonly name = "NotDocumented";
}
