import { describe, expect, it } from "vitest";
import { buildAccount, buildPayslip, hashPlan, lockOf, runMonths } from "../src/index.ts";
import { companyRules, GARANCE_JANUARY } from "./rules.ts";

const rules = companyRules("cap-garance");
const { document } = rules.evaluate(GARANCE_JANUARY);
const payslip = buildPayslip(document, rules.plan, GARANCE_JANUARY);
const account = buildAccount(document, rules.plan, GARANCE_JANUARY);

describe("the payslip of the published month of January 2026", () => {
  it("ends on the published totals and nets", () => {
    const amounts = {
      brut: payslip.brut?.amount,
      cotisationsSalariales: payslip.cotisationsSalariales?.amount,
      netAvantImpot: payslip.netAvantImpot?.amount,
      montantNetSocial: payslip.montantNetSocial?.amount,
      netImposable: payslip.netImposable?.amount,
      netAPayer: payslip.netAPayer?.amount,
    };
    expect(amounts).toEqual({
      brut: "6004.94",
      cotisationsSalariales: "1292.65",
      netAvantImpot: "4712.29",
      montantNetSocial: "4712.29",
      netImposable: "4916.57",
      netAPayer: "3935.47",
    });
    expect(payslip.pas).toEqual({
      label: "Impôt sur le revenu prélevé à la source",
      base: "4916.57",
      rate: "15.80",
      amount: "776.82",
    });
    expect(payslip.issued).toBe(true);
  });

  it("has its sections in the order of the model, base pay first", () => {
    expect(payslip.sections.map(({ id }) => id)).toEqual([
      "remuneration",
      "sante",
      "accidentsTravail",
      "retraite",
      "famille",
      "chomage",
      "autresContributions",
      "csgCrds",
      "allegements",
    ]);
    expect(payslip.sections[0]?.lines.map(({ id }) => id)).toEqual([
      "salaireDeBase",
      "salaireComplementaire",
      "apportSurBase",
      "apportSurComplement",
      "congesPayes",
    ]);
    expect(payslip.sections[1]?.lines[0]).toMatchObject({
      id: "maladieTauxReduit",
      base: "6004.94",
      baseUnit: "EUR",
      employerRate: "7.00",
      employer: "420.35",
    });
    expect(payslip.sections[0]?.lines[0]).toMatchObject({
      base: "1",
      rate: "2374.00",
      rateUnit: "EUR",
      amount: "2374.00",
    });
  });

  it("leaves fees and reserves to the compte d'activité", () => {
    const printed = payslip.sections.flatMap(({ lines }) => lines.map(({ id }) => id));
    expect(printed).not.toContain("fraisDeGestion");
    expect(printed).not.toContain("provisionReserve");
  });

  it("shows a line whose rubric no section names", () => {
    const strange = document.lines.map((line) =>
      line.id === "fnal" ? { ...line, rubric: "inconnue" } : line,
    );
    const { sections } = buildPayslip({ ...document, lines: strange }, rules.plan, GARANCE_JANUARY);
    expect(sections.at(-1)).toMatchObject({ id: "autres", lines: [{ id: "fnal" }] });
  });
});

