import { isDecimalText } from "../../format/value-text.ts";
import { STATE_WORDS, type ScenarioRow } from "./scenario-rows.ts";

const HEAD = [
  "Résultat",
  "Scénario",
  "Règles",
  "Fichier",
  "Ligne",
  "Origine",
  "Mois",
  "Valeur",
  "Attendu",
  "Obtenu",
];

/** What a run found, for a spreadsheet set to French: one line for each scenario, or for each value that differs. */
export function scenariosCsv(rows: readonly ScenarioRow[]): string {
  const lines = rows.flatMap(({ listed, state, outcome }) => {
    const { scenario, ruleSet, path, line, origin } = listed;
    const head = [STATE_WORDS[state], scenario, ruleSet, path, String(line), origin];
    if (outcome?.state === "failed")
      return outcome.differences.map(({ period, what, expected, actual }) => [
        ...head,
        period,
        what,
        expected,
        actual,
      ]);
    if (outcome?.state === "unplayable")
      return [[...head, "", "", "", outcome.problems.map(({ message }) => message).join(" ")]];
    return [[...head, "", "", "", ""]];
  });
  // The mark tells a spreadsheet that the text is UTF-8.
  return `\uFEFF${[HEAD, ...lines].map((cells) => cells.map(cellOf).join(";")).join("\r\n")}\r\n`;
}

function cellOf(text: string): string {
  if (isDecimalText(text)) return text.replace(".", ",");
  // A spreadsheet runs what begins so.
  const safe = /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
