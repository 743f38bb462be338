import { readScenarios } from "@bareme/scenarios";
import { describe, expect, it } from "vitest";
import { scenarioText, withScenario, type TypedScenario } from "./scenario-text.ts";
import { emptyScenario } from "./typed-scenario.ts";

const TYPED: TypedScenario = {
  sentence: "Un mois à 5 000 : la réserve suit",
  kind: "calcul",
  origin: "10 % × 2181,82 = 218,18 ;\nle reste va au « solde »",
  ruleSet: "company/deux-rives",
  path: "scenarios/essai.yaml",
  period: "2026-03",
  facts: {
    typeContrat: "CDI",
    dateDebutContrat: "2026-01-01",
    heuresTravaillees: "140,5",
    matricule: "0012",
    missions: [{ id: "m1", caEncaisse: "5 000,00" }],
  },
  rest: { opening: { period: "2026-02", "*": "initial" } },
  expected: [
    { id: "provisionReserve", item: "", typed: "1 218,18 €" },
    { id: "fraisDeGestion", item: "m1", typed: "500.00" },
    { id: "grilleDeLaMission", item: "m1", typed: "fraisStandard" },
    { id: "avanceAccordee", item: "", typed: "non" },
    { id: "netAPayer", item: "", typed: " " },
  ],
  from: null,
};

const NUMBERS = new Set(["heuresTravaillees", "missions.caEncaisse"]);
const isNumber = (list: string | null, fact: string): boolean =>
  NUMBERS.has(list === null ? fact : `${list}.${fact}`);

function read(text: string) {
  const found = readScenarios("s.yaml", text);
  if (!found.ok) throw new Error(found.problems.map(({ message }) => message).join(" "));
  return found.value.map(({ scenario }) => scenario);
}

describe("a scenario that somebody typed", () => {
  it("reads back as typed, its numbers as decimals, and what is left empty is not expected", () => {
    expect(read(scenarioText(TYPED, isNumber))).toEqual([
      {
        scenario: "Un mois à 5 000 : la réserve suit",
        origin: "calcul à la main : 10 % × 2181,82 = 218,18 ; le reste va au « solde »",
        period: "2026-03",
        opening: { period: "2026-02", "*": "initial" },
        facts: {
          typeContrat: "CDI",
          dateDebutContrat: "2026-01-01",
          heuresTravaillees: "140.5",
          matricule: "0012",
          missions: [{ id: "m1", caEncaisse: "5000.00" }],
        },
        expect: {
          provisionReserve: "1218.18",
          "fraisDeGestion[m1]": "500.00",
          "grilleDeLaMission[m1]": "fraisStandard",
          avanceAccordee: false,
        },
      },
    ]);
  });

  it("expects its values in the last of the months that a simulation plays", () => {
    const months = [{ period: "2026-01" }, { period: "2026-02", expect: { netAPayer: "1.00" } }];
    const [scenario] = read(scenarioText({ ...TYPED, period: "", rest: { months } }, isNumber));
    expect(scenario?.months?.map(({ expect: expected }) => Object.keys(expected ?? {}))).toEqual([
      [],
      ["provisionReserve", "fraisDeGestion[m1]", "grilleDeLaMission[m1]", "avanceAccordee"],
    ]);
  });
});

describe("a scenario that somebody typed of a month", () => {
  it("that must be refused says for which problem and on what, and expects no amount", () => {
    const refuse = { code: "FACT_INVALID", on: "niveau" };
    const [scenario] = read(scenarioText({ ...TYPED, refuse, events: ["soldeNegatif"] }, isNumber));
    expect(scenario?.refuse).toEqual({ code: "FACT_INVALID", path: ["niveau"] });
    expect(scenario?.expect).toBeUndefined();
    expect(scenario?.events).toBeUndefined();
    const anywhere = { ...TYPED, refuse: { code: "FACT_MISSING", on: "" } };
    expect(read(scenarioText(anywhere, isNumber))[0]?.refuse).toEqual({ code: "FACT_MISSING" });
  });

  it("that raises alerts names them beside its amounts; none is as much of a promise", () => {
    const raised = read(scenarioText({ ...TYPED, events: ["soldeNegatif", "choix-avance"] }, isNumber));
    expect(raised[0]?.events).toEqual(["soldeNegatif", "choix-avance"]);
    expect(raised[0]?.expect?.["provisionReserve"]).toBe("1218.18");
    expect(read(scenarioText({ ...TYPED, events: [] }, isNumber))[0]?.events).toEqual([]);
  });

  it("with amounts that it gives says them as decimals, those of the simulation kept", () => {
    const pins = [
      { id: "salaireDeBase", typed: "2 206,80" },
      { id: "", typed: "" },
    ];
    const rest = { pins: { salaireComplementaire: "1234.50" } };
    expect(read(scenarioText({ ...TYPED, rest, pins }, isNumber))[0]?.pins).toEqual({
      salaireComplementaire: "1234.50",
      salaireDeBase: "2206.80",
    });
  });

  it("is the same as a form of before wrote it, where nothing of this was asked", () => {
    const { refuse: _refuse, events: _events, pins: _pins, ...before } = emptyScenario("company/x", null);
    const now = { ...emptyScenario("company/x", null), expected: TYPED.expected };
    expect(scenarioText(now, isNumber)).toBe(scenarioText({ ...before, expected: TYPED.expected }, isNumber));
  });
});

describe("a file of scenarios", () => {
  const one = scenarioText(TYPED, isNumber);

  it.each([
    ["a file that is not there yet", "", 1],
    ["a file of comments", "# Rien encore\n", 1],
    [
      "a list",
      '# Frais\n- { scenario: A, origin: b, period: 2026-01, expect: { x: "1" } }   # à revoir\n',
      2,
    ],
    [
      "a list that stands back, without a last line's end",
      "\n  - scenario: A\n    origin: b\n    period: 2026-01",
      2,
    ],
  ])("%s keeps every byte and gains one", (_, file, count) => {
    const written = withScenario(file, one);
    expect(written).toMatchObject({ ok: true });
    const text = written.ok ? written.value : "";
    expect(text.startsWith(file)).toBe(true);
    expect(read(text)).toHaveLength(count);
  });

  it("that is no list of dashes is left alone", () => {
    expect(withScenario("[]\n", one)).toMatchObject({ ok: false, problems: [{ code: "SCENARIO_INVALID" }] });
  });
});
