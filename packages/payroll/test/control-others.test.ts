import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readYaml } from "@bareme/rule-schema";
import { describe, expect, it } from "vitest";
import { readControlFile, readMonthsFile, runMonths } from "../src/index.ts";
import { companyRules, rulesOf } from "./rules.ts";
import { amountsOf, controlOf, namesOf, seeded, typedFrom, type Typed } from "./control-seeds.ts";

/** The worked payslip of January 2026: a cadre at 5 000.00, in a company of 100, Paris; the two lines of the branch apart. */
const WORKED: Typed = {
  rules: "law/fr",
  period: "2026-01",
  paymentDate: "2026-01-31",
  facts: {
    typeContrat: "CDI",
    statut: "cadre",
    dateDebutContrat: "2020-01-01",
    effectif: "100",
    tauxAtmp: "0.70",
    tauxVersementMobilite: "3.20",
    cotisationSante: "60.00",
  },
  bulletin: {
    lignes: [
      { ligne: "maladie", base: "5000.00", taux: "13.00", patronal: "650.00" },
      { ligne: "prevoyanceCadre", base: "4005.00", taux: "1.50", patronal: "60.08" },
      { ligne: "complementaireSante", salarial: "30.00", patronal: "30.00" },
      { ligne: "accidentsTravail", base: "5000.00", taux: "0.70", patronal: "35.00" },
      { ligne: "vieillessePlafonnee", base: "4005.00", salarial: "276.35", patronal: "342.43" },
      { ligne: "vieillesseDeplafonnee", base: "5000.00", salarial: "20.00", patronal: "105.50" },
      { ligne: "retraiteTranche1", base: "4005.00", salarial: "126.16", patronal: "189.04" },
      { ligne: "retraiteTranche2", base: "995.00", salarial: "85.97", patronal: "128.85" },
      { ligne: "cegTranche1", base: "4005.00", salarial: "34.44", patronal: "51.66" },
      { ligne: "cegTranche2", base: "995.00", salarial: "10.75", patronal: "16.12" },
      { ligne: "cet", base: "5000.00", salarial: "7.00", patronal: "10.50" },
      { ligne: "allocationsFamiliales", base: "5000.00", patronal: "262.50" },
      { ligne: "chomage", base: "5000.00", patronal: "200.00" },
      { ligne: "ags", base: "5000.00", patronal: "12.50" },
      { ligne: "apec", base: "5000.00", salarial: "1.20", patronal: "1.80" },
      { ligne: "solidariteAutonomie", base: "5000.00", patronal: "15.00" },
      { ligne: "fnal", base: "5000.00", patronal: "25.00" },
      { ligne: "versementMobilite", base: "5000.00", patronal: "160.00" },
      { ligne: "dialogueSocial", base: "5000.00", patronal: "0.80" },
      { ligne: "formationProfessionnelle", base: "5000.00", patronal: "50.00" },
      { ligne: "taxeApprentissage", base: "5000.00", patronal: "29.50" },
      { ligne: "taxeApprentissageSolde", base: "5000.00", patronal: "4.50" },
      { ligne: "peec", base: "5000.00", patronal: "22.50" },
      { ligne: "forfaitSocial", base: "90.08", patronal: "7.21" },
      { ligne: "csgDeductible", base: "5002.58", salarial: "340.18" },
      { ligne: "csgNonDeductible", base: "5002.58", salarial: "120.06" },
      { ligne: "crds", base: "5002.58", salarial: "25.01" },
      { ligne: "reductionGenerale", montant: "-109.00" },
    ],
    totaux: {
      remunerationBrute: "5000.00",
      cotisationsSalariales: "1077.12",
      cotisationsPatronales: "2301.49", // 2440.99 - 109.00 - 30.00 - 0.50
      netAvantImpot: "3922.88",
      montantNetSocial: "3922.88",
      netImposable: "4097.95",
      pas: "565.52",
      netAPayer: "3357.36",
      totalVerseEmployeur: "7301.49",
    },
  },
};

describe("a payslip under the law alone, its gross known by the payslip itself", { timeout: 60_000 }, () => {
  const law = rulesOf(["law/fr"]);

  it("has nothing to find when it is typed as printed", () => {
    expect(namesOf(controlOf(WORKED, law))).toEqual([]);
  });

  it.each(amountsOf(WORKED).map((amount) => ({ name: amount.name, amount })))(
    "shows a wrong amount on $name",
    ({ amount, name }) => {
      for (const [by, carried] of [
        ["7.37", false],
        ["-0.01", true],
        ["-50.00", true],
      ] as const)
        expect(namesOf(controlOf(seeded(WORKED, amount, by, carried), law))).toEqual([name]);
    },
  );

  it("takes the items of the gross as they are, and tells when they do not make it", () => {
    const typed = structuredClone(WORKED);
    typed.bulletin.lignes.unshift(
      { ligne: "Salaire mensuel", montant: "4600.00" },
      { ligne: "Prime de mission", montant: "400.00" },
    );
    expect(namesOf(controlOf(typed, law))).toEqual([]);
    Object.assign(typed.bulletin.lignes[0] ?? {}, { montant: "4500.00" });
    expect(namesOf(controlOf(typed, law))).toEqual(["Salaire mensuel montant"]);
  });
});

