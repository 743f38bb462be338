import { auditEvaluation, type EvaluationRequest } from "@bareme/engine";
import { add, compare, decimal, decimalToText, multiply, roundTo, subtract } from "@bareme/kernel";
import fc from "fast-check";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openRuleFolders } from "../src/rule-folders.ts";

/** The solver on the law itself: certificates, holes, and every cent above the answer tried one by one. */

const folders = openRuleFolders(fileURLToPath(new URL("../../..", import.meta.url)));
const compiled = folders.compile([fileURLToPath(new URL("fixtures/brut-depuis-cout", import.meta.url))]);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
const { evaluate } = compiled.value;

const CENT = decimal("0.01");
const SLOW = 300_000;
const FACTS = {
  typeContrat: "CDI",
  statut: "cadre",
  dateDebutContrat: "2020-01-01",
  effectif: "60",
  tauxAtmp: "1.00",
  tauxVersementMobilite: "0",
};

function request(period: string, budget: string, more: Partial<EvaluationRequest> = {}): EvaluationRequest {
  return { period, facts: { ...FACTS, coutDisponible: budget }, ...more };
}

function costOf(period: string, gross: string): string {
  const { document } = evaluate(
    request(period, "0", { pins: { remunerationBrute: gross }, only: ["totalVerseEmployeur"] }),
  );
  return document.values["totalVerseEmployeur"] ?? "";
}

/** The law's jumps, in a first month: the gross on both sides. Published jumps: +109.38 at 3 SMIC and +8.41 at one PSS in 2026; +243.24 and +107.03 in 2025. */
const HOLES = [
  { hole: "3 SMIC en 2026", period: "2026-01", at: "5469.09", above: "5469.10", jump: "109.38" },
  { hole: "un plafond en 2026", period: "2026-01", at: "4005.00", above: "4005.01", jump: "8.41" },
  { hole: "2,25 SMIC en 2025", period: "2025-01", at: "4054.05", above: "4054.06", jump: "243.24" },
  { hole: "3,3 SMIC en 2025", period: "2025-01", at: "5945.94", above: "5945.95", jump: "107.03" },
];

describe.each(HOLES)("dans le trou de $hole", ({ period, at, above, jump }) => {
  const below = costOf(period, at);
  const beyond = costOf(period, above);

  it("un centime de brut coûte le saut publié, à quelques centimes de lignes près", () => {
    const found = subtract(decimal(beyond), decimal(below));
    const gap = subtract(found, decimal(jump));
    expect(compare(gap, decimal("-0.05"))).toBe(1);
    expect(compare(gap, decimal("0.05"))).toBe(-1);
  });

  it.each(["0", "0.01", "0.5", "0.9", "fin"])(
    "à la part %s du trou, aucun centime au-dessus de la réponse ne tient",
    (share) => {
      const width = subtract(decimal(beyond), decimal(below));
      const budget = decimalToText(
        share === "fin"
          ? subtract(decimal(beyond), CENT)
          : add(decimal(below), roundTo(multiply(width, decimal(share)), CENT, "down")),
      );
      const evaluation = evaluate(request(period, budget));
      const { solve, problems } = evaluation.document;
      expect(problems).toEqual([]);
      expect(solve?.value).toBe(at);
      expect(solve?.remainder).toBe(decimalToText(subtract(decimal(budget), decimal(below))));
      expect(solve?.jumps.length).toBeGreaterThan(0);
      expect(auditEvaluation(evaluation, budget)).toMatchObject({ fits: null });
    },
    SLOW,
  );
});

describe("le certificat", () => {
  const budgets = fc
    .integer({ min: 150_000, max: 4_000_000 })
    .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`);
  const grosses = fc.array(fc.integer({ min: 0, max: 1_500_000 }), { maxLength: 4 });

  it(
    "tient pour tout budget, avec ou sans cumuls : le coût entre, un centime de plus n'entre pas, ni les cents suivants",
    () => {
      fc.assert(
        fc.property(fc.constantFrom("2024", "2025", "2026"), budgets, grosses, (year, budget, before) => {
          let opening: Record<string, unknown> | undefined;
          before.forEach((cents, index) => {
            const gross = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
            const { document } = evaluate(
              request(`${year}-0${index + 1}`, "0", {
                pins: { remunerationBrute: gross },
                ...(opening && { opening }),
              }),
            );
            opening = { ...document.closing };
          });
          const evaluation = evaluate(
            request(`${year}-0${before.length + 1}`, budget, opening === undefined ? {} : { opening }),
          );
          const { solve, problems } = evaluation.document;
          expect(problems).toEqual([]);
          const [cost] = solve?.constraints ?? [];
          if (solve?.met === true) expect(compare(decimal(cost?.left ?? "0"), decimal(budget))).not.toBe(1);
          expect(compare(decimal(cost?.leftAbove ?? "0"), decimal(budget))).toBe(1);
          const top = decimalToText(add(decimal(solve?.value ?? "0"), decimal("3.00")));
          expect(auditEvaluation(evaluation, top)?.fits).toBeNull();
        }),
        { numRuns: 100, seed: 2026 },
      );
    },
    SLOW,
  );
});
