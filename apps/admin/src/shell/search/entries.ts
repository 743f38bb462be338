import { foldText } from "../../format/fold-text.ts";

/** Where an entry of the search leads: an address of the app, or the rules that cite an article. */
export type Goal =
  | { readonly kind: "page"; readonly to: PageAddress }
  | { readonly kind: "rule"; readonly genre: string; readonly id: string }
  | { readonly kind: "scenario"; readonly ruleSet: string; readonly path: string; readonly line: number }
  /** Null for someone without a contract: the list of all shows them. */
  | { readonly kind: "porte"; readonly contratId: string | null }
  | { readonly kind: "article"; readonly citedBy: readonly number[] };

export type PageAddress =
  | "/$societe"
  | "/$societe/paie"
  | "/$societe/portes"
  | "/$societe/import"
  | "/$societe/controle"
  | "/$societe/simulateur"
  | "/$societe/regles"
  | "/$societe/brouillons"
  | "/$societe/scenarios"
  | "/$societe/versions"
  | "/$societe/versions/comparer"
  | "/$societe/employeur"
  | "/$societe/utilisateurs"
  | "/$societe/journal"
  | "/$societe/mon-compte";

export type Group = "Pages" | "Salariés portés" | "Règles" | "Articles" | "Scénarios";

/** In the order in which they are shown. */
export const GROUPS: readonly Group[] = ["Pages", "Salariés portés", "Règles", "Articles", "Scénarios"];

/** Something that is looked for by its words. */
export interface Entry {
  readonly key: string;
  readonly group: Group;
  readonly label: string;
  /** What tells it from another of the same name: its layer, its id, its file. */
  readonly detail: string;
  readonly goal: Goal;
  /** The label, then what else it is found by, as searches compare them. */
  readonly folded: string;
}

export function entryOf(entry: Omit<Entry, "folded">, also = ""): Entry {
  return { ...entry, folded: foldText(`${entry.label} ${also}`) };
}
