import type { StatementSection } from "@bareme/payroll";
import { formatAmount, formatMonth, isZeroText } from "../format.ts";
import type { Row } from "../pdf/table.ts";

type RappelsSection = Extract<StatementSection, { kind: "rappels" }>;

/** Each line of a closed month that the month puts right: paid, restated, already posted, difference; their movements stand in the sections above. */
export function rappelRows({ title, table, total }: RappelsSection): readonly Row[] {
  if (table.months.length === 0 && isZeroText(total)) return [];
  return [
    { style: "title", label: title, cells: ["Payé", "Recalculé", "Déjà porté", "Écart"] },
    ...table.months.flatMap(({ period, rows }): readonly Row[] => [
      { style: "strong", label: formatMonth(period), cells: [] },
      ...rows.map(({ label, item, partLabel, paid, restated, alreadyPosted, difference }): Row => ({
        style: "item",
        label: `${label}${item === undefined ? "" : ` · ${item}`}, ${partLabel.toLocaleLowerCase("fr")}`,
        cells: [paid, restated, alreadyPosted, difference].map(formatAmount),
      })),
    ]),
    {
      style: "total",
      label: "Effet sur le disponible, compris ci-dessus",
      cells: [formatAmount(total)],
    },
  ];
}
