import type { Plan } from "@bareme/engine";
import { writeJson, writeProblems, type ExitCode, type Output } from "../output.ts";
import type { RuleFolders } from "../rule-folders.ts";

/** `bareme facts --rules a,b`: what a request to these rules may hold: facts, lists with their fields, choices of a contract, carried values. */
export function facts(
  options: { readonly rules: string; readonly json?: boolean },
  folders: RuleFolders,
  output: Output,
): ExitCode {
  const compiled = folders.compile(options.rules.split(",").map((name) => name.trim()));
  if (!compiled.ok) {
    writeProblems(compiled.problems, output);
    return 2;
  }
  const described = describeInputs(compiled.value.plan);
  if (options.json === true) writeJson(described, output);
  else output.out(inputsToText(described));
  return 0;
}

type Scalar = Plan["collections"][number]["fields"][number];

interface Inputs {
  readonly facts: readonly (Scalar & { readonly slot: boolean })[];
  readonly lists: Plan["collections"];
  readonly choices: readonly {
    readonly id: string;
    readonly label: string;
    readonly at: readonly string[];
    readonly options: readonly string[];
  }[];
  readonly carried: readonly { readonly id: string; readonly label: string; readonly each: string | null }[];
}

function describeInputs(plan: Plan): Inputs {
  return {
    facts: plan.facts,
    lists: plan.collections,
    choices: plan.choices
      .filter((choice) => choice.at.some((place) => place !== "company"))
      .map(({ id, label, at, options }) => ({ id, label, at, options: options.map((option) => option.id) })),
    carried: plan.carries.map(({ id, label, each }) => ({ id, label, each })),
  };
}

function inputsToText({ facts: scalars, lists, choices, carried }: Inputs): string {
  const required = scalars.filter((fact) => fact.default === null);
  const optional = scalars.filter((fact) => fact.default !== null);
  const rows = [
    "FAITS SANS VALEUR PAR DÉFAUT (demandés quand une ligne les lit)",
    ...required.map(scalarToText),
    "",
    "FAITS AVEC UNE VALEUR PAR DÉFAUT",
    ...optional.map(scalarToText),
    "",
    "LISTES (chaque élément porte un « id »)",
    ...lists.flatMap((list) => [
      `  ${list.id} : ${list.label}${list.optional ? ", vide par défaut" : ""}`,
      ...list.fields.map((field) => `  ${scalarToText(field)}`),
    ]),
    "",
    "CHOIX DU CONTRAT OU D'UN ÉLÉMENT",
    ...choices.map(({ id, label, options }) => `  ${id} : ${label} (${options.join(", ")})`),
    "",
    "REPORTS D'UN MOIS À L'AUTRE (état d'ouverture, tel que la clôture le donne)",
    ...carried.map(
      ({ id, label, each }) => `  ${id} : ${label}${each === null ? "" : `, par élément de ${each}`}`,
    ),
  ];
  return `${rows.join("\n")}\n`;
}

function scalarToText({ id, label, type, unit, options, default: value }: Scalar): string {
  const kind =
    options === null ? `${type}${unit === "" || unit === "1" ? "" : `, ${unit}`}` : options.join(" | ");
  return `  ${id} : ${label} (${kind})${value === null ? "" : `, ${String(value)} par défaut`}`;
}
