import { add, decimal, decimalToFixed, ZERO } from "@bareme/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildStatement, runMonths } from "../src/index.ts";
import { companyRules, GARANCE_JANUARY } from "./rules.ts";
import { input, monthsFrom, section, statementsOf } from "./statement-months.ts";

const garance = companyRules("cap-garance");
const deuxRives = companyRules("deux-rives");

function sum(amounts: readonly string[]): string {
  return decimalToFixed(
    amounts.reduce((total, amount) => add(total, decimal(amount)), ZERO),
    2,
  );
}

describe("laws of the monthly statement", () => {
  it(
    "closing = opening + movements on every account, sections add up to the ledger, all six mentions are answered",
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(input, ({ company, months }) => {
          for (const { run, statement } of statementsOf(company, monthsFrom(company.plan, months))) {
            const available = run.account?.accounts.find(({ role }) => role === "disponible");
            const moving = statement.sections.flatMap((one) =>
              "entries" in one ? [{ total: one.total, entries: one.entries }] : [],
            );
            // Every movement of the disponible stands in one section, and none twice.
            expect(moving.flatMap(({ entries }) => entries)).toHaveLength(available?.movements.length ?? -1);
            expect(sum(moving.map(({ total }) => total))).toBe(available?.total);
            for (const { total, entries } of moving)
              expect(sum(entries.map(({ amount }) => amount))).toBe(total);
            const balance = (id: string): string | undefined =>
              section(statement, "balances", id).balances.find(({ kind }) => kind === "available")?.amount;
            expect(balance("cloture")).toBe(sum([balance("ouverture") ?? "", available?.total ?? ""]));
            for (const kept of statement.sections.flatMap((one) => (one.kind === "kept" ? one.accounts : [])))
              expect(kept.closing).toBe(sum([kept.opening, kept.added, kept.released]));
            const roleTotal = (role: string): string =>
              sum(run.account?.accounts.filter((one) => one.role === role).map(({ total }) => total) ?? []);
            const { mentions } = statement;
            expect(Object.keys(mentions)).toHaveLength(6);
            expect(sum([mentions.paiementsDesClients.amount, roleTotal("clients")])).toBe("0.00");
            expect(mentions.fraisDeGestion.amount).toBe(
              run.account?.identity.terms.find(({ id }) => id === "fraisDeGestion")?.amount,
            );
            expect(mentions.fraisProfessionnels.amount).toBe(roleTotal("fraisProfessionnels"));
            expect(mentions.netAPayer.amount).toBe(run.payslip?.netAPayer?.amount);
            expect(sum(mentions.prelevements.parts.map(({ amount }) => amount))).toBe(
              mentions.prelevements.amount,
            );
            const payroll = section(statement, "payroll");
            expect(sum(payroll.gross.map(({ amount }) => amount))).toBe(sum([`-${payroll.totals.brut}`]));
            expect(sum(payroll.employee.map(({ amount }) => amount))).toBe(
              payroll.totals.cotisationsSalariales,
            );
            expect(sum(statement.levyTotals.map(({ amount }) => amount))).toBe(
              sum(statement.levies.map(({ amount }) => amount)),
            );
            const disponible = statement.shortfalls.find(({ account }) => account === available?.id);
            expect(disponible !== undefined).toBe(available?.closing?.startsWith("-"));
          }
        }),
        { numRuns: 40 },
      );
    },
  );
});

describe("the sections of a month", () => {
  const [january] = statementsOf(garance, { facts: GARANCE_JANUARY.facts, months: [GARANCE_JANUARY] });

  it("come in the order of the trade's statement", () => {
    expect(january?.statement.sections.map(({ id }) => id)).toEqual([
      "ouverture",
      "encaissements",
      "fraisDeGestion",
      "coutsDeTiers",
      "montantDisponible",
      "fraisProfessionnels",
      "reserves",
      "soldes",
      "credits",
      "paie",
      "apportAffaires",
      "charges215",
      "autres",
      "rappels",
      "cloture",
    ]);
  });

  it("give what the published payslip of January 2026 gives (SP26-01)", () => {
    const { mentions } = january?.statement ?? {};
    // 9 500.00 paid, 5 % of it in fees, 118.70 and 141.25 of apport d'affaires.
    expect([
      mentions?.paiementsDesClients.amount,
      mentions?.fraisDeGestion.amount,
      mentions?.fraisProfessionnels.amount,
      mentions?.netAPayer.amount,
      mentions?.apportAffaires.amount,
    ]).toEqual(["9500.00", "475.00", "0.00", january?.run.payslip?.netAPayer?.amount, "259.95"]);
    expect(section(january?.statement, "sum").amount).toBe("9025.00");
  });

  it("show a month without anything as six zeros", () => {
    const [empty] = statementsOf(
      deuxRives,
      monthsFrom(deuxRives.plan, [{ heuresTravaillees: "0", cotisationSante: "0" }]),
    );
    expect(Object.values(empty?.statement.mentions ?? {}).map(({ amount }) => amount)).toEqual(
      Array.from({ length: 6 }, () => "0.00"),
    );
  });

  it("have none for a month that could not be evaluated", () => {
    const [refused] = runMonths(
      { facts: {}, months: [{ period: "2026-01", facts: { niveau: "chef" } }] },
      garance,
    ).months;
    expect(refused === undefined ? undefined : buildStatement(refused, garance.plan)).toBeNull();
  });
});

describe("receipts by mission", () => {
  it("keep a client in sight until its invoices are paid, named as the data name it", () => {
    const [first, second, third] = statementsOf(
      deuxRives,
      monthsFrom(deuxRives.plan, [
        {
          heuresTravaillees: "0",
          missions: [{ id: "a", client: "Acme", caFacture: "5000.00", caEncaisse: "2000.00" }],
        },
        { heuresTravaillees: "0" },
        { heuresTravaillees: "0", missions: [{ id: "a", client: "Acme", caEncaisse: "3000.00" }] },
      ]),
    ).map(({ statement }) => section(statement, "receipts"));
    const shown = { mission: "a", writtenOff: "0.00", advanced: "0.00" };
    expect(first?.missions).toEqual([
      { ...shown, client: "Acme", invoiced: "5000.00", cashed: "2000.00", owed: "3000.00" },
    ]);
    expect(second?.missions).toEqual([
      { ...shown, client: null, invoiced: "0.00", cashed: "0.00", owed: "3000.00" },
    ]);
    expect(third?.missions).toEqual([
      { ...shown, client: "Acme", invoiced: "0.00", cashed: "3000.00", owed: "0.00" },
    ]);
  });
});
