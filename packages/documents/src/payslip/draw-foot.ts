import { decimal, decimalToText, negate } from "@bareme/kernel";
import { formatAmount, formatEuros, formatPercent } from "../format.ts";
import type { DocumentHeader } from "../header.ts";
import type { Row } from "../pdf/table.ts";
import type { FootId, PayslipModel } from "./model.ts";
import type { PayslipSheet } from "./sheet.ts";
import type { TaxFigures, YearToDate } from "./year-to-date.ts";

type FootLine = PayslipModel["foot"][number];

/** What a payslip is drawn from, read and checked. */
export interface PayslipData {
  readonly sheet: PayslipSheet;
  readonly header: DocumentHeader;
  readonly year: YearToDate;
}

/** Nets, tax, other payments and deductions, in the order of the model. */
export function footRows(data: PayslipData): readonly Row[] {
  return data.sheet.model.foot.flatMap((line) => PARTS[line.id](line, data));
}

const PARTS: Readonly<Record<FootId, (line: FootLine, data: PayslipData) => readonly Row[]>> = {
  montantNetSocial: ({ label }, { sheet }) => [euros("total", label, sheet.totals.montantNetSocial)],
  diverses: ({ label }, { sheet: { diverses } }) =>
    diverses.length === 0
      ? []
      : [
          { style: "title", label, cells: [] },
          ...diverses.map((line): Row => ({
            style: "item",
            label: line.label,
            cells: [formatAmount(line.amount), ""],
          })),
        ],
  netAvantImpot: ({ label }, { sheet }) => [euros("box", label, sheet.sommeSansPas)],
  impot: impotRows,
  netAPayer: ({ label }, { sheet }) => [euros("net", label, sheet.totals.netAPayer)],
  totalVerseEmployeur: ({ label }, { sheet }) => [euros("total", label, sheet.totals.totalVerseEmployeur)],
};

/** The tax of the month and of the year. Sums of the year that are not known are a dash, and a note says why. */
function impotRows({ label }: FootLine, { sheet, header, year }: PayslipData): readonly Row[] {
  const { totals, pas } = sheet;
  const { heuresExonerees, natureTauxPas } = header;
  const nature = natureTauxPas === "personnalise" ? "taux personnalisé" : "taux non personnalisé";
  const ofYear = (id: keyof TaxFigures, write: (text: string) => string = formatAmount): string =>
    year.known ? write(year.sums[id]) : "—";
  return [
    { style: "title", label, cells: ["Base", "Taux", "Montant", "Cumul annuel"] },
    {
      style: "item",
      label: "Montant net imposable",
      cells: ["", "", formatAmount(totals.netImposable), ofYear("netImposable")],
    },
    {
      style: "item",
      label: `Impôt prélevé à la source (${nature})`,
      cells: [
        formatAmount(pas.base),
        formatPercent(pas.rate),
        takenOut(pas.amount),
        ofYear("impot", takenOut),
      ],
    },
    {
      style: "item",
      label: "Montant net des heures compl./suppl. exonérées",
      cells: ["", "", formatAmount(heuresExonerees), ofYear("heuresExonerees")],
    },
    ...(year.known
      ? []
      : [
          {
            style: "note",
            label: `Cumul annuel non imprimé : les paies de ${year.missing} n'ont pas été faites ici, et leurs montants ne sont pas connus.`,
            cells: [],
          } satisfies Row,
        ]),
  ];
}

/** Tax lowers the net: it is written as it moves it. */
function takenOut(amount: string): string {
  return formatAmount(decimalToText(negate(decimal(amount))));
}

function euros(style: "total" | "box" | "net", label: string, amount: string): Row {
  return { style, label, cells: [formatEuros(amount)] };
}
