import { describe, expect, it } from "vitest";
import {
  closeOpenMonth,
  computeMonth,
  emptyBook,
  openMonth,
  runMonths,
  validateMonth,
  type Book,
  type MonthInput,
} from "../src/index.ts";
import { companyRules, GARANCE_JANUARY } from "./rules.ts";

const rules = companyRules("cap-garance");
const month = (period: string, more: Partial<MonthInput> = {}): MonthInput => ({
  period,
  facts: GARANCE_JANUARY.facts,
  ...more,
});

function opened(book: Book, input: MonthInput) {
  const result = openMonth(book, input, rules);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.value;
}

function closed(book: Book, input: MonthInput): Book {
  const computed = computeMonth(opened(book, input), rules);
  const validated = computed.ok ? validateMonth(computed.value) : computed;
  const done = validated.ok ? closeOpenMonth(validated.value, rules) : validated;
  if (!done.ok) throw new Error(done.problems.map(({ message }) => message).join("\n"));
  return done.value;
}

function codesOf(result: { readonly ok: boolean; readonly problems?: readonly { readonly code: string }[] }) {
  return result.ok ? [] : result.problems?.map(({ code }) => code);
}

describe("the life of a month", () => {
  const january = closed(emptyBook(), month("2026-01"));

  it("goes open, computed, validated, closed, and the next month opens from its closing", () => {
    const book = opened(emptyBook(), month("2026-01"));
    expect(book.open.status).toBe("ouvert");
    const computed = computeMonth(book, rules);
    expect(computed.ok && computed.value.open.status).toBe("calculé");
    expect(computed.ok && computed.value.open.run?.payslip?.netAPayer?.amount).toBe("3935.47");
    const february = opened(january, month("2026-02"));
    expect(february.open.request.opening).toEqual(january.closed[0]?.paid.closing);
    expect(february.open.rappel).toBeNull();
  });

  it("does not skip a step", () => {
    const book = opened(emptyBook(), month("2026-01"));
    expect(codesOf(validateMonth(book))).toEqual(["MONTH_NOT_COMPUTED"]);
    expect(codesOf(closeOpenMonth(book, rules))).toEqual(["MONTH_NOT_VALIDATED"]);
    const computed = computeMonth(book, rules);
    expect(computed.ok && codesOf(closeOpenMonth(computed.value, rules))).toEqual(["MONTH_NOT_VALIDATED"]);
    expect(codesOf(computeMonth(january, rules))).toEqual(["MONTH_NOT_OPEN"]);
  });

  it("has one month open at a time, in order, and never opens a closed one", () => {
    expect(codesOf(openMonth(opened(january, month("2026-02")), month("2026-03"), rules))).toEqual([
      "MONTH_STILL_OPEN",
    ]);
    expect(codesOf(openMonth(january, month("2026-01"), rules))).toEqual(["MONTH_ALREADY_CLOSED"]);
    expect(codesOf(openMonth(january, month("2025-12"), rules))).toEqual(["MONTH_ALREADY_CLOSED"]);
  });

  it("a month that a check blocks is computed and never validated", () => {
    const facts = {
      ...GARANCE_JANUARY.facts,
      nombreTitres: "10",
      valeurTitre: "12.00",
      partPatronaleTitre: "2.00",
    };
    const computed = computeMonth(opened(emptyBook(), month("2026-01", { facts })), rules);
    expect(computed.ok && computed.value.open.run?.state).toBe("bloqué");
    expect(computed.ok && codesOf(validateMonth(computed.value))).toEqual(["MONTH_NOT_PAYABLE"]);
  });
});

