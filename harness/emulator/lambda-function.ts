import type { RunningEmulator } from "./set-up";

/** A function of the emulated AWS, made without Terraform. */
export interface EmulatedFunction {
  readonly name: string;
  /** ARN of its role. */
  readonly role: string;
  /** The zip. */
  readonly zip: Uint8Array;
  /** Other fields of CreateFunction. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** How an invocation ended. */
export interface Invocation {
  readonly failed: boolean;
  readonly payload: unknown;
}

/**
 * Makes a function, with a handler `index.handler`: over HTTP, since {@link RunningEmulator.call} can't take bytes.
 *
 * @throws with AWS's answer if it refuses
 */
export async function makeFunction(aws: RunningEmulator, { name, role, zip, fields }: EmulatedFunction): Promise<void> {
  const code = { ZipFile: Buffer.from(zip).toString("base64") };
  const own = { FunctionName: name, Role: role, Runtime: "nodejs22.x", Handler: "index.handler", Code: code };
  const response = await lambda(aws, "functions", { ...own, ...fields });
  if (!response.ok) throw new Error(await response.text());
}

/**
 * Invokes a function, and waits for what it returns.
 *
 * @throws with AWS's answer if it refuses
 */
export async function invokeFunction(aws: RunningEmulator, name: string, event: unknown): Promise<Invocation> {
  const response = await lambda(aws, `functions/${name}/invocations`, event);
  if (!response.ok) throw new Error(await response.text());
  return { failed: response.headers.has("x-amz-function-error"), payload: await response.json() };
}

function lambda(aws: RunningEmulator, path: string, body: unknown): Promise<Response> {
  // moto reads the service from the signature's scope, and does not verify it.
  const authorization = "AWS4-HMAC-SHA256 Credential=emulated/20260101/us-east-1/lambda/aws4_request, Signature=none";
  return fetch(`${aws.endpoint}/2015-03-31/${path}`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
