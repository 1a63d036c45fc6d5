import { readFileSync } from "node:fs";
import { projectPictures } from "../../../commands/diagram/project";

test("the pictures in the documents are up to date; otherwise: npm run docs", async () => {
  const pictures = await projectPictures();
  expect(Object.keys(pictures)).toHaveLength(6);
  for (const [file, text] of Object.entries(pictures)) expect([file, readFileSync(file, "utf8")]).toEqual([file, text]);
}, 120_000);
