import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Around } from "../adopt/evaluate";
import { type Host, labelled } from "../adopt/host";
import { isFields } from "./fields";

/** More than a template of containers ever is. */
const MOST = 1024 ** 2;

/** What templates of a directory are read from: its files, and the data sources of the `template` provider. */
export function filesAround({ directory, files }: Host): Around {
  const templates = files.flatMap(({ body }) => labelled(body, "data", 2));
  return {
    file: (path) => textOf(resolve(directory, path)),
    templateData: (name) => {
      const found = templates.find(({ path }) => path[0] === "template_file" && path[1] === name)?.body;
      return isFields(found) ? found : undefined;
    },
  };
}

/** The text of a file; of what is no file, or can't be read, Terraform knows more. */
function textOf(path: string): string | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= MOST ? readFileSync(path, "utf8") : undefined;
  } catch {
    return undefined;
  }
}
