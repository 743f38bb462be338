import { decimalToFixed, fromInteger, scaleBy } from "@bareme/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readControlFile } from "../src/control/control-file.ts";
import { companyRules } from "./rules.ts";
import { amountsOf, controlOf, example, namesOf, seeded, type Amount } from "./control-seeds.ts";

const rules = companyRules("cap-garance");
const payslip = example("controle-sp26-01.yaml");
const amounts = amountsOf(payslip);

/** The payslip with one text replaced in a line, and sums as they are. */
function retyped(ligne: string, figures: Readonly<Record<string, string>>) {
  const typed = structuredClone(payslip);
  Object.assign(typed.bulletin.lignes.find((line) => line["ligne"] === ligne) ?? {}, figures);
  return typed;
}

describe("the published payslip of January 2026, as printed", () => {
  const control = controlOf(payslip, rules);

  it("finds nothing", () => {
    expect(namesOf(control)).toEqual([]);
  });

  it("walks from the net paid back to the turnover, each step closing to the cent", () => {
    expect(control.steps.map(({ direction, sum, difference }) => [direction, sum, difference])).toEqual([
      ["retour", "4712.29", "0.00"], // 3935.47 + 776.82
      ["retour", "1292.65", "0.00"], // the employee parts
      ["retour", "6004.94", "0.00"], // 4712.29 + 1292.65
      ["retour", "6004.94", "0.00"], // 2374.00 + 118.70 + 2825.09 + 141.25 + 545.90
      ["retour", "2646.99", "0.00"], // the employer parts
      ["retour", "8651.93", "0.00"], // 6004.94 + 2646.99
      ["retour", "9500.00", "0.00"], // 8651.93 + 475.00 + 373.07
      ["aller", "6004.94", "0.00"], // 9500.00 - 475.00 - 373.07 - 2646.99
      ["aller", "4712.29", "0.00"],
      ["aller", "3935.47", "0.00"],
    ]);
  });

  it("is the same whether lines go by their id or by their printed label", () => {
    const typed = retyped("fnal", { ligne: "FNAL" });
    Object.assign(typed.bulletin.lignes.find(({ ligne }) => ligne === "chomage") ?? {}, {
      ligne: " assurance  CHOMAGE ",
    });
    expect(namesOf(controlOf(typed, rules))).toEqual([]);
  });
});

describe("one wrong amount of the published payslip", { timeout: 60_000 }, () => {
  const deltas = ["0.01", "-0.02", "1.00", "-7.37", "50.00"];

  it("may stand on any of sixty printed amounts", () => {
    expect(amounts.length).toBe(60);
  });

  it.each(amounts.map((amount) => ({ ...amount, amount })))(
    "is found on $name, alone or carried into the sums",
    ({ amount, name }) => {
      for (const by of deltas)
        for (const carried of [false, true])
          expect([by, carried, ...namesOf(controlOf(seeded(payslip, amount, by, carried), rules))]).toEqual([
            by,
            carried,
            name,
          ]);
    },
  );

  it("is found whatever its size", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...amounts),
        fc.integer({ min: 1, max: 5000 }),
        fc.boolean(),
        fc.boolean(),
        (amount: Amount, cents, up, carried) => {
          const by = decimalToFixed(scaleBy(fromInteger(up ? cents : -cents), -2), 2);
          expect(namesOf(controlOf(seeded(payslip, amount, by, carried), rules))).toEqual([amount.name]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is found when the tax was withheld again on the wrong net", () => {
    // Retraite tranche 1 at 130.00 and not 126.16: 3.84 less of net; net imposable 4912.73, tax 4912.73 × 15.8 % = 776.21, paid 3932.24
    const typed = retyped("retraiteTranche1", { salarial: "130.00" });
    Object.assign(typed.bulletin.totaux, {
      cotisationsSalariales: "1296.49",
      netAvantImpot: "4708.45",
      montantNetSocial: "4708.45",
      netImposable: "4912.73",
      pas: "776.21",
      netAPayer: "3932.24",
    });
    expect(namesOf(controlOf(typed, rules))).toEqual(["retraiteTranche1 salarial"]);
  });
});

