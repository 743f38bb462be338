import { describe, expect, it } from "vitest";
import { yearToDate, type EarlierPay } from "./year-to-date.ts";

const NOW = {
  period: "2026-04",
  paymentDate: "2026-04-30",
  dateDebutContrat: "2024-09-01",
  netImposable: "1952.71",
  impot: "146.45",
  heuresExonerees: "0.00",
};

function paid(from: string, to: string, figures: Partial<EarlierPay> = {}): EarlierPay {
  const paymentDate = `${to}-28`;
  return {
    from,
    to,
    paymentDate,
    netImposable: "1000.10",
    impot: "75.01",
    heuresExonerees: "10.00",
    ...figures,
  };
}

const known = (netImposable: string, impot: string, heuresExonerees: string) => ({
  ok: true,
  value: { known: true, sums: { netImposable, impot, heuresExonerees } },
});
const missing = (months: string) => ({ ok: true, value: { known: false, missing: months } });

describe("le cumul annuel", () => {
  it("la première paie d'un contrat commencé dans le mois est son propre cumul", () => {
    expect(yearToDate({ ...NOW, dateDebutContrat: "2026-04-13" }, [])).toEqual(
      known("1952.71", "146.45", "0.00"),
    );
  });

  it("ajoute les paies de janvier à mars, dans n'importe quel ordre", () => {
    const earlier = [paid("2026-03", "2026-03"), paid("2026-01", "2026-01"), paid("2026-02", "2026-02")];
    // 3 × 1 000.10 + 1 952.71 = 4 953.01 ; 3 × 75.01 + 146.45 = 371.48 ; 3 × 10.
    expect(yearToDate(NOW, earlier)).toEqual(known("4953.01", "371.48", "30.00"));
  });

  it("reprend d'un autre logiciel la somme de plusieurs mois", () => {
    const earlier = [paid("2026-01", "2026-02", { netImposable: "2500.00" }), paid("2026-03", "2026-03")];
    // 2 500.00 + 1 000.10 + 1 952.71.
    expect(yearToDate(NOW, earlier)).toEqual(known("5452.81", "296.47", "20.00"));
  });

  it("un mois rappelé qui rend de l'impôt le retire", () => {
    const earlier = [
      paid("2026-01", "2026-02"),
      paid("2026-03", "2026-03", { netImposable: "-100.00", impot: "-7.50" }),
    ];
    // 1 000.10 − 100.00 + 1 952.71 ; 75.01 − 7.50 + 146.45.
    expect(yearToDate(NOW, earlier)).toEqual(known("2852.81", "213.96", "20.00"));
  });

  it.each([
    { earlier: [], months: "janvier à mars\u00A02026" },
    { earlier: [paid("2026-02", "2026-03")], months: "janvier\u00A02026" },
    { earlier: [paid("2026-02", "2026-02")], months: "janvier\u00A02026, mars\u00A02026" },
  ])("n'est pas connu quand il manque $months", ({ earlier, months }) => {
    expect(yearToDate(NOW, earlier)).toEqual(missing(months));
  });

  it("n'attend aucun mois d'avant le contrat", () => {
    const now = { ...NOW, dateDebutContrat: "2026-03-02" };
    expect(yearToDate(now, [paid("2026-03", "2026-03")])).toEqual(known("2952.81", "221.46", "10.00"));
  });

  it("repart à chaque année de paiement, et la paie de décembre versée en janvier l'ouvre", () => {
    const december = paid("2025-12", "2025-12", { paymentDate: "2026-01-05" });
    const november = paid("2025-11", "2025-11", { paymentDate: "2025-12-05" });
    const january = { ...NOW, period: "2026-01", paymentDate: "2026-02-05" };
    expect(yearToDate(january, [november, december])).toEqual(known("2952.81", "221.46", "10.00"));
    expect(yearToDate(january, [november])).toEqual(missing("décembre\u00A02025"));
  });

  it("refuse une paie comptée deux fois, ou qui n'est pas antérieure", () => {
    const twice = yearToDate(NOW, [paid("2026-01", "2026-03"), paid("2026-02", "2026-02")]);
    const later = yearToDate(NOW, [paid("2026-04", "2026-04")]);
    expect([twice, later].map((result) => !result.ok && result.problems.map(({ code }) => code))).toEqual([
      ["EARLIER_PAY_INVALID"],
      ["EARLIER_PAY_INVALID"],
    ]);
  });
});
