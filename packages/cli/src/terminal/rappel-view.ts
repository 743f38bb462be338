import type { RappelTable } from "@bareme/payroll";
import { formatAmount, formatMonth, isZeroText } from "./format.ts";
import type { Paint, Screen } from "./screen.ts";
import { paragraph, renderTable, type Row } from "./table.ts";

type RappelRow = RappelTable["months"][number]["rows"][number];

/** What closed months owe or are owed, by month and line, before it is posted: paid, restated, already posted, difference; then the articles. */
export function renderRappels({ months }: RappelTable, screen: Screen, paint: Paint): string {
  const all = months.flatMap(({ rows }) => rows);
  const postedBefore = all.some(({ alreadyPosted }) => !isZeroText(alreadyPosted));
  const cells = (paid: string, restated: string, posted: string, difference: string): readonly string[] =>
    postedBefore ? [paid, restated, posted, difference] : [paid, restated, difference];
  const rows = months.flatMap(({ period, rows: moved }): readonly Row[] => [
    { style: "title", label: formatMonth(period).toLocaleUpperCase("fr"), cells: [] },
    ...moved.map((row): Row => ({
      style: "line",
      label: labelOf(row, moved),
      cells: cells(
        formatAmount(row.paid),
        formatAmount(row.restated),
        formatAmount(row.alreadyPosted),
        formatAmount(row.difference),
      ),
    })),
  ]);
  const header: Row = {
    style: "header",
    label: "",
    cells: cells("Payé", "Recalculé", "Déjà porté", "Écart"),
  };
  const note = "Ce qui sort du montant disponible ou se retient est positif, ce qui y entre négatif.";
  return (
    renderTable([header, ...rows], screen, paint) +
    paint("dim", paragraph(note, screen)) +
    renderArticles(all, screen, paint)
  );
}

/** A line that moved in one part only needs no name for it, unless it is not the account that moved. */
function labelOf({ line, label, item, part, partLabel }: RappelRow, rows: readonly RappelRow[]): string {
  const alone = rows.filter((one) => one.line === line && one.item === item).length === 1;
  const name = `${label}${item === undefined ? "" : ` · ${item}`}`;
  return alone && part.startsWith("compte:") ? name : `${name}, ${partLabel.toLocaleLowerCase("fr")}`;
}

/** Each line once, with the articles that it cites. */
function renderArticles(rows: readonly RappelRow[], screen: Screen, paint: Paint): string {
  const cited = new Map(
    rows.flatMap(({ label, source }) =>
      source.length === 0 ? [] : [[label, source.map(({ text }) => text).join(" ; ")] as const],
    ),
  );
  return [...cited].map(([label, text]) => paint("dim", paragraph(`${label} : ${text}`, screen))).join("");
}
