import { compareText } from "@bareme/kernel";
import { formatMonth } from "../format.ts";
import { rowOf, type BodyRow, type Placed } from "./body-row.ts";
import { legalLines, type PayslipModel } from "./model.ts";
import type { NamedRappel } from "./rappels.ts";

/** The section of the payslip that holds the contributions of closed months. */
export const RAPPELS = "rappels";

/** Contributions of closed months, by month and legal line: their bases were those of their month. */
export function rappelRows(
  lines: readonly Placed[],
  model: PayslipModel,
  rappels: readonly NamedRappel[],
): readonly BodyRow[] {
  const byName = new Map<string, { readonly rank: string; readonly lines: readonly Placed[] }>();
  for (const line of lines) {
    const { label, rank } = placeOfRappel(
      line,
      rappels.find(({ id }) => id === line.item),
      model,
    );
    byName.set(label, { rank, lines: [...(byName.get(label)?.lines ?? []), { ...line, base: null }] });
  }
  return [...byName]
    .toSorted(([, left], [, right]) => compareText(left.rank, right.rank))
    .map(([label, { lines: own }]) => rowOf(RAPPELS, label, own));
}

/** Months in their order, and in a month the legal lines in that of the model. */
function placeOfRappel(
  line: Placed,
  rappel: NamedRappel | undefined,
  model: PayslipModel,
): { readonly label: string; readonly rank: string } {
  if (rappel === undefined) return { label: line.label, rank: "" };
  const { mois, ligne, rubric } = rappel;
  const among = model.shared.find((one) => one.line === ligne)?.among.at(-1);
  const legal = legalLines(model);
  const place = legal.findIndex(
    ({ id, lines, rubrics = [] }) => lines.includes(ligne) || id === among || rubrics.includes(rubric ?? ""),
  );
  return {
    label: `${formatMonth(mois)} · ${legal[place]?.label ?? rappel.label}`,
    rank: `${mois} ${place === -1 ? "~" : String(place).padStart(3, "0")}`,
  };
}
