import { add, decimal, decimalToFixed } from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import { emptyBook, keepMonth, openMonth, runMonths, tableOfRappel } from "../src/index.ts";
import { companyRules, GARANCE_JANUARY } from "./rules.ts";
import { section, statementsOf } from "./statement-months.ts";

const rules = companyRules("cap-garance");
/** A train ticket that was forgotten in January. */
const correction = {
  mois: "2026-01",
  motif: "billet oublié",
  facts: { fraisProfessionnels: [{ id: "train", montant: "100.00" }] },
};

describe("the table of rappels", () => {
  it("is read before the month is computed: paid, restated, already posted, difference, and the article", () => {
    const [january] = runMonths({ facts: {}, months: [GARANCE_JANUARY] }, rules).months;
    if (january === undefined) throw new Error("no month");
    const book = keepMonth(
      emptyBook(),
      { request: january.request, document: january.evaluation.document },
      rules.plan,
    );
    const opened = openMonth(
      book,
      { ...GARANCE_JANUARY, period: "2026-02", corrections: [correction] },
      rules,
    );
    if (!opened.ok) throw new Error("not opened");
    expect(opened.value.open.run).toBeNull();
    const { months } = tableOfRappel(opened.value.open.rappel, rules.plan);
    expect(months.map(({ period }) => period)).toEqual(["2026-01"]);
    expect(months[0]?.rows).toMatchObject([
      {
        line: "remboursementFrais",
        item: "train",
        part: "compte:fraisProfessionnels",
        partLabel: "Frais professionnels",
        paid: "0.00",
        restated: "100.00",
        alreadyPosted: "0.00",
        difference: "100.00",
        source: [{ text: expect.stringContaining("Convention IDCC 3219, art. 23") as string }],
      },
    ]);
  });

  it("stands in the statement of the month that posts it, with what it moves the disponible by", () => {
    const [, february, march] = statementsOf(rules, {
      facts: GARANCE_JANUARY.facts,
      months: [
        { period: "2026-01", facts: {} },
        { period: "2026-02", facts: {}, corrections: [correction] },
        { period: "2026-03", facts: {} },
      ],
    }).map(({ statement }) => statement);
    const rappels = section(february, "rappels");
    expect(rappels.total).toBe("-100.00");
    for (const { paid, restated, alreadyPosted, difference } of rappels.table.months.flatMap(
      ({ rows }) => rows,
    ))
      expect(decimalToFixed([paid, alreadyPosted, difference].map(decimal).reduce(add), 2)).toBe(restated);
    expect(section(february, "movements", "fraisProfessionnels").entries).toMatchObject([
      { line: "rappelDeFraisProfessionnels", amount: "-100.00", about: "2026-01, Frais professionnels" },
    ]);
    expect(section(march, "rappels")).toMatchObject({ table: { months: [] }, total: "0.00" });
  });

  it("is empty when nothing could have moved", () => {
    expect(tableOfRappel(null, rules.plan)).toEqual({ months: [] });
  });
});
