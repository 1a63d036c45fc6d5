/**
 * Which requests a rule takes: those that fit every condition, each by one of its values (Elastic Load Balancing user
 * guide, "Condition types for listener rules"). `*` is any text and `?` any character.
 */
export interface ListenerConditions {
  /** Such as `/grades/*`, at most 128 characters; case counts. @default any path */
  readonly paths?: readonly string[];
  /** Such as `*.example.org`, with a dot, at most 128 characters. @default any host */
  readonly hosts?: readonly string[];
  /** In capital letters, such as `GET`; HEAD is another one. @default any method */
  readonly methods?: readonly string[];
  /** Address ranges such as `10.0.0.0/8`. @default any address */
  readonly sourceIps?: readonly string[];
  /** Values by the header's name, such as `{ "X-Environment": ["test"] }`. @default any header */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  /** Values by the parameter's name, such as `{ version: "2" }`. @default any query */
  readonly query?: Readonly<Record<string, string>>;
}
