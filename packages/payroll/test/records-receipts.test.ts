import { add, decimal, decimalToText, type Decimal, fromInteger, scaleBy, ZERO } from "@bareme/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dossierWarnings } from "../src/records/warnings.ts";
import { dossierOf, missionOf, problemsOf, data } from "./records.ts";

const F1 = { id: "F-1", mission: "audit", date: "2026-01-30", ht: "100.01", tva: "20" };

function caOf(records: Readonly<Record<string, unknown>>, period: string): unknown {
  return missionOf(dossierOf({ jusqua: "2026-06", ...records }), period)?.["caEncaisse"];
}

describe("what a client pays", () => {
  // 100.01 HT makes 120.012, hence 120.01 on the invoice. 40.00 × 100.01 ÷ 120.01 = 33.3338 → 33.33; 80.00 × 100.01 ÷ 120.01 = 66.6677 → 66.67.
  const thirds = [
    { id: "E-1", facture: "F-1", date: "2026-02-10", ttc: "40.00" },
    { id: "E-2", facture: "F-1", date: "2026-03-10", ttc: "40.00" },
    { id: "E-3", facture: "F-1", date: "2026-04-10", ttc: "40.01" },
  ];

  it.each([
    { month: "2026-01", expected: "0.00" },
    { month: "2026-02", expected: "33.33" },
    { month: "2026-03", expected: "33.34" },
    { month: "2026-04", expected: "33.34" },
    { month: "2026-05", expected: undefined },
  ])("enters $month before VAT, and three payments make the whole invoice", ({ month, expected }) => {
    const records = {
      factures: [F1],
      encaissements: thirds,
      missions: [{ id: "audit", tjm: "450.00", debut: "2026-01-05", fin: "2026-03-31" }],
    };
    expect(caOf(records, month)).toBe(expected);
  });

  it("may be told before VAT, as it stands", () => {
    const records = {
      factures: [F1],
      encaissements: [{ id: "E-1", facture: "F-1", date: "2026-02-10", ht: "60.00" }],
    };
    expect(caOf(records, "2026-02")).toBe("60.00");
  });

  it("follows the total printed on the invoice when it is not HT + VAT to the cent", () => {
    // 50.00 × 100.01 ÷ 120.02 = 41.6639 → 41.66
    const records = {
      factures: [{ ...F1, ttc: "120.02" }],
      encaissements: [{ id: "E-1", facture: "F-1", date: "2026-02-10", ttc: "50.00" }],
    };
    expect(caOf(records, "2026-02")).toBe("41.66");
  });

  it("holds its share of the expenses charged to the client", () => {
    // 600 of 1 200 TTC: half of 1 000 HT, and half of its 90.00 of expenses.
    const item = missionOf(
      dossierOf({
        factures: [{ ...F1, ht: "1000.00", dontFraisRefactures: "90.00" }],
        encaissements: [{ id: "E-1", facture: "F-1", date: "2026-02-10", ttc: "600.00" }],
      }),
      "2026-02",
    );
    expect([item?.["caEncaisse"], item?.["fraisRefacturesEncaisses"]]).toEqual(["500.00", "45.00"]);
  });

  it("is kept and reported when it is more than the invoice", () => {
    // 1 440 TTC on 1 200: 200 HT too much.
    const dossier = dossierOf({
      factures: [{ ...F1, ht: "1000.00" }],
      encaissements: [{ id: "E-1", facture: "F-1", date: "2026-02-10", ttc: "1440.00" }],
    });
    expect(missionOf(dossier, "2026-02")?.["caEncaisse"]).toBe("1200.00");
    expect(dossierWarnings(dossier)).toMatchObject([
      {
        code: "RECEIPT_ABOVE_INVOICE",
        path: ["encaissements", "0"],
        message: "« F-1 » est payée 200.00 HT de trop en 2026-02.",
      },
    ]);
  });

  it("is reported when it comes before its invoice", () => {
    const dossier = dossierOf({
      factures: [{ ...F1, date: "2026-03-31" }],
      encaissements: [{ id: "E-1", facture: "F-1", date: "2026-02-10", ttc: "60.00" }],
    });
    expect(dossierWarnings(dossier)).toMatchObject([
      { code: "RECEIPT_BEFORE_INVOICE", path: ["encaissements", "0"] },
    ]);
  });
});

