import { describe, expect, it } from "vitest";
import { companyRules, GARANCE_JANUARY } from "./rules.ts";
import { monthsFrom, section, statementsOf } from "./statement-months.ts";

const garance = companyRules("cap-garance");
const deuxRives = companyRules("deux-rives");

describe("management fees in detail", () => {
  const feesOf = (
    rules: ReturnType<typeof companyRules>,
    ...months: readonly Readonly<Record<string, unknown>>[]
  ) =>
    statementsOf(
      rules,
      monthsFrom(
        rules.plan,
        months.map((month) => ({ heuresTravaillees: "151.67", ...month })),
      ),
    ).map(({ statement }) => section(statement, "fees").entries);

  it("name the base and the rate of a percentage", () => {
    const [fees] = feesOf(garance, { missions: [{ id: "a", caFacture: "9000.00", caEncaisse: "9000.00" }] });
    expect(fees).toMatchObject([
      {
        line: "fraisDeGestion",
        item: "a",
        amount: "-450.00",
        basis: "fee",
        detail: { base: { amount: "9000.00" }, rate: { value: "5.00" }, grid: null, cap: null },
      },
    ]);
  });

  it("name the bands that the month crosses, what was counted before, and the cap", () => {
    const [, fees] = feesOf(
      deuxRives,
      { missions: [{ id: "a", caFacture: "65000.00", caEncaisse: "65000.00" }] },
      { missions: [{ id: "a", caFacture: "9000.00", caEncaisse: "9000.00" }] },
    );
    // 5 000.00 at 10 % up to 70 000, then 4 000.00 at 8 %: 500.00 + 320.00.
    expect(fees).toMatchObject([
      {
        amount: "-820.00",
        detail: {
          base: { amount: "9000.00" },
          grid: {
            id: "fraisStandard",
            cumulated: "65000.00",
            bands: [
              { above: null, upTo: "70000", rate: "10" },
              { above: "70000", upTo: "150000", rate: "8" },
            ],
          },
          cap: { amount: "1500.00" },
        },
      },
    ]);
  });

  it("name one band when its rate holds for the whole amount, and the next when the bound is passed", () => {
    const mistral = companyRules("atelier-mistral");
    const bandsAt = (caFacture: string): unknown => {
      const [fees] = feesOf(mistral, { formuleFrais: "pourcentage", missions: [{ id: "a", caFacture }] });
      return fees?.[0]?.detail?.grid?.bands.map(({ above, upTo, rate }) => [above, upTo, rate]);
    };
    expect([bandsAt("5000.00"), bandsAt("5000.01"), bandsAt("10000.01")]).toEqual([
      [["3000", "5000", "9"]],
      [["5000", null, "7"]],
      [[null, null, "6"]],
    ]);
  });

  it("show the step that holds the rate when a commission is capped and shared", () => {
    const [fees] = feesOf(companyRules("palette"), {
      formuleFrais: "pourcentagePlafonne",
      missions: [
        { id: "a", caFacture: "4000.00", caEncaisse: "4000.00" },
        { id: "b", caFacture: "9000.00", caEncaisse: "9000.00" },
      ],
    });
    // 5 % of 13 000.00 would be 650.00: the cap of 500.00 is shared, 4/13 and 9/13.
    expect(
      fees?.map(({ amount, detail }) => [
        amount,
        detail?.base?.amount,
        detail?.rate?.value,
        detail?.cap?.amount,
      ]),
    ).toEqual([
      ["-153.85", "4000.00", "5.00", "500.00"],
      ["-346.15", "9000.00", "5.00", "500.00"],
    ]);
  });
});

describe("what founds each levy", () => {
  const autresFrais = [
    { id: "st", nature: "sousTraitance", fondement: "contrat", montant: "120.00" },
    { id: "md", nature: "medecineDuTravail", fondement: "convention", montant: "15.00" },
    { id: "cv", nature: "autre", fondement: "loi", montant: "7.00" },
    { id: "ag", nature: "agefiph", fondement: "aucun", montant: "12.00" },
  ];
  const [month] = statementsOf(garance, {
    facts: GARANCE_JANUARY.facts,
    months: [{ period: "2026-01", facts: { autresFrais } }],
  });

  it("sorts third-party costs, charges of law and art. 21.5, and what nothing founds, which counts in the fees", () => {
    const entries = (id: string): unknown =>
      section(month?.statement, "movements", id).entries.map(({ item, amount, basis }) => [
        item,
        amount,
        basis,
      ]);
    expect(entries("coutsDeTiers")).toEqual([["st", "-120.00", "contract"]]);
    expect(entries("charges215")).toEqual([
      ["md", "-15.00", "convention"],
      ["cv", "-7.00", "law"],
    ]);
    expect(
      section(month?.statement, "fees").entries.map(({ item, amount }) => [item, amount]),
    ).toContainEqual(["ag", "-12.00"]);
  });

  it("lists a line of the rules that has no basis as a fee", () => {
    const plan = {
      ...garance.plan,
      lines: garance.plan.lines.map((line) =>
        line.id === "imputationAutresFrais" ? { ...line, basis: null } : line,
      ),
    };
    const [bare] = statementsOf(
      { ...garance, plan },
      { facts: GARANCE_JANUARY.facts, months: [{ period: "2026-01", facts: { autresFrais } }] },
    );
    expect(bare?.statement.levies.filter(({ unfounded }) => unfounded)).toEqual([
      {
        line: "imputationAutresFrais",
        item: "st",
        label: "Autres frais",
        amount: "120.00",
        basis: "fee",
        unfounded: true,
      },
    ]);
    expect(section(bare?.statement, "fees").entries).toContainEqual(
      expect.objectContaining({ line: "imputationAutresFrais", unfounded: true, basis: "fee" }),
    );
  });
});
