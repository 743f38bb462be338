import { describe, expect, it } from "vitest";
import { mentionsMissingFrom, namedRappels, type PayslipDocument } from "../src/index.ts";
import { sheetOf, type PayslipSheet } from "../src/payslip/sheet.ts";
import { DEUX_RIVES_HEADER, GARANCE_HEADER } from "./headers.ts";
import { exampleMonths, monthOf, must, rulesOf, type PaidMonth } from "./months.ts";
import { readPdf, type ReadPdf } from "./poppler.ts";
import { printPayslip } from "./printed.ts";
import { rappelMonths } from "./special-months.ts";

const rives = rulesOf("deux-rives");
const CDD_HEADER = { ...DEUX_RIVES_HEADER, dateDebutContrat: "2026-03-02" };
const annee = exampleMonths("dossier-annee.yaml", rives);
const cdd = exampleMonths("dossier-cdd.yaml", rives);
const PRINTED = [
  {
    name: "le bulletin publié",
    months: exampleMonths("cap-garance-2026-01.yaml", rulesOf("cap-garance")),
    period: "2026-01",
    header: GARANCE_HEADER,
  },
  {
    name: "un compte sous zéro",
    months: exampleMonths("deux-rives-2026.yaml", rives),
    period: "2026-01",
    header: DEUX_RIVES_HEADER,
  },
  {
    name: "une réduction régularisée",
    months: exampleMonths("deux-rives-2026.yaml", rives),
    period: "2026-03",
    header: DEUX_RIVES_HEADER,
  },
  { name: "frais, repas et titres", months: annee, period: "2026-04", header: DEUX_RIVES_HEADER },
  { name: "une réserve dotée", months: annee, period: "2026-07", header: DEUX_RIVES_HEADER },
  { name: "une épargne retenue", months: annee, period: "2026-11", header: DEUX_RIVES_HEADER },
  { name: "un CDD avec frais", months: cdd, period: "2026-04", header: CDD_HEADER },
  { name: "la fin d'un CDD", months: cdd, period: "2026-06", header: CDD_HEADER },
  { name: "un mois avec rappels", months: rappelMonths(rives), period: "2026-02", header: DEUX_RIVES_HEADER },
] as const;

interface Printed {
  readonly document: PayslipDocument;
  readonly pdf: ReadPdf;
  readonly month: PaidMonth;
  readonly sheet: PayslipSheet;
}

async function print({ months, period, header }: (typeof PRINTED)[number]): Promise<Printed> {
  const document = await printPayslip(months, period, header);
  const month = monthOf(months, period);
  const rappels = must(namedRappels(month.run.request.facts, month.plan));
  return { document, month, pdf: readPdf(document.pdf), sheet: must(sheetOf(month.payslip, rappels)) };
}

describe.each(PRINTED)("$name, $period : le texte du PDF est celui du bulletin", (printed) => {
  const done = print(printed);

  it("chaque élément de paie avec sa base, son taux et son montant", async () => {
    const { month, pdf, sheet } = await done;
    const paid = month.payslip.sections
      .filter(({ kind }) => kind === "earnings")
      .flatMap(({ lines }) => lines)
      .filter(({ id, amount }) => id === "salaireDeBase" || (amount !== null && french(amount) !== "0,00"));
    expect(sheet.earnings.map(({ id, item }) => [id, item])).toEqual(paid.map(({ id, item }) => [id, item]));
    for (const { name, base, rate, rateUnit, amount } of sheet.earnings)
      expect(rowsNamed(pdf, name)).toContainEqual(
        [
          base === null ? null : french(base),
          rate === null ? null : `${french(rate)}${rateUnit === "%" ? " %" : ""}`,
          french(amount ?? "0"),
        ].filter((cell) => cell !== null),
      );
  });

  it("chaque cotisation une fois et une seule, dans une ligne imprimée avec base, taux et deux parts", async () => {
    const { month, pdf, sheet } = await done;
    const due = month.payslip.sections
      .filter(({ kind }) => kind === "contributions")
      .flatMap(({ lines }) => lines)
      .filter((line) =>
        [line.employee, line.employer].some((part) => part !== null && french(part) !== "0,00"),
      )
      .map(({ id, item }) => (item === undefined ? id : `${id}[${item}]`));
    const rows = sheet.groups.flatMap((group) => group.rows);
    expect(rows.flatMap(({ from }) => from).toSorted()).toEqual(due.toSorted());
    for (const { label, base, employeeRate, employee, employer } of rows)
      expect(rowsNamed(pdf, label)).toContainEqual(
        [
          base,
          employeeRate === null || employee === null || french(employee) === "0,00"
            ? null
            : `${employeeRate} %`,
          employee,
          employer,
        ]
          .filter((cell) => cell !== null)
          .map(french)
          .filter((cell) => cell !== "0,00"),
      );
  });

  it("les autres versements et retenues, comme ils mènent du net social au net à payer", async () => {
    const { pdf, sheet } = await done;
    for (const { label, amount } of sheet.diverses)
      expect(rowsNamed(pdf, label)).toContainEqual([french(amount)]);
  });

  it("les totaux et les nets, ceux du mois calculé", async () => {
    const { month, pdf, sheet } = await done;
    const { brut, cotisationsSalariales, cotisationsPatronales, montantNetSocial, netAPayer } = month.payslip;
    const euros = (amount: string | undefined): readonly string[] => [`${french(amount ?? "")} €`];
    expect(pdf.figures("TOTAL BRUT")).toEqual([french(brut?.amount ?? "")]);
    expect(pdf.figures("TOTAL DES COTISATIONS ET CONTRIBUTIONS")).toEqual(
      [cotisationsSalariales, cotisationsPatronales].map((total) => french(total?.amount ?? "")),
    );
    expect(pdf.figures("MONTANT NET SOCIAL")).toEqual(euros(montantNetSocial?.amount));
    expect(pdf.figures("NET À PAYER AVANT IMPÔT SUR LE REVENU")).toEqual(euros(sheet.sommeSansPas));
    expect(pdf.figures("NET À PAYER AU SALARIÉ")).toEqual(euros(netAPayer?.amount));
    expect(pdf.figures("TOTAL VERSÉ PAR L'EMPLOYEUR")).toEqual(
      euros(month.payslip.totalVerseEmployeur?.amount),
    );
  });

  it("toutes les mentions de R3243-1", async () => {
    const { document, pdf } = await done;
    expect(mentionsMissingFrom(pdf.text, document.mentions)).toEqual([]);
  });
});

