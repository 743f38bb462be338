import type { Checked } from "../../core/checked.ts";

/** How a rule is called, and what its figures are counted in. */
export interface RuleName {
  readonly label: string;
  readonly unit: string;
  /** Of the rates of a grid; its `unit` is that of its bounds. */
  readonly rate: string;
}

export type RuleNames = ReadonlyMap<string, RuleName>;

export const NO_NAMES: RuleNames = new Map();

/** The names that the layers give, by id. A rule whose layer does not read keeps its id. */
export function ruleNames({ layers }: Pick<Checked, "layers">): RuleNames {
  const names = new Map<string, RuleName>();
  for (const layer of layers) {
    if (layer === null) continue;
    const labelled = [
      ...layer.facts,
      ...layer.choices,
      ...layer.decisions,
      ...layer.lines,
      ...layer.totals,
      ...layer.carry,
      ...layer.accounts,
      ...layer.checks,
      ...layer.slots,
    ];
    for (const { statement } of labelled)
      names.set(statement.id, { label: statement.label, unit: unitOf(statement), rate: "" });
    for (const { statement } of layer.parameters)
      names.set(statement.id, { label: statement.label, unit: statement.unit ?? "", rate: "" });
    for (const { statement } of layer.grids)
      names.set(statement.id, { label: statement.label, unit: statement.in, rate: statement.rate });
  }
  return names;
}

function unitOf(statement: object): string {
  return "unit" in statement && typeof statement.unit === "string" ? statement.unit : "";
}

const PARTS: ReadonlyMap<string, string> = new Map([
  ["amount", ""],
  ["base", "assiette"],
  ["employee", "part salariale"],
  ["employer", "part patronale"],
  ["account", "part du compte"],
  ["company", "part de la société"],
]);

/** An amount of a month in words: `sante.employer` is « Complémentaire santé, part patronale », `fraisDeGestion[m1]` « Frais de gestion (m1) ». */
export function amountName(amount: string, names: RuleNames): string {
  const [, id = amount, item, part] = /^([^.[]+)(?:\[([^\]]*)\])?(?:\.(.+))?$/.exec(amount) ?? [];
  const label = names.get(id)?.label ?? id;
  const words = part === undefined ? "" : (PARTS.get(part) ?? part);
  return `${label}${item === undefined || item === "" ? "" : ` (${item})`}${words === "" ? "" : `, ${words}`}`;
}