describe("a credit note", () => {
  const note = { id: "A-1", mission: "audit", date: "2026-03-05", ht: "-200.00", tva: "20", avoir: "F-1" };
  const invoice = { ...F1, ht: "1000.00" };

  it("lowers what is invoiced in its month", () => {
    const dossier = dossierOf({ factures: [invoice, note] });
    expect(missionOf(dossier, "2026-01")?.["caFacture"]).toBe("1000.00");
    expect(missionOf(dossier, "2026-03")?.["caFacture"]).toBe("-200.00");
  });

  it("is settled with its invoice: 960 TTC pay the 800 HT that remain, and nothing is too much", () => {
    const dossier = dossierOf({
      jusqua: "2026-05",
      missions: [{ id: "audit", tjm: "450.00", debut: "2026-01-05", fin: "2026-01-31" }],
      factures: [invoice, note],
      encaissements: [{ id: "E-1", facture: "F-1", date: "2026-04-10", ttc: "960.00" }],
    });
    expect(missionOf(dossier, "2026-04")?.["caEncaisse"]).toBe("800.00");
    expect(missionOf(dossier, "2026-05")).toBeUndefined();
    expect(dossierWarnings(dossier)).toEqual([]);
  });

  it("may be paid back when the invoice was paid before it", () => {
    const dossier = dossierOf({
      factures: [invoice, { ...note, ht: "-1000.00" }],
      encaissements: [
        { id: "E-1", facture: "F-1", date: "2026-02-10", ttc: "1200.00" },
        { id: "E-2", facture: "A-1", date: "2026-04-10", ttc: "-1200.00" },
      ],
    });
    expect(
      ["2026-02", "2026-03", "2026-04"].map((month) => missionOf(dossier, month)?.["caEncaisse"]),
    ).toEqual(["1000.00", "0.00", "-1000.00"]);
  });
});

describe("a debt given up", () => {
  it("enters the month in which it is given up, and the mission leaves the list", () => {
    const dossier = dossierOf({
      jusqua: "2026-06",
      missions: [{ id: "audit", tjm: "450.00", debut: "2026-01-05", fin: "2026-01-31" }],
      factures: [{ ...F1, ht: "1000.00" }],
      encaissements: [{ id: "E-1", facture: "F-1", date: "2026-02-10", ttc: "480.00" }],
      impayes: [{ facture: "F-1", date: "2026-05-20", ht: "600.00" }],
    });
    expect(missionOf(dossier, "2026-05")?.["creanceAbandonnee"]).toBe("600.00");
    expect(missionOf(dossier, "2026-06")).toBeUndefined();
  });

  it("is refused beyond what is still due", () => {
    const problems = problemsOf(
      data({
        factures: [{ ...F1, ht: "1000.00" }],
        encaissements: [{ id: "E-1", facture: "F-1", date: "2026-02-10", ttc: "480.00" }],
        impayes: [{ facture: "F-1", date: "2026-05-20", ht: "600.01" }],
      }),
    );
    expect(problems).toMatchObject([{ code: "INVOICE_INVALID", path: ["impayes", "0", "ht"] }]);
  });
});

const cents = (most: number): fc.Arbitrary<number> => fc.integer({ min: 1, max: most });
const text = (amount: number): string => decimalToText(scaleBy(fromInteger(amount), -2));
const MONTHS = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"];