describe("the compte d'activité of the same month", () => {
  it("reads the identity term by term from the ledger", () => {
    expect(account.identity.caHt).toBe("9500.00");
    const terms = Object.fromEntries(account.identity.terms.map(({ id, amount }) => [id, amount]));
    expect(terms).toMatchObject({
      brut: "6004.94",
      cotisationsPatronales: "2646.99",
      fraisDeGestion: "475.00",
      dotations: "373.07",
      reprises: "0.00",
      variationDisponible: "0.00",
    });
    expect(account.identity.difference).toBe("0.00");
    expect(account.closes).toBe(true);
  });

  it("opens and closes each balance", () => {
    expect(account.accounts.find(({ id }) => id === "reserve")).toMatchObject({
      opening: "0",
      total: "373.07",
      closing: "373.07",
    });
  });

  it("counts a levy without basis as a fee", () => {
    const lines = rules.plan.lines.map((line) => (line.id === "fnal" ? { ...line, basis: null } : line));
    const { identity, closes } = buildAccount(document, { ...rules.plan, lines }, GARANCE_JANUARY);
    const terms = Object.fromEntries(identity.terms.map(({ id, amount }) => [id, amount]));
    expect(terms).toMatchObject({ cotisationsPatronales: "2642.98", fraisDeGestion: "479.01" });
    expect(identity.leviesWithoutBasis.map(({ line }) => line)).toEqual(["fnal"]);
    expect(closes).toBe(true);
  });

  it("does not close when a posting is lost, and says where", () => {
    const postings = document.postings.filter(
      ({ line, account: id }) => !(line === "fnal" && id === "cotisationsPatronales"),
    );
    const lost = buildAccount({ ...document, postings }, rules.plan, GARANCE_JANUARY);
    expect(lost.closes).toBe(false);
    expect(lost.identity.difference).toBe("4.01");
    expect(lost.agreements.filter(({ holds }) => !holds).map(({ label }) => label)).toEqual([
      "Cotisations patronales du bulletin, hors part de la société",
    ]);
  });

  it("follows an account that our layout does not name", () => {
    const postings = document.postings.map((posting) =>
      posting.account === "fraisDeGestion" ? { ...posting, account: "mutualisation" } : posting,
    );
    const plan = {
      ...rules.plan,
      accounts: [
        ...rules.plan.accounts,
        { id: "mutualisation", label: "Fonds de mutualisation", role: null, balance: null },
      ],
    };
    const { identity } = buildAccount({ ...document, postings }, plan, GARANCE_JANUARY);
    expect(identity.terms.find(({ id }) => id === "autres")?.amount).toBe("475.00");
    expect(identity.closes).toBe(true);
  });
});

describe("months in a row", () => {
  const { facts } = GARANCE_JANUARY;

  it("open each from the closing before", () => {
    const { months } = runMonths(
      {
        facts,
        months: [
          { period: "2026-01", facts: {} },
          { period: "2026-02", facts: {} },
        ],
      },
      rules,
    );
    expect(months.map(({ state }) => state)).toEqual(["calculé", "calculé"]);
    expect(months[1]?.account?.accounts.find(({ id }) => id === "reserve")).toMatchObject({
      opening: "373.07",
    });
  });

  it("show a blocked month, and call what follows from it provisional", () => {
    const blocked = { nombreTitres: "10", valeurTitre: "10.00", partPatronaleTitre: "9.00" };
    const { months } = runMonths(
      {
        facts,
        months: [
          { period: "2026-01", facts: blocked },
          { period: "2026-02", facts: {} },
        ],
      },
      rules,
    );
    expect(months.map(({ state }) => state)).toEqual(["bloqué", "provisoire"]);
    expect(months[0]?.payslip?.issued).toBe(false);
    expect(months[0]?.payslip?.netAPayer).not.toBeNull();
  });

  it("stop at a month that cannot be evaluated", () => {
    const { months, notRun } = runMonths(
      {
        facts,
        months: [
          { period: "2026-01", facts: { niveau: "inconnu" } },
          { period: "2026-02", facts: {} },
        ],
      },
      rules,
    );
    expect(months.map(({ state, payslip: printed }) => [state, printed])).toEqual([["refusé", null]]);
    expect(notRun).toEqual(["2026-02"]);
  });
});

describe("the lock", () => {
  it("is the same for the same month, and moves with the request alone", () => {
    const planHash = hashPlan(rules.plan);
    const lock = lockOf({ request: GARANCE_JANUARY, document }, rules.plan, planHash, "0.1.0");
    expect(lock).toMatchObject({
      engine: "0.1.0",
      period: "2026-01",
      paymentDate: "2026-01-31",
      asOf: null,
      plan: planHash,
    });
    expect(lock.ruleSets.map(({ ruleSet }) => ruleSet)).toEqual([
      "law/fr",
      "convention/idcc-3219",
      "company/cap-garance",
    ]);
    const later = lockOf(
      { request: { ...GARANCE_JANUARY, paymentDate: "2026-02-05" }, document },
      rules.plan,
      planHash,
      "0.1.0",
    );
    expect(later.request).not.toBe(lock.request);
    expect(later.result).toBe(lock.result);
  });
});

it("un compte ne s'accorde pas avec un chiffre que le bulletin n'a pas", () => {
  const { brutTotal: _, ...values } = document.values;
  const lost = buildAccount({ ...document, values, postings: [] }, rules.plan, GARANCE_JANUARY);
  expect(lost.agreements[0]).toMatchObject({ ledger: "0.00", evaluation: null, holds: false });
  expect(lost.closes).toBe(false);
});
