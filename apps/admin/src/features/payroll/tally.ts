import { foldText } from "../../format/fold-text.ts";
import { isHindered, type MonthOfList } from "./words.ts";

/** How many months of a period stand where. */
export interface Tally {
  readonly total: number;
  readonly ouvert: number;
  readonly hindered: number;
  readonly aValider: number;
  readonly aClore: number;
  readonly clos: number;
}

export function tallyOf(rows: readonly MonthOfList[]): Tally {
  const counted = (keep: (row: MonthOfList) => boolean): number => rows.filter(keep).length;
  return {
    total: rows.length,
    ouvert: counted(({ status }) => status === "ouvert"),
    hindered: counted(({ status, state }) => status === "calcule" && isHindered(state)),
    aValider: counted(({ status, state }) => status === "calcule" && !isHindered(state)),
    aClore: counted(({ status }) => status === "valide"),
    clos: counted(({ status }) => status === "clos"),
  };
}

export const FILTERS = [
  { value: "tous", label: "Tous" },
  { value: "a-traiter", label: "À traiter" },
  { value: "bloques", label: "Bloqués" },
] as const;
export type Filter = (typeof FILTERS)[number]["value"];

/** The months that a filter and some letters of a name, or of a matricule, leave. */
export function filtered(
  rows: readonly MonthOfList[],
  filter: Filter,
  typed: string,
): readonly MonthOfList[] {
  const wanted = foldText(typed.trim());
  return rows.filter((row) => {
    const kept =
      filter === "tous" ||
      (row.status !== "clos" &&
        (filter === "a-traiter" || (row.status !== "valide" && isHindered(row.state))));
    const { nom, prenom, matricule } = row.porte;
    return kept && foldText(`${prenom} ${nom} ${prenom} ${matricule}`).includes(wanted);
  });
}
