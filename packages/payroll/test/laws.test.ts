import { add, canonicalJson, decimal, isZero, type JsonValue } from "@bareme/kernel";
import { createEvaluator, type EvaluationDocument, type Plan } from "@bareme/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runMonths, type MonthsInput } from "../src/index.ts";
import { companyRules } from "./rules.ts";

const companies = ["cap-garance", "deux-rives", "atelier-mistral"].map((name) => ({
  name,
  ...companyRules(name),
}));

const cents = (most: number) =>
  fc
    .integer({ min: 0, max: most })
    .map((value) => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, "0")}`);
const mission = fc.record({
  caFacture: cents(900_000),
  caEncaisse: cents(900_000),
  apporteeParLaSociete: fc.boolean(),
});
const month = fc.record({
  missions: fc
    .array(mission, { maxLength: 3 })
    .map((list) => list.map((one, index) => ({ id: `m${index}`, ...one }))),
  heuresTravaillees: fc.constantFrom("0", "70", "151.67"),
  fraisProfessionnels: cents(30_000).map((montant) => [{ id: "f", montant }]),
  autresFrais: cents(5_000).map((montant) => [{ id: "a", montant }]),
  credits: cents(20_000).map((montant) => [{ id: "c", montant }]),
  finDeMission: fc.boolean(),
});
const contract = {
  typeContrat: "CDI",
  statut: "cadre",
  niveau: "senior",
  modeDuree: "heures",
  dateDebutContrat: "2026-01-01",
  cotisationSante: "60.00",
  etablissement: "paris",
};
const input = fc.record({
  company: fc.constantFrom(...companies),
  months: fc.array(month, { minLength: 1, maxLength: 3 }),
});

/** The facts that the company's rules know: only one of the three has establishments. */
function factsOf(plan: Plan): MonthsInput["facts"] {
  const known = new Set([...plan.facts, ...plan.collections].map(({ id }) => id));
  return Object.fromEntries(Object.entries(contract).filter(([id]) => known.has(id)));
}

function monthsOf(plan: Plan, months: readonly Readonly<Record<string, unknown>>[]): MonthsInput {
  return {
    facts: factsOf(plan),
    months: months.map((facts, index) => ({ period: `2026-0${index + 1}`, facts })),
  };
}

function bytes(document: EvaluationDocument): string {
  return canonicalJson(JSON.parse(JSON.stringify(document)) as JsonValue);
}

const RUNS = { numRuns: 40 };

describe("laws of the compte d'activité", () => {
  it(
    "every posting balances, the identity closes and the ledger meets the payslip, over random months",
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(input, ({ company, months }) => {
          const run = runMonths(monthsOf(company.plan, months), company);
          expect(run.months.flatMap(({ evaluation }) => evaluation.document.problems)).toEqual([]);
          for (const { account, evaluation } of run.months) {
            const { postings } = evaluation.document;
            for (let index = 0; index < postings.length; index += 2) {
              const [out, into] = [postings[index], postings[index + 1]];
              expect([out?.line, out?.item]).toEqual([into?.line, into?.item]);
              expect(isZero(add(decimal(out?.amount ?? "1"), decimal(into?.amount ?? "1")))).toBe(true);
            }
            expect(account?.identity.difference).toBe("0.00");
            expect(account?.agreements.filter(({ holds }) => !holds)).toEqual([]);
            expect(account?.closes).toBe(true);
          }
        }),
        RUNS,
      );
    },
  );

  it("the order in which missions are entered changes nothing", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(input, ({ company, months: [first] }) => {
        const request = (missions: readonly unknown[]) => ({
          period: "2026-01",
          facts: { ...factsOf(company.plan), ...first, missions },
        });
        const missions = first?.missions ?? [];
        const sorted = (document: EvaluationDocument) => ({
          ...document,
          lines: byText(document.lines),
          postings: byText(document.postings),
          events: byText(document.events),
        });
        const forwards = company.evaluate(request(missions)).document;
        const backwards = company.evaluate(request(missions.toReversed())).document;
        expect(bytes(sorted(backwards))).toBe(bytes(sorted(forwards)));
      }),
      RUNS,
    );
  });

  it(
    "the same request gives the same bytes, also from a plan that was written and read again",
    { timeout: 120_000 },
    () => {
      const again = new Map(
        companies.map(({ name, plan }) => [name, createEvaluator(JSON.parse(JSON.stringify(plan)) as Plan)]),
      );
      fc.assert(
        fc.property(input, ({ company, months: [first] }) => {
          const request = { period: "2026-01", facts: { ...factsOf(company.plan), ...first } };
          const once = bytes(company.evaluate(request).document);
          expect(bytes(company.evaluate(request).document)).toBe(once);
          expect(bytes((again.get(company.name) ?? company.evaluate)(request).document)).toBe(once);
        }),
        RUNS,
      );
    },
  );
});

function byText<T>(list: readonly T[]): readonly T[] {
  return list.toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
}
