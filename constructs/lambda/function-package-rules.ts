import { ecrRegistry } from "../core/ecr-registry";
import { problem, type Problem } from "../core/problem";
import { isReference, isToken } from "../core/token";
import { oneOf } from "../core/values";
import type { FunctionCode } from "./function-code";
import { LAMBDA_RUNTIMES } from "./lambda-runtime";

/** What a function is made of, as a program has it that no compiler saw. */
export interface FunctionPackage {
  readonly code?: FunctionCode;
  readonly handler?: string;
  readonly runtime?: string;
  readonly image?: string;
  readonly imageConfig?: object;
}

/** The rules of a zip, and of an image (AWS Lambda API reference, `CreateFunction`). */
export function packageProblems(given: FunctionPackage, region?: string): Problem[] {
  const { code, handler, runtime, image, imageConfig } = given;
  const isZip = code !== undefined && handler !== undefined && (image ?? imageConfig) === undefined;
  if (isZip) {
    return [
      ...code.problems,
      ...(code.problems.length === 0 ? handlerProblems(handler, code) : []),
      ...oneOf(runtime, LAMBDA_RUNTIMES, { code: "function-runtime", what: "a function's runtime" }),
    ];
  }
  if (image !== undefined && (code ?? handler ?? runtime) === undefined) return imageProblems(image, region);
  const rule = "a function is made of code with a handler, or of an image, which has its handler and runtime in it";
  const names = Object.entries({ code, handler, runtime, image, imageConfig }).filter(
    ([, value]) => value !== undefined,
  );
  const got = names.map(([name]) => name).join(", ");
  return [problem("function-package", rule, got, "give code and handler, or the image alone")];
}

/** Ends of files that Node.js takes for a module. */
const MODULES = [".mjs", ".js", ".cjs"];

/** A handler is `<file>.<name of what it exports>`; of a file that is missing, only an invocation would say so. */
function handlerProblems(handler: string, code: FunctionCode): Problem[] {
  if (isToken(handler)) return [];
  const [, file] = /^([^\s.][^\s]*)\.[\w$]+$/.exec(handler) ?? [];
  if (file === undefined) {
    const rule = "a function's handler is a file without its ending, a dot, and what the file exports";
    return [problem("function-handler", rule, handler, "write it like index.handler")];
  }
  if (MODULES.some((ending) => code.has(file + ending))) return [];
  const rule = `a function's code has the file of its handler: ${MODULES.map((ending) => file + ending).join(", ")}`;
  return [problem("function-handler", rule, handler, "add the file, or name another handler")];
}

/** An image of a private repository, in any partition. */
const PRIVATE_IMAGE = new RegExp(`^${ecrRegistry("\\d{12}", "[a-z0-9-]+")}/[^\\s:@]+(?:[:@]\\S+)?$`);

/**
 * Lambda pulls from private repositories of ECR in the function's region alone (AWS Lambda developer guide, "Create a Lambda
 * function using a container image").
 */
function imageProblems(image: string, region: string | undefined): Problem[] {
  const code = "function-image";
  if (isReference(image)) return [];
  const [whole, , place] = PRIVATE_IMAGE.exec(image) ?? [];
  if (whole === undefined) {
    const rule =
      "a function's image is in a private repository of ECR: <account>.dkr.ecr.<region>.amazonaws.com/<name>";
    return [problem(code, rule, image, "push it to a repository of yours, and name that one's address")];
  }
  if (region === undefined || place === region) return [];
  const rule = `a function's image is in a repository of the function's region, ${region}`;
  return [problem(code, rule, image, "push it there too, or let ECR replicate the repository")];
}
