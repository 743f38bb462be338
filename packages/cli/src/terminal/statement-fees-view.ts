import { feeWords, type FeeEntry } from "@bareme/payroll";
import { formatAmount } from "./format.ts";
import type { Paint, Screen } from "./screen.ts";
import { entryLabel, titleRow, totalRow } from "./statement-rows.ts";
import { paragraph, renderTable, type Row } from "./table.ts";

/** The management fees in detail (CT L1254-25, 2°): each with what it is counted on, its rate or its bands, and its cap. */
export function renderFees(
  {
    title,
    entries,
    total,
  }: { readonly title: string; readonly entries: readonly FeeEntry[]; readonly total: string },
  screen: Screen,
  paint: Paint,
): string {
  if (entries.length === 0) return "";
  const header = renderTable([titleRow(title)], screen, paint);
  const words = feeWords(entries);
  const lines = entries.map((entry, index) => {
    const row: Row = { style: "line", label: entryLabel(entry, title), cells: [formatAmount(entry.amount)] };
    const said = words[index] ?? null;
    return (
      renderTable([row], screen, paint) + (said === null ? "" : paint("dim", paragraph(said, screen, "  ")))
    );
  });
  const totals = totalRow("Total des frais de gestion", total, entries);
  return header + lines.join("") + (totals.length === 0 ? "" : renderTable(totals, screen, paint));
}
