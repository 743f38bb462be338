import { compileStack, type Plan } from "@bareme/engine";
import { add, decimal, decimalToText, greaterThan, multiply, subtract } from "@bareme/kernel";
import { readRuleSet } from "@bareme/rule-schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cliffsOf } from "./fee-cliffs.ts";

function planOf(grids: string): Plan {
  const files = [
    {
      path: "manifest.yaml",
      text: "ruleSet: company/essai\nlayer: company\nlabel: Essai\nknownUntil: 2026-12-31\n",
    },
    { path: "regles.yaml", text: `sources: { s: { text: Contrat } }\ngrids:\n${grids}` },
  ];
  const read = readRuleSet(files);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  const plan = compileStack([read.value]);
  if (!plan.ok) throw new Error(plan.problems.map(({ message }) => message).join("\n"));
  return plan.value;
}

const PUBLISHED =
  '  - { id: frais, label: Frais, mode: whole-amount, versions: [ { from: 2026-01-01, source: s, bands: [ { upTo: "3000", rate: "10" }, { upTo: "5000", rate: "9" }, { rate: "7" } ] } ] }\n';

describe("les falaises d'un barème dont le taux vaut pour tout le mois", () => {
  it("le barème publié perd 29,9991 à 3 000 et 99,9993 à 5 000 : la ligne qui le lit arrondira 350,0007 à 350,00", () => {
    expect(cliffsOf(planOf(PUBLISHED), "2026-01")).toMatchObject([
      {
        grid: "frais",
        bound: "3000",
        last: "3000",
        lastResult: "300.00",
        next: "3000.01",
        nextResult: "270.0009",
        fall: "29.9991",
      },
      {
        grid: "frais",
        bound: "5000",
        last: "5000",
        lastResult: "450.00",
        next: "5000.01",
        nextResult: "350.0007",
        fall: "99.9993",
      },
    ]);
  });

  it("une borne exclue appartient à la tranche du dessus", () => {
    const plan = planOf(
      '  - { id: frais, label: Frais, mode: whole-amount, versions: [ { from: 2026-01-01, source: s, bands: [ { below: "5000", rate: "9" }, { rate: "7" } ] } ] }\n',
    );
    expect(cliffsOf(plan, "2026-01")).toMatchObject([
      {
        bound: "5000",
        last: "4999.99",
        lastResult: "449.9991",
        next: "5000.00",
        nextResult: "350.0000",
        fall: "99.9991",
      },
    ]);
  });

  it("un barème qui monte d'un coup a une chute négative, un barème continu n'a pas de falaise", () => {
    const plan = planOf(
      '  - { id: monte, label: Monte, mode: whole-amount, versions: [ { from: 2026-01-01, source: s, bands: [ { upTo: "10000", rate: "7" }, { rate: "10" } ] } ] }\n' +
        '  - { id: continu, label: Continu, mode: whole-amount, in: EUR/day, versions: [ { from: 2026-01-01, source: s, bands: [ { upTo: "800", rate: "2.5", plus: "20" }, { rate: "1.25", plus: "30" } ] } ] }\n',
    );
    expect(cliffsOf(plan, "2026-01").map(({ grid, fall }) => ({ grid, fall }))).toEqual([
      { grid: "monte", fall: "-300.0010" },
    ]);
  });

  it("ni les tranches ni les paliers n'ont de falaise ici : seul le taux d'un tout en a", () => {
    const plan = planOf(
      '  - { id: tranches, label: T, mode: marginal, versions: [ { from: 2026-01-01, source: s, bands: [ { upTo: "70000", rate: "10" }, { rate: "8" } ] } ] }\n' +
        '  - { id: paliers, label: P, mode: step, versions: [ { from: 2026-01-01, source: s, bands: [ { upTo: "100", rate: "1" }, { rate: "2" } ] } ] }\n',
    );
    expect(cliffsOf(plan, "2026-01")).toEqual([]);
  });

  it("la version en vigueur est celle du mois, et celle que l'on connaît à la date donnée", () => {
    const plan = planOf(
      '  - { id: frais, label: F, mode: whole-amount, versions: [ { from: 2026-01-01, source: s, bands: [ { upTo: "5000", rate: "9" }, { rate: "7" } ] }, { from: 2026-01-01, known: 2026-09-15, source: s, bands: [ { upTo: "4000", rate: "9" }, { rate: "7" } ] }, { from: 2026-07-01, source: s, bands: null } ] }\n',
    );
    const bounds = (period: string, asOf?: string) => cliffsOf(plan, period, asOf).map(({ bound }) => bound);
    expect(bounds("2026-03", "2026-08-31")).toEqual(["5000"]);
    expect(bounds("2026-03", "2026-09-15")).toEqual(["4000"]);
    expect(bounds("2026-03")).toEqual(["4000"]);
    expect(bounds("2025-12")).toEqual([]);
    expect(bounds("2026-07")).toEqual([]);
    expect(bounds("2027-01")).toEqual([]);
  });

  it("un barème à clé a ses falaises clé par clé", () => {
    const facts = "facts: [ { id: offre, label: O, type: choice, options: [x, y] } ]\n";
    const plan = planOf(
      '  - { id: frais, label: F, mode: whole-amount, by: offre, versions: [ { from: 2026-01-01, source: s, bands: { x: [ { upTo: "100", rate: "10" }, { rate: "5" } ], y: [ { rate: "3" } ] } } ] }\n' +
        facts,
    );
    expect(cliffsOf(plan, "2026-01")).toMatchObject([{ key: "x", bound: "100", fall: "4.9995" }]);
  });

  it("la chute est toujours ce que la borne perd, moins le taux d'un centime", () => {
    const rate = fc
      .integer({ min: 1, max: 9999 })
      .map((tenThousandths) => decimalToText(multiply(decimal(String(tenThousandths)), decimal("0.01"))));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), rate, rate, (bound, lower, upper) => {
        const plan = planOf(
          `  - { id: frais, label: F, mode: whole-amount, versions: [ { from: 2026-01-01, source: s, bands: [ { upTo: "${bound}", rate: "${lower}" }, { rate: "${upper}" } ] } ] }\n`,
        );
        const found = cliffsOf(plan, "2026-01");
        if (lower === upper) {
          expect(found).toEqual([]);
          return;
        }
        const gap = multiply(decimal("0.01"), subtract(decimal(lower), decimal(upper)));
        const expected = subtract(
          multiply(gap, decimal(String(bound))),
          multiply(decimal(upper), decimal("0.0001")),
        );
        expect(found.map(({ fall }) => fall)).toEqual([decimalToText(expected)]);
        expect(greaterThan(decimal(found[0]?.next ?? "0"), decimal(String(bound)))).toBe(true);
        expect(found[0]?.next).toBe(decimalToText(add(decimal(String(bound)), decimal("0.01"))));
      }),
      { numRuns: 50 },
    );
  });
});