describe("les figures refaites à la main", () => {
  const printed = (period: string) => printPayslip(annee, period, DEUX_RIVES_HEADER);

  it("avril 2026 : les frais viennent avant le net avant impôt, qui est ce qui serait versé sans lui", async () => {
    const { figures } = readPdf((await printed("2026-04")).pdf);
    // 1 852.25 + 40.00 + 56.00 + 16.20 − 91.20 + 184.00 = 2 057.25 ; 2 057.25 − 146.45 = 1 910.80.
    expect(figures("MONTANT NET SOCIAL")).toEqual(["1 852,25 €"]);
    expect(figures("Titres-restaurant")).toEqual(["−91,20"]);
    expect(figures("NET À PAYER AVANT IMPÔT SUR LE REVENU")).toEqual(["2 057,25 €"]);
    expect(figures("NET À PAYER AU SALARIÉ")).toEqual(["1 910,80 €"]);
  });

  it("le cumul annuel est la somme des bulletins imprimés depuis janvier", async () => {
    const figures = await Promise.all(
      ["2026-01", "2026-02", "2026-03"].map(async (period) =>
        readPdf((await printed(period)).pdf).figures("Montant net imposable"),
      ),
    );
    const [january, february, march] = figures.map(([ofMonth = ""]) => cents(ofMonth));
    expect(figures.map(([, sum = ""]) => cents(sum))).toEqual([
      january,
      (january ?? 0n) + (february ?? 0n),
      (january ?? 0n) + (february ?? 0n) + (march ?? 0n),
    ]);
  });

  it("un cumul dont un mois manque est un tiret, et le mois est nommé", async () => {
    const { text, figures } = readPdf((await printPayslip(annee.slice(2), "2026-04", DEUX_RIVES_HEADER)).pdf);
    expect(figures("Montant net imposable")).toEqual(["1 952,71", "—"]);
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      "les paies de janvier à février 2026 n'ont pas été faites ici",
    );
  });

  it("un rappel dit le mois clos et la ligne qu'il corrige", async () => {
    const { figures, text, info } = readPdf(
      (await printPayslip(rappelMonths(rives), "2026-02", DEUX_RIVES_HEADER)).pdf,
    );
    // 11.67 hours at 2 400 / 154: 181.87; their apport at 5 %, 9.09, and 9.10 as the difference of two rounded amounts.
    expect(figures("Rappel de rémunération, janvier 2026 : Salaire de base")).toEqual(["181,87"]);
    expect(figures("Rappel de rémunération, janvier 2026 : Apport d'affaires")).toEqual(["9,10"]);
    expect(figures("Rappel de frais professionnels")).toEqual(["80,00"]);
    expect(text).not.toMatch(/2026-01-\d/);
    expect(info()).toMatch(/Pages:\s+1\n/);
  });
});

/** The cells of every printed line that starts with the first words of a label, whose end may stand on the line below. */
function rowsNamed({ text }: ReadPdf, label: string): readonly (readonly string[])[] {
  const plain = text.replaceAll(/[\u00A0\u202F]/g, " ");
  const words = label.replaceAll(/[\u00A0\u202F]/g, " ").split(" ");
  return plain.split("\n").flatMap((line) => {
    const [shown = "", ...cells] = line.trim().split(/\s{2,}/);
    const whole = words.join(" ") === shown;
    const cut = words.some((_, index) => index > 1 && words.slice(0, index).join(" ") === shown);
    return whole || cut ? [cells] : [];
  });
}

/** An amount or a rate as a French reader writes it, written here a second time. */
function french(text: string): string {
  const [number = "", ...unit] = text.split(" ");
  const [whole = "", decimals = ""] = number.replace("-", "").split(".");
  const digits = decimals.replace(/0+$/, "").padEnd(2, "0");
  const cut = digits.length > 6 ? `${digits.slice(0, 4)}…` : digits;
  const sign = number.startsWith("-") ? "−" : "";
  return [`${sign}${whole.replaceAll(/\B(?=(\d{3})+$)/g, " ")},${cut}`, ...unit].join(" ");
}

function cents(shown: string): bigint {
  return BigInt(shown.replaceAll(/[^\d−]/g, "").replace("−", "-"));
}
