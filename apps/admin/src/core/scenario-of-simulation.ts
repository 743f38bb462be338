import { frenchMonth } from "@bareme/kernel";
import { monthsOfSupposed, type Supposed } from "./simulation/supposed.ts";

/** Where the page of scenarios finds the one that a simulation leaves for it, in the browser's own store. */
export const NEW_SCENARIO_KEY = "bareme-scenario-nouveau";

export interface NewScenario {
  readonly ruleSet: string;
  readonly yaml: string;
  /** Where it comes from, in words: « la simulation de novembre 2026 ». */
  readonly from: string;
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
  if (first === undefined) return "";
  const head = [
    `- scenario: ${quoted(`À nommer : ${whenOf(supposed)}`)}`,
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

export function nameOfSimulation({ periods: [first = "", ...others] }: Supposed): string {
  const last = others.at(-1);
  return `la simulation ${ofMonth(first)}${last === undefined ? "" : ` à ${frenchMonth(last)}`}`;
}

function ofMonth(period: string): string {
  const name = frenchMonth(period);
  return /^[ao]/.test(name) ? `d'${name}` : `de ${name}`;
}

function whenOf({ periods: [first = "", ...others] }: Supposed): string {
  const last = others.at(-1);
  return last === undefined ? frenchMonth(first) : `${ofMonth(first)} à ${frenchMonth(last)}`;
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
