import { resolve } from "node:path";
import { dataDirectory } from "../../../commands/terraform/data-directory";

const before = process.env["TF_DATA_DIR"];

afterEach(() => {
  if (before === undefined) delete process.env["TF_DATA_DIR"];
  else process.env["TF_DATA_DIR"] = before;
});

test.each([
  [undefined, resolve("infrastructure/.terraform")],
  ["data", resolve("infrastructure/data")],
  ["/var/data", "/var/data"],
])("with TF_DATA_DIR %s it is %s", (given, expected) => {
  if (given === undefined) delete process.env["TF_DATA_DIR"];
  else process.env["TF_DATA_DIR"] = given;
  expect(dataDirectory("infrastructure")).toBe(expected);
});
