import type { KeptSection, ReceiptsSection, StatementSection } from "@bareme/payroll";
import { formatAmount, formatEuros, isZeroText } from "../format.ts";
import type { Row } from "../pdf/table.ts";

/** Balances as they open or close; the available one is always said, and is what the statement concludes when it closes. */
export function balanceRows({
  id,
  title,
  balances,
  owed,
}: Extract<StatementSection, { kind: "balances" }>): readonly Row[] {
  const shown = balances.filter(({ kind, amount }) => kind === "available" || !isZeroText(amount));
  return [
    { style: "title", label: title, cells: [""] },
    ...shown.map(({ kind, label, amount }): Row =>
      id === "cloture" && kind === "available"
        ? { style: "net", label, cells: [formatEuros(amount)] }
        : {
            style: "item",
            label: kind === "advance" ? `${label}, à reprendre` : label,
            cells: [formatAmount(amount)],
          },
    ),
    ...(owed === null || isZeroText(owed)
      ? []
      : [
          {
            style: "item",
            label: owed.startsWith("-") ? "Trop-perçu des clients" : "Facturé, reste à encaisser",
            cells: [formatAmount(owed)],
          } satisfies Row,
        ]),
  ];
}

/** Each client: invoiced, cashed, still owed, advanced; then what entered the account. */
export function receiptRows({ title, missions, totals, total, entries }: ReceiptsSection): readonly Row[] {
  if (missions.length === 0 && entries.length === 0) return [];
  const figures = ({ invoiced, cashed, owed, advanced }: ReceiptsSection["totals"]): readonly string[] =>
    [invoiced, cashed, owed, advanced].map(formatAmount);
  return [
    { style: "title", label: title, cells: ["Facturé", "Encaissé", "Reste dû", "Avancé"] },
    ...missions.map((mission): Row => ({
      style: "item",
      label: mission.client === null ? mission.mission : `${mission.client} · ${mission.mission}`,
      cells: figures(mission),
    })),
    ...(missions.length > 1
      ? [{ style: "total", label: "Total", cells: figures(totals) } satisfies Row]
      : []),
    { style: "total", label: "Porté au compte", cells: [formatAmount(total)] },
  ];
}

/** Accounts kept beside the disponible: how they open, what was added and released, how they close. */
export function keptRows({ title, accounts, entries, total }: KeptSection): readonly Row[] {
  if (accounts.length === 0) return [];
  return [
    { style: "title", label: title, cells: ["Ouverture", "Ajouté", "Repris", "Clôture"] },
    ...accounts.map(({ label, opening, added, released, closing }): Row => ({
      style: "item",
      label,
      cells: [opening, added, released, closing].map(formatAmount),
    })),
    ...(entries.length === 0
      ? []
      : [{ style: "total", label: "Effet sur le disponible", cells: [formatAmount(total)] } satisfies Row]),
  ];
}