function monthly(factures: readonly unknown[], encaissements: readonly unknown[]): readonly unknown[] {
  const dossier = dossierOf({ jusqua: "2026-06", factures, encaissements });
  return MONTHS.map((month) => missionOf(dossier, month)?.["caEncaisse"]);
}

function total(amounts: readonly unknown[]): Decimal {
  return amounts.reduce<Decimal>((sum, amount) => add(sum, decimal(String(amount))), ZERO);
}

describe("whatever the payments", () => {
  const payments = fc.array(fc.record({ month: fc.integer({ min: 1, max: 6 }), cents: cents(2_000_00) }), {
    minLength: 1,
    maxLength: 6,
  });
  const invoiceOf = (ht: number, tva: string, id = "F-1") => ({ ...F1, id, ht: text(ht), tva });
  const receiptsOf = (list: readonly { month: number; cents: number }[], facture = "F-1") =>
    list.map((one, index) => ({
      id: `${facture}-E-${index}`,
      facture,
      date: `2026-0${one.month}-15`,
      ttc: text(one.cents),
    }));

  it("they make exactly the HT of an invoice paid in full, at any rate of VAT", () => {
    fc.assert(
      fc.property(cents(10_000_00), fc.constantFrom(0, 21, 55, 100, 200), payments, (ht, perMille, list) => {
        const invoice = invoiceOf(ht, text(perMille * 10));
        const vat = Math.floor((ht * perMille + 500) / 1000);
        const paid = list.reduce((sum, one) => sum + one.cents, 0);
        const last = { month: 6, cents: ht + vat - paid };
        const all = receiptsOf([...list, last]);
        expect(decimalToText(total(monthly([invoice], all)))).toBe(text(ht));
      }),
      { numRuns: 60 },
    );
  });

  it("a payment split in two, or entered in another order, changes no month", () => {
    fc.assert(
      fc.property(cents(10_000_00), payments, fc.integer({ min: 0, max: 100 }), (ht, list, cut) => {
        const split = list.flatMap((one) => {
          const part = Math.floor((one.cents * cut) / 100);
          return [
            { ...one, cents: one.cents - part },
            { ...one, cents: part },
          ];
        });
        const invoice = invoiceOf(ht, "20");
        expect(monthly([invoice], receiptsOf(split).toReversed())).toEqual(
          monthly([invoice], receiptsOf(list)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("an invoice split in two, each paid by its share, changes no month", () => {
    // Parts of whole euros: 20 % of them is exact, so both invoices ask together for what the one asked.
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5000 }),
        payments,
        fc.integer({ min: 1, max: 99 }),
        (euros, list, cut) => {
          const part = Math.min(euros - 1, Math.max(1, Math.floor((euros * cut) / 100)));
          const shares = list.map((one) => ({ ...one, cents: Math.floor((one.cents * cut) / 100) }));
          const rest = list.map((one, index) => ({ ...one, cents: one.cents - (shares[index]?.cents ?? 0) }));
          const split = monthly(
            [invoiceOf(part * 100, "20"), invoiceOf((euros - part) * 100, "20", "F-2")],
            [...receiptsOf(shares), ...receiptsOf(rest, "F-2")],
          );
          expect(split).toEqual(monthly([invoiceOf(euros * 100, "20")], receiptsOf(list)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("VAT never enters: at any rate, the same part of the invoice gives the same month", () => {
    // Whole euros: 20 % and 10 % of them are exact, so both payments are the same part of their invoice.
    const wholeEuros = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(wholeEuros, wholeEuros, fc.constantFrom(10, 20), (euros, paid, tva) => {
        const receipt = (rate: number) => receiptsOf([{ month: 2, cents: paid * (100 + rate) }]);
        const free = monthly([invoiceOf(euros * 100, "0")], receipt(0));
        expect(free[1]).toBe(text(paid * 100));
        expect(monthly([invoiceOf(euros * 100, String(tva))], receipt(tva))).toEqual(free);
      }),
      { numRuns: 60 },
    );
  });
});
