import type { Statement, StatementEntry, StatementSection } from "@bareme/payroll";
import { formatAmount, formatEuros, isZeroText } from "./format.ts";
import type { Paint, Screen } from "./screen.ts";
import { renderFees } from "./statement-fees-view.ts";
import { renderPayroll } from "./statement-payroll-view.ts";
import { entryLabel, titleRow, totalRow } from "./statement-rows.ts";
import { renderKept, renderReceipts } from "./statement-tables-view.ts";
import { paragraph, renderTable, rule, type Row } from "./table.ts";

/** What founds a levy, in words. */
const BASES = { law: "loi", convention: "convention", contract: "contrat", fee: "frais de gestion" } as const;

/** Sections of levies: each entry says what founds it. */
const LEVY_SECTIONS: ReadonlySet<string> = new Set(["coutsDeTiers", "charges215"]);

/**
 * The monthly statement: the six mentions, then its sections in order. A section without entries is left out. Amounts are those of the
 * montant disponible: what comes in is positive.
 */
export function renderStatement(statement: Statement, screen: Screen, paint: Paint): string {
  const shown = statement.sections.map((section) => renderSection(section, statement, screen, paint));
  return [
    renderMentions(statement, screen, paint),
    ...shown,
    renderShortfalls(statement, screen, paint),
    renderLevies(statement, screen, paint),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function renderSection(
  section: StatementSection,
  { mentions }: Statement,
  screen: Screen,
  paint: Paint,
): string {
  switch (section.kind) {
    case "balances":
      return renderBalances(section, screen, paint);
    case "receipts":
      return renderReceipts(section, screen, paint);
    case "fees":
      return renderFees(section, screen, paint);
    case "kept":
      return renderKept(section, screen, paint);
    case "payroll":
      return renderPayroll(section, !isZeroText(mentions.fraisProfessionnels.amount), screen, paint);
    case "sum":
      return renderTable(
        [{ style: "total", label: section.title, cells: [formatAmount(section.amount)] }],
        screen,
        paint,
      );
    case "movements":
      return renderMovements(section, screen, paint);
    case "rappels":
      return isZeroText(section.total)
        ? ""
        : paragraph(
            `Les rappels de mois clos portent ${formatEuros(section.total)} au disponible, compris ci-dessus.`,
            screen,
          );
    // The apport d'affaires is a mention and a line of the gross: nothing more to say of it here.
    case "figures":
      return "";
  }
}

function renderMentions({ mentions }: Statement, screen: Screen, paint: Paint): string {
  const rows = Object.values(mentions).map(({ label, amount }): Row => ({
    style: "line",
    label,
    cells: [formatEuros(amount)],
  }));
  return (
    renderTable([{ style: "header", label: "L'essentiel du mois", cells: [""] }, ...rows], screen, paint) +
    rule(screen, paint)
  );
}

function renderBalances(
  { id, title, balances, owed }: Extract<StatementSection, { kind: "balances" }>,
  screen: Screen,
  paint: Paint,
): string {
  const shown = balances.filter(({ kind, amount }) => kind === "available" || !isZeroText(amount));
  const rows = shown.map(({ kind, label, amount }): Row => ({
    style: kind === "available" && id === "cloture" ? "total" : "line",
    label: kind === "advance" ? `${label}, à reprendre` : label,
    cells: [formatAmount(amount)],
  }));
  const invoiced: readonly Row[] =
    owed === null || isZeroText(owed)
      ? []
      : [
          {
            style: "line",
            label: owed.startsWith("-") ? "Trop-perçu des clients" : "Facturé, reste à encaisser",
            cells: [formatAmount(owed)],
          },
        ];
  return renderTable([titleRow(title), ...rows, ...invoiced], screen, paint);
}

function renderMovements(
  { id, title, entries, total }: Extract<StatementSection, { kind: "movements" }>,
  screen: Screen,
  paint: Paint,
): string {
  if (entries.length === 0) return "";
  const rows = entries.map((entry): Row => ({
    style: "line",
    label: entryLabel(entry, title) + (LEVY_SECTIONS.has(id) ? basisOf(entry) : ""),
    cells: [formatAmount(entry.amount)],
  }));
  return renderTable([titleRow(title), ...rows, ...totalRow("Total", total, entries)], screen, paint);
}

function basisOf({ basis }: StatementEntry): string {
  return ` (${basis === null ? "sans fondement" : BASES[basis]})`;
}

function renderShortfalls({ shortfalls }: Statement, screen: Screen, paint: Paint): string {
  return shortfalls
    .map(
      ({ why, remedy }) => paint("yellow", paragraph(why, screen, "! ")) + paragraph(remedy, screen, "  → "),
    )
    .join("");
}

function renderLevies({ levyTotals, levies }: Statement, screen: Screen, paint: Paint): string {
  const rows = levyTotals.map(({ basis, amount }): Row => ({
    style: "line",
    label: LEVIES_OF[basis],
    cells: [formatAmount(amount)],
  }));
  if (rows.length === 0) return "";
  const unfounded = levies.filter((levy) => levy.unfounded).map(({ label }) => label);
  const note =
    unfounded.length === 0
      ? ""
      : paint(
          "yellow",
          paragraph(
            `Sans base légale, conventionnelle ou contractuelle, donc comptés en frais de gestion : ${unfounded.join(", ")}.`,
            screen,
            "! ",
          ),
        );
  return (
    renderTable(
      [{ style: "header", label: "Prélèvements du mois, selon ce qui les fonde", cells: [""] }, ...rows],
      screen,
      paint,
    ) + note
  );
}

const LEVIES_OF = {
  law: "Loi",
  convention: "Convention",
  contract: "Contrat",
  fee: "Frais de gestion",
} as const;