describe("the same payslip under the convention, its gross given", () => {
  const convention = rulesOf(["law/fr", "convention/idcc-3219"]);
  const typed: Typed = {
    ...WORKED,
    rules: "convention/idcc-3219",
    facts: { ...WORKED.facts, niveau: "senior", modeDuree: "mensuel" },
    bulletin: {
      lignes: [
        ...WORKED.bulletin.lignes,
        { ligne: "formationConventionnelle", patronal: "30.00" },
        { ligne: "dialogueSocialConventionnel", patronal: "0.50" },
      ],
      totaux: { ...WORKED.bulletin.totaux, cotisationsPatronales: "2331.99", totalVerseEmployeur: "7331.99" },
    },
  };

  it("has nothing to find with its two lines of the branch, as printed", () => {
    expect(namesOf(controlOf(typed, convention))).toEqual([]);
  });

  it("shows a wrong amount", () => {
    const amount = { place: "lignes", at: 10, part: "salarial", name: "" } as const;
    for (const carried of [false, true])
      expect(namesOf(controlOf(seeded(typed, amount, "1.40", carried), convention))).toEqual([
        "cet salarial",
      ]);
  });
});

describe(
  "the months of a company that puts leave and reserve aside, each opening from the one before",
  { timeout: 60_000 },
  () => {
    const rules = companyRules("deux-rives");
    const file = join(import.meta.dirname, "../../../examples/deux-rives-2026.yaml");
    const yaml = readYaml("deux-rives-2026.yaml", readFileSync(file, "utf8"));
    const months = yaml.ok ? readMonthsFile(yaml.value.data) : yaml;
    if (!months.ok) throw new Error(months.problems.map(({ message }) => message).join("\n"));
    const typed = runMonths(months.value, rules).months.map((run) =>
      typedFrom(run, rules.plan, "company/deux-rives"),
    );

    it("have nothing to find, from the first month to the sixth", () => {
      expect(typed.map((month) => namesOf(controlOf(month, rules)))).toEqual(typed.map(() => []));
    });

    const april = typed[3] ?? WORKED;
    it.each(amountsOf(april).map((amount) => ({ name: amount.name, amount })))(
      "show a wrong amount of April on $name",
      ({ amount, name }) => {
        for (const [by, carried] of [
          ["-7.37", false],
          ["0.02", true],
        ] as const)
          expect(namesOf(controlOf(seeded(april, amount, by, carried), rules))).toEqual([name]);
      },
    );
  },
);

describe("a file that cannot be controlled", () => {
  it.each([
    {
      about: "a number without quotes",
      data: { ...WORKED, bulletin: { lignes: [{ ligne: "ags", patronal: 12.5 }] } },
      path: ["bulletin", "lignes", "0", "patronal"],
    },
    {
      about: "a comma",
      data: { ...WORKED, bulletin: { totaux: { pas: "565,52" } } },
      path: ["bulletin", "totaux", "pas"],
    },
    { about: "an unknown key", data: { ...WORKED, bulletin: { lines: [] } }, path: ["bulletin", "lines"] },
    {
      about: "a line without amount",
      data: { ...WORKED, bulletin: { lignes: [{ ligne: "ags" }] } },
      path: ["bulletin", "lignes", "0"],
    },
    {
      about: "a line without name",
      data: { ...WORKED, bulletin: { lignes: [{ patronal: "1.00" }] } },
      path: ["bulletin", "lignes", "0", "ligne"],
    },
    { about: "nothing to control", data: { ...WORKED, bulletin: {} }, path: ["bulletin"] },
    { about: "no month", data: { ...WORKED, period: undefined }, path: [] },
    { about: "no rules", data: { ...WORKED, rules: [] }, path: ["rules"] },
    { about: "no dictionary", data: [], path: [] },
  ])("says where and what to do: $about", ({ data, path }) => {
    const read = readControlFile(data);
    expect(read.ok ? [] : read.problems.map((problem) => [problem.code, problem.path])).toContainEqual([
      "CONTROL_FILE_INVALID",
      path,
    ]);
  });

  it.each([
    { about: "an unknown total", change: { totaux: { netFiscal: "1.00" } }, code: "CONTROL_TOTAL_UNKNOWN" },
    {
      about: "a line typed twice",
      change: {
        lignes: [
          { ligne: "ags", patronal: "1.00" },
          { ligne: "AGS", patronal: "1.00" },
          { ligne: "chomage", base: "5000.00" },
        ],
      },
      code: "CONTROL_LINE_TWICE",
    },
  ])("says what the rules do not understand: $about", ({ change, code }) => {
    const law = rulesOf(["law/fr"]);
    const { problems } = controlOf({ ...WORKED, bulletin: { ...WORKED.bulletin, ...change } }, law);
    expect(problems.map((problem) => problem.code)).toContain(code);
  });

  it("says which fact of the month is missing", () => {
    const { effectif: _left, ...facts } = WORKED.facts;
    const { problems } = controlOf({ ...WORKED, facts }, rulesOf(["law/fr"]));
    expect(problems.map(({ code, path }) => [code, path.at(-1)])).toContainEqual([
      "SLOT_UNFILLED",
      "effectif",
    ]);
  });
});
