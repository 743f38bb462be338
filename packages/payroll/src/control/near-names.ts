import type { Plan } from "@bareme/engine";
import type { Problem } from "@bareme/kernel";
import type { TypedLine } from "./control-file.ts";

/** Typed in one word a name is meant as an id, with its item in brackets; words as printed are a label, and their line may have no basis. */
const ID = /^([A-Za-z][A-Za-z0-9]*)(\[[^\]]+\])?$/;

/** Lines that no rule knows under a name that nearly is one of theirs: a slip of the pen, not a levy without basis. */
export function misnamedLines(unknown: readonly TypedLine[], { lines }: Plan): readonly Problem[] {
  const ids = lines.filter(({ rubric }) => rubric !== null).map(({ id }) => id);
  return unknown.flatMap(({ ligne, path }): readonly Problem[] => {
    const [, name, item = ""] = ID.exec(ligne.trim()) ?? [];
    const near = name === undefined ? undefined : nearest(name, ids);
    if (near === undefined) return [];
    return [
      {
        code: "CONTROL_LINE_UNKNOWN",
        path: [...path.map(String), "ligne"],
        message: `« ${ligne} » n'est le nom d'aucune ligne de ces règles.`,
        remedy: `Écrivez « ${near}${item} » si c'est cette ligne ; sinon, recopiez le libellé imprimé en toutes lettres.`,
      },
    ];
  });
}

/** The id nearest to a name, when no more than a quarter of its letters are otherwise. */
function nearest(name: string, ids: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(name.length / 4));
  let best: { readonly id: string; readonly distance: number } | undefined;
  for (const id of ids) {
    if (Math.abs(id.length - name.length) > most) continue;
    const distance = editDistance(name.toLowerCase(), id.toLowerCase());
    if (distance <= most && (best === undefined || distance < best.distance)) best = { id, distance };
  }
  return best?.id;
}

/** How many letters are to be changed, added or left out to go from one word to another. */
function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [row, letter] of Array.from(left).entries()) {
    const current = [row + 1];
    for (const [column, other] of Array.from(right).entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}
