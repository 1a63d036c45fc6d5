import { FunctionCode } from "../constructs/lambda/function-code";

// Prints the hashes of a folder's zip and of a handler's, for tests that start it under another clock, mask or Node.js.
const [folder = "", entry = ""] = process.argv.slice(2);
console.log([FunctionCode.fromDirectory(folder), FunctionCode.fromEntry(entry)].map(({ hash }) => hash).join("\n"));
