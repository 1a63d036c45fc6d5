import { resolve } from "node:path";
import { UsageError } from "../../../commands/lib/program";
import { readArguments } from "../../../commands/terraform/arguments";

const NO_FLAGS = { help: false, autoApprove: false, detailedExitCode: false, destroy: false };
const read = (...args: string[]) => readArguments(args, { chdir: "leave it out" });

test.each([
  [["app"], ["app"], []],
  [["app", "-var-file=a.tfvars"], ["app"], [`-var-file=${resolve("a.tfvars")}`]],
  [["app", "--var-file", "a.tfvars", "other"], ["app", "other"], [`-var-file=${resolve("a.tfvars")}`]],
  [["-var-file=/etc/a.tfvars", "app"], ["app"], ["-var-file=/etc/a.tfvars"]],
  [["-var", "env=a b=c", "app", "app"], ["app"], ["-var=env=a b=c"]],
  [["-var=text=line\nline"], [], ["-var=text=line\nline"]],
  [["-out", "p.tfplan", "-refresh=false"], [], [`-out=${resolve("p.tfplan")}`, "-refresh=false"]],
  [["-target", "aws_lb.a", "-target=aws_lb.b"], [], ["-target=aws_lb.a", "-target=aws_lb.b"]],
  [["-var", "-x=1"], [], ["-var=-x=1"]],
])("%j", (args, stacks, options) => {
  expect(read(...args)).toEqual({ stacks, options, ...NO_FLAGS });
});

test.each<[arg: string, flags: Partial<typeof NO_FLAGS>, options: string[]]>([
  ["-auto-approve", { autoApprove: true }, []],
  ["--auto-approve=true", { autoApprove: true }, []],
  ["-auto-approve=false", {}, []],
  ["-detailed-exitcode", { detailedExitCode: true }, []],
  ["--detailed-exitcode=0", {}, []],
  ["--help", { help: true }, []],
  ["-h", { help: true }, []],
  ["-destroy", { destroy: true }, ["-destroy"]],
  ["-destroy=false", {}, ["-destroy=false"]],
])("%s is a flag", (arg, flags, options) => {
  expect(read("app", arg)).toEqual({ stacks: ["app"], options, ...NO_FLAGS, ...flags });
});

test.each([
  [["-chdir=x"], "-chdir=x: leave it out"],
  [["--chdir", "x"], "--chdir: leave it out"],
  [["app", "-var-file"], "-var-file lacks its value; write -var-file=…"],
])("%j is wrong usage", (args, message) => {
  expect(() => read(...args)).toThrow(new UsageError(message));
});
