import { readFileSync } from "node:fs";
import { failure, success, type Result } from "@bareme/kernel";
import { replayText, type Replayed } from "@bareme/use-cases";
import { writeJson, writeProblems, type ExitCode, type Output } from "../output.ts";

/** `bareme replay <export.json>`: computes an exported month again from the file alone, and tells whether its payslip is the same to the byte. */
export function replay(file: string, options: { readonly json?: boolean }, output: Output): ExitCode {
  const text = readText(file);
  const replayed = text.ok ? replayText(text.value) : text;
  if (options.json === true)
    writeJson(replayed.ok ? { ...replayed.value, problems: [] } : { problems: replayed.problems }, output);
  if (replayed.ok) {
    if (options.json !== true) output.out(sentence(replayed.value));
    return 0;
  }
  if (options.json !== true) writeProblems(replayed.problems, output);
  return replayed.problems.some(({ code }) => code === "REPLAY_DIFFERS") ? 1 : 2;
}

function sentence({ period, result }: Replayed): string {
  return `✓ ${period} : le bulletin refait est le même, à l'octet près.\n  empreinte ${result}\n`;
}

function readText(file: string): Result<string> {
  try {
    return success(readFileSync(file, "utf8"));
  } catch {
    return failure([
      {
        code: "FILE_NOT_FOUND",
        path: [file],
        message: `« ${file} » ne peut pas être lu.`,
        remedy: "Vérifiez le chemin du mois exporté.",
      },
    ]);
  }
}