describe("a closed month that was wrong", () => {
  // Base pay of January should have been 2500.00: 126.00 more, apport 6.30 (125.00 − 118.70), leave 13.23 (559.13 − 545.90).
  const corrections = [
    { mois: "2026-01", motif: "salaire du contrat relevé", facts: { salaireMensuelContractuel: "2500.00" } },
  ];
  const january = closed(emptyBook(), month("2026-01"));

  it("is corrected in the open month, and what was asked and paid stays as it was", () => {
    const february = opened(january, month("2026-02", { corrections }));
    const pay = february.open.rappel?.rappels.filter(({ compte }) => compte === "salaires");
    expect(pay?.map(({ ligne, montant }) => [ligne, montant])).toEqual([
      ["apportSurBase", "6.30"],
      ["congesPayes", "13.23"],
      ["salaireDeBase", "126.00"],
    ]);
    expect(february.closed[0]?.paid).toEqual(january.closed[0]?.paid);
    expect(february.closed[0]?.request).toEqual(january.closed[0]?.request);
  });

  it("is corrected once: nothing is left for the month after", () => {
    const february = closed(january, month("2026-02", { corrections }));
    const march = opened(february, month("2026-03", { corrections }));
    expect(march.open.rappel?.rappels).toEqual([]);
  });

  it("may have the complement paid absorb the raise, when the contract says so", () => {
    const absorbed = month("2026-02", {
      corrections: [
        {
          ...corrections[0],
          mois: "2026-01",
          motif: "m",
          facts: { salaireMensuelContractuel: "2500.00", absorptionDuRappel: "absorbe" },
        },
      ],
    });
    const pay = opened(january, absorbed).open.rappel?.rappels.filter(({ compte }) => compte === "salaires");
    // Complement 2825.09 − 126.00 = 2699.09: the apport on it falls from 141.25 to 134.95, that on the base rises as much, leave stays.
    expect(pay?.map(({ ligne, montant }) => [ligne, montant])).toEqual([
      ["apportSurBase", "6.30"],
      ["apportSurComplement", "-6.30"],
      ["salaireComplementaire", "-126.00"],
      ["salaireDeBase", "126.00"],
    ]);
  });

  it("must be a month that closed", () => {
    const unknown = [{ mois: "2026-02", motif: "m", facts: {} }];
    expect(codesOf(openMonth(january, month("2026-02", { corrections: unknown }), rules))).toEqual([
      "CORRECTION_WITHOUT_MONTH",
    ]);
  });

  it("shows in a run of months too, with the account closing", () => {
    const { months } = runMonths(
      { facts: {}, months: [month("2026-01"), month("2026-02", { corrections }), month("2026-03")] },
      rules,
    );
    expect(months.map(({ state, rappel }) => [state, rappel?.rappels.length ?? 0])).toEqual([
      ["calculé", 0],
      ["calculé", expect.any(Number)],
      ["calculé", 0],
    ]);
    expect(months.map(({ account }) => account?.closes)).toEqual([true, true, true]);
    expect(months[1]?.evaluation.document.values["rappelsDeBrut"]).toBe("145.53");
  });
});

describe("rules that change while a month is open", () => {
  it("the month is opened again: its rappels are those of the rules it opened under", () => {
    const book = opened(emptyBook(), month("2026-01"));
    const [first, ...others] = rules.plan.layers;
    if (first === undefined) throw new Error("the plan has layers");
    const plan = { ...rules.plan, layers: [{ ...first, hash: "0".repeat(64) }, ...others] };
    expect(codesOf(computeMonth(book, { ...rules, plan }))).toEqual(["MONTH_RULES_CHANGED"]);
  });
});

describe("a correction that a closed month does not pass", () => {
  it("blocks the month that would carry its rappel", () => {
    // A senior is cadre: nonCadre would have been refused in January.
    const wrong = [{ mois: "2026-01", motif: "statut saisi à tort", facts: { statut: "nonCadre" } }];
    const { months } = runMonths(
      { facts: {}, months: [month("2026-01"), month("2026-02", { corrections: wrong })] },
      rules,
    );
    expect(months.map(({ state }) => state)).toEqual(["calculé", "bloqué"]);
    expect(months[1]?.rappel?.months[0]?.blocks.map(({ check }) => check)).toEqual(["statutCadreRequis"]);
  });
});
