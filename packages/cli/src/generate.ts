import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generatedFiles } from "./generated-files.ts";
import { writeProblems } from "./output.ts";
import { openRuleFolders } from "./rule-folders.ts";

/** `pnpm generate`: writes the files of the repository that follow from its source. */
const root = fileURLToPath(new URL("../../..", import.meta.url));
const files = generatedFiles(root, openRuleFolders(root));
if (files.ok) {
  for (const { path, text } of files.value) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    process.stdout.write(`${path}\n`);
  }
} else {
  writeProblems(files.problems, {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
  process.exitCode = 1;
}
