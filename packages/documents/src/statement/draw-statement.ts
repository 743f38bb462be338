import { feeWords, type Statement, type StatementSection } from "@bareme/payroll";
import type { Content } from "pdfmake/interfaces.js";
import { formatAmount, formatEuros, isZeroText } from "../format.ts";
import { CLOSE } from "../pdf/density.ts";
import { drawTable, type Row } from "../pdf/table.ts";
import { balanceRows, keptRows, receiptRows } from "./account-rows.ts";
import { nameEntry } from "./entry-label.ts";
import { payrollRows } from "./payroll-rows.ts";
import { rappelRows } from "./rappel-rows.ts";

/** Longer than this, a section may be broken between two pages, and repeats its title. */
const ROWS_TOGETHER = 25;

/** The statement of the account: the six mentions of CT L1254-25, then its sections in order. One without a movement is left out. */
export function drawStatement(statement: Statement): readonly Content[] {
  const parts = [
    mentionRows(statement),
    ...statement.sections.map((section) => sectionRows(section, statement)),
    levyRows(statement),
    shortfallRows(statement),
  ];
  return parts
    .filter((rows) => rows.length > 0)
    .map((rows) => drawTable(rows, CLOSE, { together: rows.length <= ROWS_TOGETHER }));
}

/** Each mention with the figure that answers it, and what a figure is made of. */
function mentionRows({ mentions }: Statement): readonly Row[] {
  return [
    { style: "head", label: "L'essentiel du mois (Code du travail, art. L1254-25)", cells: [""] },
    ...Object.values(mentions).flatMap(({ label, amount, parts }): readonly Row[] => [
      { style: "strong", label, cells: [formatEuros(amount)] },
      ...parts
        .filter((part) => !isZeroText(part.amount))
        .map((part): Row => ({ style: "item", label: part.label, cells: [formatAmount(part.amount), ""] })),
    ]),
  ];
}

function sectionRows(section: StatementSection, { mentions }: Statement): readonly Row[] {
  switch (section.kind) {
    case "balances":
      return balanceRows(section);
    case "receipts":
      return receiptRows(section);
    case "kept":
      return keptRows(section);
    case "payroll":
      return payrollRows(section, !isZeroText(mentions.fraisProfessionnels.amount));
    case "sum":
      return [{ style: "box", label: section.title, cells: [formatEuros(section.amount)] }];
    case "fees":
    case "movements":
      return movementRows(section);
    case "rappels":
      return rappelRows(section);
    // The apport d'affaires is a mention and a line of the gross: nothing more to say of it here.
    case "figures":
      return [];
  }
}

function movementRows(section: Extract<StatementSection, { kind: "fees" | "movements" }>): readonly Row[] {
  const { title, entries, total } = section;
  if (entries.length === 0) return [];
  const words = section.kind === "fees" ? feeWords(section.entries) : [];
  return [
    { style: "title", label: title, cells: [""] },
    ...entries.flatMap((entry, index): readonly Row[] => {
      const said = words[index] ?? null;
      return [
        { style: "item", label: nameEntry(entry, title), cells: [formatAmount(entry.amount)] },
        ...(said === null ? [] : [{ style: "note", label: said, cells: [] } satisfies Row]),
      ];
    }),
    ...(entries.length > 1
      ? [{ style: "total", label: "Total", cells: [formatAmount(total)] } satisfies Row]
      : []),
  ];
}

function levyRows({ levyTotals, levies }: Statement): readonly Row[] {
  const unfounded = levies.filter((levy) => levy.unfounded).map(({ label }) => label);
  if (levyTotals.length === 0) return [];
  return [
    { style: "title", label: "Prélèvements du mois, selon ce qui les fonde", cells: [""] },
    ...levyTotals.map(({ basis, amount }): Row => ({
      style: "item",
      label: BASES[basis],
      cells: [formatAmount(amount)],
    })),
    ...(unfounded.length === 0
      ? []
      : [
          {
            style: "note",
            label: `Sans base légale, conventionnelle ou contractuelle, donc comptés en frais de gestion : ${unfounded.join(", ")}.`,
            cells: [],
          } satisfies Row,
        ]),
  ];
}

const BASES = { law: "Loi", convention: "Convention", contract: "Contrat", fee: "Frais de gestion" } as const;

function shortfallRows({ shortfalls }: Statement): readonly Row[] {
  if (shortfalls.length === 0) return [];
  return [
    { style: "title", label: "À savoir", cells: [""] },
    ...shortfalls.map(({ why, remedy }): Row => ({ style: "text", label: `${why} ${remedy}`, cells: [] })),
  ];
}
