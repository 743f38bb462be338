import { add, decimal, isZero, ZERO, type Decimal } from "@bareme/kernel";
import type { EvaluationDocument } from "@bareme/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeRappel, type OpenMonth, type RappelItem } from "../../src/index.ts";
import { corrected, keep, openWithRappel, type Corrected } from "./book-run.ts";
import { everyStack } from "./companies.ts";
import { atClose, BALANCES, minus, text, total, valueOf } from "./reading.ts";
import { runs, TIME } from "./runs.ts";
import { stackOf } from "./year.ts";

const COSTS = [
  "brutTotal",
  "chargesDuCompte",
  "fraisRembourses",
  "avantagesNonSoumis",
  "sommesNonSoumises",
  "totalFraisDeGestion",
  "totalAutresFrais",
];

describe("a month that opens with corrections of closed months, under newer rules", () => {
  const stacks = everyStack();
  const opened = (one: Corrected) => openWithRappel(one, stackOf(stacks, one.year));

  it("is computed, and its identity closes: a rappel never opens a gap", TIME, () => {
    fc.assert(
      fc.property(corrected(), (one) => {
        const { run } = opened(one).open;
        const document = run?.evaluation.document;
        expect(document?.problems).toEqual([]);
        expect(run?.account?.identity.difference).toBe("0.00");
        expect(document === undefined ? null : text(valueOf(document, "ecartIdentite"))).toBe("0.00");
      }),
      runs(20),
    );
  });

  it("opens from cumulated values that are what was paid and its rappels", TIME, () => {
    fc.assert(
      fc.property(corrected(), (one) => {
        const { book, open } = opened(one);
        const { opening } = open.request;
        const paid = book.closed.map((month) => month.paid);
        const cumulated = (id: string): string => amountOf(opening?.[id]);
        const gross = add(
          total(paid.map((month) => month.values["remunerationBrute"])),
          rappelsOf(open, "salaires"),
        );
        expect(cumulated("cumulBrut")).toBe(text(gross));
        const reduced = add(
          partOf(paid, "reductionGenerale", "employer"),
          movedPart(open, "reductionGenerale", "employer"),
        );
        expect(cumulated("cumulReduction")).toBe(text(minus(ZERO, reduced)));
        const restated = open.rappel?.months.map((month) => month.restated) ?? paid;
        for (const line of contributionsOf(paid, restated))
          for (const part of ["employee", "employer"] as const)
            expect([line, part, text(add(partOf(paid, line, part), movedPart(open, line, part)))]).toEqual([
              line,
              part,
              text(partOf(restated, line, part)),
            ]);
      }),
      runs(20),
    );
  });

  it("posts a rappel once: when it is closed in turn, nothing is left to post", TIME, () => {
    fc.assert(
      fc.property(corrected(), (one) => {
        const month = opened(one);
        const again = computeRappel(keep(month).closed, month.rules);
        expect(again.problems).toEqual([]);
        expect(again.rappels).toEqual([]);
      }),
      runs(20),
    );
  });

  it(
    "keeps the year's money: with its rappels, what came in is pay, charges, costs or what is left",
    TIME,
    () => {
      fc.assert(
        fc.property(corrected(), (one) => {
          const { book, open } = opened(one);
          const document = open.run?.evaluation.document;
          if (document === undefined) return;
          const all = [...book.closed.map(({ paid }) => paid), document];
          const sum = (ids: readonly string[]): Decimal =>
            total(all.flatMap((month) => ids.map((id) => month.values[id])));
          const spent = sum(COSTS);
          const held = total(BALANCES.map((id) => atClose(document.closing, id)));
          const cameIn = sum(["caDuMois", "totalCredits"]);
          expect(text(add(spent, held))).toBe(text(cameIn));
        }),
        runs(15),
      );
    },
  );
});

function amountOf(opening: unknown): string {
  return text(typeof opening === "string" ? decimal(opening) : ZERO);
}

function itemsOf({ rappel }: OpenMonth): readonly RappelItem[] {
  return rappel?.rappels ?? [];
}

/** What the rappels take to an account. */
function rappelsOf(open: OpenMonth, account: string): Decimal {
  return total(itemsOf(open).flatMap(({ compte, montant }) => (compte === account ? [montant] : [])));
}

function movedPart(open: OpenMonth, line: string, part: "employee" | "employer"): Decimal {
  const items = itemsOf(open).filter(({ ligne }) => ligne === line);
  if (part === "employee") return total(items.flatMap(({ employee, retenue }) => [employee, retenue]));
  // What the company bears of an employer part is moved apart, and a benefit moves its own account.
  return total(
    items.flatMap(({ employer, societe, compte, montant }) => [
      employer,
      societe,
      ...(compte === "avantages" ? [montant] : []),
    ]),
  );
}

function partOf(
  months: readonly EvaluationDocument[],
  wanted: string,
  part: "employee" | "employer",
): Decimal {
  return total(
    months.flatMap(({ lines }) => lines.flatMap((line) => (line.id === wanted ? [line[part]] : []))),
  );
}

/** The lines that have an employee's or an employer's part in some month. */
function contributionsOf(...runsOfMonths: readonly (readonly EvaluationDocument[])[]): ReadonlySet<string> {
  const lines = runsOfMonths.flat().flatMap((month) => month.lines);
  const parts = (amount: string | null): boolean => amount !== null && !isZero(decimal(amount));
  return new Set(
    lines.flatMap(({ id, employee, employer }) => (parts(employee) || parts(employer) ? [id] : [])),
  );
}
