import type { KeptSection, ReceiptsSection } from "@bareme/payroll";
import { formatAmount, isZeroText } from "./format.ts";
import type { Paint, Screen } from "./screen.ts";
import { entryLabel, titleRow } from "./statement-rows.ts";
import { renderTable, type Row } from "./table.ts";

/** Each client: invoiced, cashed, still owed, advanced; then what entered the account when it is not just what was cashed. */
export function renderReceipts(section: ReceiptsSection, screen: Screen, paint: Paint): string {
  const { title, missions, totals, entries, total } = section;
  if (missions.length === 0 && entries.length === 0) return "";
  const advances = missions.some(({ advanced }) => !isZeroText(advanced));
  const cells = (invoiced: string, cashed: string, owed: string, advanced: string): readonly string[] =>
    advances ? [invoiced, cashed, owed, advanced] : [invoiced, cashed, owed];
  const rows = missions.map(({ mission, client, invoiced, cashed, owed, advanced }): Row => ({
    style: "line",
    label: client === null ? mission : `${client} · ${mission}`,
    cells: cells(formatAmount(invoiced), formatAmount(cashed), formatAmount(owed), formatAmount(advanced)),
  }));
  const summed: readonly Row[] =
    missions.length < 2
      ? []
      : [
          {
            style: "total",
            label: "Total",
            cells: cells(
              formatAmount(totals.invoiced),
              formatAmount(totals.cashed),
              formatAmount(totals.owed),
              formatAmount(totals.advanced),
            ),
          },
        ];
  const table = renderTable(
    [titleRow(title, cells("Facturé", "Encaissé", "Reste dû", "Avancé")), ...rows, ...summed],
    screen,
    paint,
  );
  const plain = entries.every(({ line }) => line === entries[0]?.line) && total === totals.cashed;
  if (plain) return table;
  const moved = entries.map((entry): Row => ({
    style: "line",
    label: entryLabel(entry, title),
    cells: [formatAmount(entry.amount)],
  }));
  return (
    table +
    renderTable(
      [...moved, { style: "total", label: "Porté au compte", cells: [formatAmount(total)] }],
      screen,
      paint,
    )
  );
}

/** Accounts kept beside the disponible: how they open, what was added and released, how they close. */
export function renderKept(section: KeptSection, screen: Screen, paint: Paint): string {
  const { title, accounts, entries, total } = section;
  if (accounts.length === 0) return "";
  const rows = accounts.map(({ label, opening, added, released, closing }): Row => ({
    style: "line",
    label,
    cells: [opening, added, released, closing].map(formatAmount),
  }));
  return (
    renderTable([titleRow(title, ["Ouverture", "Ajouté", "Repris", "Clôture"]), ...rows], screen, paint) +
    (entries.length === 0
      ? ""
      : renderTable(
          [{ style: "total", label: "Effet sur le disponible", cells: [formatAmount(total)] }],
          screen,
          paint,
        ))
  );
}
