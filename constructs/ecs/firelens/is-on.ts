/** Whether a value of Fluent Bit's configuration is on (fluent/fluent-bit, `flb_utils_bool`). */
export function isOn(value: string | undefined): boolean {
  return /^(?:on|true|yes)$/i.test(value ?? "");
}
