import { savedObjectsFile, type SavedObject } from "./saved-objects";
import type { SearchDocument, SearchEngine } from "./search-document";

/** Settings of {@link searchSetupFiles}. */
export interface SearchSetupFilesProps {
  /** What the server is, and so the APIs that the files are for. */
  readonly engine: SearchEngine;
  /** In the order in which they are installed. Their texts are all known: nothing fills them in here. */
  readonly documents: readonly SearchDocument[];
  /** What the server's dashboards show. @default nothing */
  readonly savedObjects?: readonly SavedObject[];
}

/**
 * The documents as files, and a shell script `install.sh` that installs them with curl, for a server that takes no signatures of
 * AWS: a user's password or an API key is in the environment of whoever runs it, and in no file, nor on a command line that
 * others see.
 *
 * @returns texts by the names of their files
 */
export function searchSetupFiles(props: SearchSetupFilesProps): Readonly<Record<string, string>> {
  const { documents, savedObjects = [] } = props;
  const named = documents.map((document, index) => [fileName(document, index), document] as const);
  const files = named.map(([name, { body }]) => [name, `${JSON.stringify(body, null, 2)}\n`] as const);
  const objects = savedObjects.length === 0 ? [] : [[SAVED_OBJECTS, savedObjectsFile(savedObjects)] as const];
  return Object.fromEntries([...files, ...objects, ["install.sh", script(props, named)]]);
}

const SAVED_OBJECTS = "saved-objects.ndjson";

/** `03-lifecycle-policy-app.json`: in the order in which they are installed. */
function fileName({ path }: SearchDocument, index: number): string {
  const name = path
    .replace(/^\/(_plugins\/)?_?/, "")
    .replace(/\?.*$/, "")
    .replace(/[^a-zA-Z0-9]+/g, "-");
  return `${String(index + 1).padStart(2, "0")}-${name}.json`;
}

type Named = readonly (readonly [name: string, document: SearchDocument])[];

function script({ engine, savedObjects = [] }: SearchSetupFilesProps, documents: Named): string {
  const [product, header] = engine === "opensearch" ? ["OpenSearch", "osd-xsrf"] : ["Elasticsearch", "kbn-xsrf"];
  const objects = savedObjects.length === 0 ? [] : importObjects(header);
  return `${[...head(product), ...documents.map(installed), ...objects].join("\n")}\n`;
}

/** POSIX shell; curl reads the credentials from its standard input. */
function head(product: string): string[] {
  return [
    "#!/bin/sh",
    `# Installs in ${product} what the log records need. It may be run again: each document replaces the one before.`,
    "#   SEARCH_URL=https://logs.example.org SEARCH_USER=admin SEARCH_PASSWORD=... sh install.sh",
    "# or SEARCH_API_KEY instead of user and password.",
    "set -eu",
    'cd "$(dirname "$0")"',
    ': "${SEARCH_URL:?is the address of the server, such as https://logs.example.org}"',
    "",
    "credentials() {",
    '  if [ -n "${SEARCH_API_KEY:-}" ]; then printf \'header = "Authorization: ApiKey %s"\\n\' "$SEARCH_API_KEY"',
    "  else",
    '    : "${SEARCH_USER:?or SEARCH_API_KEY is needed}" "${SEARCH_PASSWORD:?is needed with SEARCH_USER}"',
    '    printf \'user = "%s"\\n\' "$(printf \'%s:%s\' "$SEARCH_USER" "$SEARCH_PASSWORD" | sed \'s/[\\\\"]/\\\\&/g\')"',
    "  fi",
    "}",
    "",
    "# METHOD PATH FILE: ends with the server's own reason where it refuses the document.",
    "install() {",
    '  credentials | curl --config - --silent --show-error --fail-with-body --request "$1" "$SEARCH_URL$2" \\',
    '    --header "Content-Type: application/json" --data-binary "@$3"',
    "  echo",
    "}",
    "",
    "# PATH: the version of the policy that is replaced, as OpenSearch wants to hear it.",
    "version() {",
    '  credentials | curl --config - --silent "$SEARCH_URL$1" |',
    '    sed -n \'s/.*"_seq_no":\\([0-9]*\\).*"_primary_term":\\([0-9]*\\).*/?if_seq_no=\\1\\&if_primary_term=\\2/p\'',
    "}",
    "",
  ];
}

function installed([name, { method, path, versioned }]: Named[number]): string {
  const version = versioned === true ? `$(version '${path}')` : "";
  return `install ${method} "${path}${version}" ${name}`;
}

function importObjects(header: string): string[] {
  return [
    "",
    "# Where the dashboards are, such as https://dashboards.example.org.",
    'if [ -n "${DASHBOARDS_URL:-}" ]; then',
    "  credentials | curl --config - --silent --show-error --fail-with-body \\",
    `    --header "${header}: true" --form "file=@${SAVED_OBJECTS}" \\`,
    '    "$DASHBOARDS_URL/api/saved_objects/_import?overwrite=true"',
    "  echo",
    "else",
    `  echo "${SAVED_OBJECTS} was not imported: set DASHBOARDS_URL, or import it by hand."`,
    "fi",
  ];
}
