import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { addStacks } from "../../main";
import { temporaryDirectory } from "../../testing/temporary";
import { synthesize } from "../lib/synthesize";
import { drawSvg } from "./picture";
import type { Json } from "./things";

/** Pictures of the documents, and the settings of stack `university` in each: what a switch adds has a blue frame. */
const PICTURES: Readonly<Record<string, Json>> = {
  "docs/system.svg": {},
  "docs/hardening.svg": { hardening: true },
  "docs/log-analysis.svg": { logAnalysis: true },
  "docs/authentication.svg": {
    authentication: {
      host: "students.example.org",
      provider: { type: "cognito", domainPrefix: "example-university" },
      publicPaths: ["/css/*"],
      apiPaths: ["/api/*"],
    },
    certificate: { zoneName: "example.org" },
  },
  "docs/elk.svg": { elk: { target: { type: "domain", preset: "development" } } },
  "docs/serverless.svg": { serverless: { share: 5 } },
};

/** The pictures of this project's documents, by their files. */
export async function projectPictures(): Promise<Readonly<Record<string, string>>> {
  const pictures: Record<string, string> = {};
  const reference = stackOf({});
  for (const [file, settings] of Object.entries(PICTURES)) {
    const { text } = await drawSvg({ name: "university", json: stackOf(settings), since: reference });
    pictures[file] = text;
  }
  return pictures;
}

function stackOf(settings: Json): Json {
  const outdir = temporaryDirectory("diagram");
  try {
    const { stacks } = synthesize(addStacks, { outdir, context: { settings } });
    return JSON.parse(readFileSync(join(stacks.get("university") ?? "", "cdk.tf.json"), "utf8")) as Json;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
