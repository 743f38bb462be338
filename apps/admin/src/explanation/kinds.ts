import type { Explanation } from "@bareme/engine";

type Kind = Explanation["kind"];

/** What kind of value it is, as a reader of payslips says it. */
export const KIND_WORDS: { readonly [K in Kind]: string } = {
  fact: "Donnée du mois",
  parameter: "Valeur datée",
  grid: "Barème",
  opening: "Report du mois précédent",
  computed: "Montant calculé",
  unknown: "Montant cherché par le calcul",
  pinned: "Montant donné",
};

/** The page of the rule behind it: `genre` of the address of rules; null for what no rule states. */
export const GENRES: { readonly [K in Kind]: string | null } = {
  fact: null,
  parameter: "parametre",
  grid: "bareme",
  opening: null,
  computed: "ligne",
  unknown: "ligne",
  pinned: "ligne",
};

/** Whether it can be explained by itself, by asking for it again. */
export function isAskable({ kind }: Pick<Explanation, "kind">): boolean {
  return kind === "computed" || kind === "unknown" || kind === "pinned";
}

/** What a part of a line is in it. */
const PART_WORDS: ReadonlyMap<string, string> = new Map([
  ["base", "base"],
  ["rate", "taux"],
  ["employeeRate", "taux salarial"],
  ["employerRate", "taux patronal"],
  ["employee", "part salariale"],
  ["employer", "part patronale"],
  ["account", "part du compte"],
  ["company", "part de la société"],
  ["applies", "ce qui la déclenche"],
]);

/** What it is called: the base and the rate of a line bear its label, so each also says which of the two it is. */
export function nameOf({ id, label }: Pick<Explanation, "id" | "label">): string {
  const part = PART_WORDS.get(/\.(\w+)/.exec(id)?.[1] ?? "");
  return part === undefined ? label : `${label}, ${part}`;
}

/** « x.employer », « x.applies » and « x~y » are parts of the rule « x ». */
export function ruleIdOf(id: string): string {
  return id.split(/[.~[]/)[0] ?? id;
}
