import { frenchMonth } from "@bareme/kernel";
import { monthsOfSupposed, type Supposed } from "./simulation/supposed.ts";

/** Where the page of scenarios finds the one that a simulation leaves for it, in the browser's own store. */
export const NEW_SCENARIO_KEY = "bareme-scenario-nouveau";

export interface NewScenario {
  readonly ruleSet: string;
  readonly yaml: string;
  readonly from: "simulation";
  /** When it was left, an ISO instant. */
  readonly at: string;
}

/** Values that a person is asked for: what a payslip promises. */
const EXPECTED = [
  "totalFraisDeGestion",
  "remunerationBrute",
  "netAvantImpot",
  "pas",
  "netAPayer",
  "soldeDisponible",
];

/**
 * The scenario of simulated months, as YAML: facts and months are those of the simulation; the origin and every expected value are left to a person, for a scenario
 * that repeats what was computed would prove nothing.
 */
export function scenarioOfSimulation(supposed: Supposed): string {
  const { facts, months } = monthsOfSupposed(supposed);
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return "";
  const when =
    months.length === 1
      ? frenchMonth(first.period)
      : `de ${frenchMonth(first.period)} à ${frenchMonth(last.period)}`;
  const head = [
    `- scenario: ${quoted(`À nommer : ${when}`)}`,
    `  origin: ""   # d'où viennent les valeurs attendues : un bulletin publié, ou le calcul écrit à la main`,
  ];
  const expected = (indent: string): readonly string[] => [
    `${indent}expect:   # à saisir à la main, jamais recopié de la simulation ; retirez les lignes qui ne servent pas`,
    ...EXPECTED.map((id) => `${indent}  ${id}: ""`),
  ];
  const lines =
    months.length === 1
      ? [
          ...head,
          `  period: ${first.period}`,
          "  facts:",
          ...entries({ ...facts, ...first.facts }, "    "),
          ...expected("  "),
        ]
      : [
          ...head,
          "  facts:",
          ...entries(facts, "    "),
          "  months:",
          ...months.flatMap((month) => [
            `    - period: ${month.period}`,
            "      facts:",
            ...entries(month.facts, "        "),
            ...expected("      "),
          ]),
        ];
  return `${lines.join("\n")}\n`;
}

function entries(facts: Readonly<Record<string, unknown>>, indent: string): readonly string[] {
  return Object.entries(facts).flatMap(([id, value]) =>
    Array.isArray(value)
      ? [`${indent}${id}:`, ...value.map((item: unknown) => `${indent}  - ${inline(item)}`)]
      : [`${indent}${id}: ${inline(value)}`],
  );
}

/** Every text is quoted: a decimal stays a text, and what someone typed stays one value. JSON is YAML. */
function inline(value: unknown): string {
  if (typeof value !== "object" || value === null)
    return typeof value === "boolean" ? String(value) : quoted(String(value));
  const fields = Object.entries(value).map(([id, one]) => `${id}: ${inline(one)}`);
  return `{ ${fields.join(", ")} }`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