describe("two or three wrong amounts", { timeout: 60_000 }, () => {
  it("are each found, one carried into the sums and the others not", () => {
    const of = (name: string): Amount => amounts.find((amount) => amount.name === name) ?? failed(name);
    const one = seeded(payslip, of("csgDeductible salarial"), "12.00", true);
    const two = seeded(one, of("chomage patronal"), "-3.10", true);
    const three = seeded(two, of("fraisDeGestion montant"), "25.00", false);
    expect(namesOf(controlOf(two, rules)).toSorted()).toEqual(["chomage patronal", "csgDeductible salarial"]);
    expect(namesOf(controlOf(three, rules)).toSorted()).toEqual([
      "chomage patronal",
      "csgDeductible salarial",
      "fraisDeGestion montant",
    ]);
  });
});

function failed(name: string): never {
  throw new Error(`no amount ${name}`);
}

describe("the likely cause of a wrong amount", () => {
  it.each([
    // 6004.94 × 4.05 % = 243.20, the rate until April 2025
    { line: "chomage", figures: { patronal: "243.20" }, cause: "taux de l'année précédente" },
    // 6004.94 × 6.90 % = 414.34 instead of 4005.00 × 6.90 %
    { line: "vieillessePlafonnee", figures: { salarial: "414.34" }, cause: "base non plafonnée" },
    { line: "ags", figures: { patronal: "15.02" }, cause: "arrondi d'un centime" },
    { line: "accidentsTravail", figures: { patronal: "-38.43" }, cause: "signe inversé" },
    { line: "congesPayes", figures: { montant: "551.27" }, cause: "montant différent du recalcul" },
    { line: "taxeApprentissage", figures: { patronal: "34.53" }, cause: "deux chiffres intervertis" },
    // 1999.94 × 4.00 % = 80.00: the base of the second tranche
    { line: "chomage", figures: { patronal: "80.00" }, cause: /^base d'une autre ligne/ },
  ])("is told for $line : $cause", ({ line, figures, cause }) => {
    const [fault] = controlOf(retyped(line, figures), rules).faults;
    expect(fault?.line).toBe(line);
    expect(fault?.cause).toMatch(cause);
  });

  it("is told for two parts swapped, on both", () => {
    const { faults } = controlOf(retyped("cegTranche1", { salarial: "51.66", patronal: "34.44" }), rules);
    expect(faults.map(({ part, cause }) => [part, cause])).toEqual([
      ["salarial", "part salariale et part patronale inversées"],
      ["patronal", "part salariale et part patronale inversées"],
    ]);
  });

  it("is told for a total that leaves a line out", () => {
    const typed = structuredClone(payslip);
    typed.bulletin.totaux["cotisationsSalariales"] = "1258.21"; // 1292.65 - 34.44
    const [fault] = controlOf(typed, rules).faults;
    expect([fault?.line, fault?.cause]).toEqual([
      "cotisationsSalariales",
      "report au total : « Contribution d'équilibre général tranche 1 » omise",
    ]);
  });

  it("gives what is typed, what is due and the difference, with its text", () => {
    const [fault] = controlOf(retyped("chomage", { patronal: "243.20" }), rules).faults;
    expect(fault).toMatchObject({
      typed: "243.20",
      expected: "240.20",
      difference: "3.00",
      part: "patronal",
    });
    expect(fault?.source?.length).toBeGreaterThan(0);
  });
});

describe("what is typed beside the amounts", () => {
  it("is controlled too: a wrong base, its amounts computed on it and carried, is one fault", () => {
    // 6004.94 × 6.90 % = 414.34 and × 8.55 % = 513.42: +137.99 and +170.99
    const typed = retyped("vieillessePlafonnee", { base: "6004.94", salarial: "414.34", patronal: "513.42" });
    const employee = { place: "totaux", at: "cotisationsSalariales", part: "montant", name: "" } as const;
    const employer = { place: "totaux", at: "cotisationsPatronales", part: "montant", name: "" } as const;
    const carried = seeded(seeded(typed, employee, "137.99", true), employer, "170.99", true);
    expect(namesOf(controlOf(carried, rules))).toEqual(["vieillessePlafonnee base"]);
  });

  it("names a rate that is not the line's", () => {
    expect(namesOf(controlOf(retyped("ags", { tauxPatronal: "0.20" }), rules))).toEqual(["ags tauxPatronal"]);
  });
});

describe("the opening state of a payslip to control", () => {
  it("is that of the month before, unless it says of which month it is", () => {
    const openingOf = (opening: Readonly<Record<string, unknown>>) => {
      const file = readControlFile({ ...payslip, opening });
      return file.ok ? file.value.opening : undefined;
    };
    expect(openingOf({ "*": "initial" })).toEqual({ period: "2025-12", "*": "initial" });
    expect(openingOf({ period: "2025-10", "*": "initial" })).toEqual({ period: "2025-10", "*": "initial" });
  });
});

describe("a line whose name the rules do not know", () => {
  const renamed = (to: string) => {
    const typed = structuredClone(payslip);
    const lines = typed.bulletin.lignes.map((line) =>
      line.ligne === "salaireDeBase" ? { ...line, ligne: to } : line,
    );
    return controlOf({ ...typed, bulletin: { ...typed.bulletin, lignes: lines } }, rules);
  };

  it("is first a name to correct when the rules know one near it, which is proposed", () => {
    expect(renamed("salaireBase")).toMatchObject({
      unknownLines: [],
      problems: [
        {
          code: "CONTROL_LINE_UNKNOWN",
          message: expect.stringContaining("« salaireBase »"),
          remedy: expect.stringContaining("Écrivez « salaireDeBase »"),
        },
      ],
    });
  });

  it.each([{ name: "primeExceptionnelle" }, { name: "Salaire base du bulletin" }])(
    "is a line without basis when no name is near, or when it is written as printed: $name",
    ({ name }) => {
      const { problems, unknownLines } = renamed(name);
      expect(problems).toEqual([]);
      expect(unknownLines.map(({ cause }) => cause)).toContain("ligne sans fondement");
    },
  );
});

describe("a line without basis", () => {
  it("is kept, and counts as a fee, whether its amount went into the sums or not", () => {
    for (const carried of [false, true]) {
      const typed = structuredClone(payslip);
      typed.bulletin.lignes.push({ ligne: "Autres charges patronales", patronal: "0.00" });
      const at = typed.bulletin.lignes.length - 1;
      const amount = { place: "lignes", at, part: "patronal", name: "" } as const;
      const { faults, unknownLines } = controlOf(seeded(typed, amount, "45.00", carried), rules);
      expect(faults).toEqual([]);
      expect(unknownLines).toMatchObject([
        {
          line: "Autres charges patronales",
          typed: "45.00",
          difference: "45.00",
          cause: "ligne sans fondement",
        },
      ]);
    }
  });

  it("is a fee in the walk to the turnover", () => {
    const { steps } = controlOf(example("controle-fautif.yaml"), rules);
    const last = steps.find(({ label }) => label === "Du coût au chiffre d'affaires");
    expect(last?.closes).toBe(true);
    expect(last?.terms).toContainEqual({
      label: "Autres charges patronales, sans fondement : frais de gestion",
      sign: "+",
      amount: "45.00",
      typed: true,
    });
  });

  it("stands beside the other fault of the shipped example, and nothing else", () => {
    expect(namesOf(controlOf(example("controle-fautif.yaml"), rules))).toEqual([
      "chomage patronal",
      "sans fondement : Autres charges patronales",
    ]);
  });
});

describe("a line that the payslip lacks", () => {
  it.each([false, true])("is named with its amount (left out of the sums: %s)", (carried) => {
    const at = payslip.bulletin.lignes.findIndex(({ ligne }) => ligne === "fnal");
    const typed = seeded(payslip, { place: "lignes", at, part: "patronal", name: "" }, "-4.01", carried);
    typed.bulletin.lignes.splice(at, 1);
    const { faults, missingLines } = controlOf(typed, rules);
    expect(faults).toEqual([]);
    expect(missingLines).toMatchObject([{ line: "fnal", part: "patronal", typed: null, expected: "4.01" }]);
  });

  it("is no line that the company bears itself and does not print", () => {
    expect(payslip.bulletin.lignes.some(({ ligne }) => ligne === "formationConventionnelle")).toBe(false);
    expect(controlOf(payslip, rules).missingLines).toEqual([]);
  });

  it("is a fee or a reserve that the statement does not show", () => {
    const typed = structuredClone(payslip);
    typed.compte?.lignes.pop();
    expect(namesOf(controlOf(typed, rules))).toEqual(["absente : provisionReserve"]);
  });
});
