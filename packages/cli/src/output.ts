import type { Problem } from "@bareme/kernel";

/** How a command ended: 0 good, 1 found wanting, 2 unusable input. */
export type ExitCode = 0 | 1 | 2;

/** Where a command writes: its result on `out`, all else on `err`. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** A problem as people read it: place, message, what to do. */
export function problemToText({ code, message, remedy, at, path }: Problem): string {
  const place = at === undefined ? path.join(" › ") : `${at.file}:${at.line}:${at.column}`;
  return `${place === "" ? "" : `${place}  `}${code}\n  ${message}\n  → ${remedy}`;
}

export function writeProblems(problems: readonly Problem[], output: Output): void {
  const most = 60;
  for (const problem of problems.slice(0, most)) output.err(`${problemToText(problem)}\n`);
  if (problems.length > most) output.err(`… et ${problems.length - most} autres problèmes.\n`);
}

/** One JSON document, alone on stdout. */
export function writeJson(value: unknown, output: Output): void {
  output.out(`${JSON.stringify(value, null, 2)}\n`);
}
