import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { useEmulator } from "../../harness/emulator/set-up";

const ENTRY = "examples/serverless/entry.mjs";
/** An application that says which password it has. */
const SAYS = ["node", "-p", "process.env.APP_DB_PASSWORD"];

const aws = useEmulator();

const environment = (more: object): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "emulated",
  AWS_SECRET_ACCESS_KEY: "emulated",
  AWS_ENDPOINT_URL: aws.endpoint,
  ...more,
});

/** What the entry point's process wrote, and how it ended. */
function run(command: readonly string[], more: object): Promise<{ code: unknown; output: string; errors: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [ENTRY, ...command], { env: environment(more) }, (error, output, errors) => {
      done({ code: error?.code ?? 0, output, errors });
    });
  });
}

function secret(Name: string): Promise<string> {
  const SecretString = JSON.stringify({ username: "root", password: "s3cret & more" });
  const [service, operation] = ["secretsmanager", "create_secret"];
  return aws.call({ service, operation, parameters: { Name, SecretString }, query: "ARN" });
}

describe("the image's entry point", () => {
  it("reads the password before it starts the application", async () => {
    const APP_DB_SECRET_ARN = await secret("database");
    expect(await run(SAYS, { APP_DB_SECRET_ARN })).toMatchObject({ code: 0, output: "s3cret & more\n" });
  }, 60_000);

  it("leaves a password that is there, and asks nobody", async () => {
    const there = { APP_DB_PASSWORD: "of the task", AWS_ENDPOINT_URL: "http://127.0.0.1:9" };
    expect(await run(SAYS, there)).toMatchObject({ code: 0, output: "of the task\n" });
  }, 60_000);

  it("does not start the application without the password", async () => {
    const APP_DB_SECRET_ARN = `${await secret("gone")}x`;
    const ended = await run(["node", "-p", "'started'"], { APP_DB_SECRET_ARN });
    expect(ended).toMatchObject({
      code: 1,
      output: "",
      errors: expect.stringContaining("ResourceNotFound") as unknown,
    });
  }, 60_000);

  it("ends as the application ends", async () => {
    expect(await run(["node", "-e", "process.exit(7)"], {})).toMatchObject({ code: 7 });
  }, 60_000);

  it("hands on the signal to end", async () => {
    const program = "process.on('SIGTERM', () => process.exit(9)); setInterval(() => {}, 1000); console.log('ready')";
    const entry = spawn(process.execPath, [ENTRY, "node", "-e", program], { env: environment({}) });
    await once(entry.stdout, "data");
    entry.kill("SIGTERM");
    expect(await once(entry, "exit")).toEqual([9, null]);
  }, 60_000);
});
