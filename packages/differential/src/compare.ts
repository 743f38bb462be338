import type { Evaluator } from "@bareme/engine";
import { MODEL_LINES } from "./model-lines.ts";
import { situationToRequest, type Situation } from "./situation.ts";

const PARTS: ReadonlySet<string> = new Set(MODEL_LINES.map((line) => line.ours));

/** Our payslip of a situation: every part of every printed line, zero where it does not apply, and the totals. */
export function ourPayslip(evaluate: Evaluator, situation: Situation): Readonly<Record<string, string>> {
  const { values, lines, problems } = evaluate(situationToRequest(situation)).document;
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const parts: Record<string, string> = Object.fromEntries([...PARTS].map((part) => [part, "0.00"]));
  for (const line of lines) {
    if (line.employee !== null) parts[`${line.id}.employee`] = line.employee;
    if (line.employer !== null) parts[`${line.id}.employer`] = line.employer;
  }
  const asked = [
    "coefficientReduction",
    "cotisationsPatronales",
    "cotisationsSalariales",
    "totalVerseEmployeur",
    "netAvantImpot",
    "montantNetSocial",
    "netImposable",
    "tauxPas",
    "pas",
    "netAPayer",
  ];
  return { ...parts, ...Object.fromEntries(asked.map((id) => [id, values[id] ?? "absent"])) };
}

/** What differs, line by line: « id: ours, theirs ». A line that only one side has differs unless it is zero. */
export function differences(
  ours: Readonly<Record<string, string>>,
  theirs: Readonly<Record<string, string>>,
): readonly string[] {
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
    .filter((id) => (ours[id] ?? "0.00") !== (theirs[id] ?? "0.00"))
    .map((id) => `${id}: ${ours[id] ?? "absent"} here, ${theirs[id] ?? "absent"} there`);
}
