import type { Name, Names } from "../../../core/names.ts";

interface Group {
  readonly group: string;
  readonly items: { readonly value: string; readonly label: string }[];
}

/** What a condition may read, by kind: fields of the item first. `also` stands there even when it is unknown. */
export function subjectData(names: Names, each: string | null, also?: string): readonly Group[] {
  const usable = [...names.values()].filter(
    (name) => name.type !== "none" && name.type !== "list" && (name.each === null || name.each === each),
  );
  const groups = new Map<string, Name[]>();
  for (const name of usable.toSorted((left, right) => rank(left) - rank(right)))
    groups.set(name.what, [...(groups.get(name.what) ?? []), name]);
  const known = [...groups].map(([group, items]) => ({
    group,
    items: items.map(({ id, label }) => ({ value: id, label })),
  }));
  return also === undefined || usable.some(({ id }) => id === also)
    ? known
    : [{ group: "Comme écrit", items: [{ value: also, label: also }] }, ...known];
}

const ORDER = ["Champ d'un élément", "Donnée du mois", "Ligne", "Total", "Paramètre", "Choix", "Décision"];

function rank({ what }: Name): number {
  const at = ORDER.indexOf(what);
  return at < 0 ? ORDER.length : at;
}
