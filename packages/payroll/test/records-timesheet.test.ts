import { describe, expect, it } from "vitest";
import { dossierWarnings } from "../src/records/warnings.ts";
import { CONTRACT, data, dossierOf, factsOf, missionOf, problemsOf } from "./records.ts";

const MONTH = "2026-01";

function facts(cra: readonly unknown[], others: Readonly<Record<string, unknown>> = {}) {
  return factsOf(dossierOf({ cra, ...others }), MONTH);
}

const DAYS = { contrat: { ...CONTRACT, modeDuree: "jours" } };
const FULL = { contrat: { ...CONTRACT, modeDuree: "mensuel" } };

describe("a compte rendu d'activité", () => {
  it("adds up the hours worked, by day and by month", () => {
    const cra = [
      { date: "2026-01-05", mission: "audit", heures: "7.00", jours: "1" },
      { date: "2026-01-06", mission: "audit", heures: "3.50", jours: "0.5" },
      { mois: MONTH, nature: "prospection", heures: "14" },
      { date: "2026-01-07", nature: "maladie", heures: "7", jours: "1" },
    ];
    expect(facts(cra)["heuresTravaillees"]).toBe("10.50");
  });

  it("adds up days and half-days for a contract counted in days", () => {
    const cra = [
      { date: "2026-01-05", mission: "audit", jours: "1" },
      { date: "2026-01-06", mission: "audit", jours: "0.5" },
      { mois: MONTH, nature: "prospection", jours: "2" },
    ];
    expect(facts(cra, DAYS)["joursTravailles"]).toBe("1.5");
  });

  it.each([
    { about: "with work", cra: [{ date: "2026-01-05", mission: "audit", jours: "1" }], expected: "1" },
    {
      about: "without work",
      cra: [{ date: "2026-01-05", nature: "prospection", jours: "1" }],
      expected: "0",
    },
    { about: "that nobody tells", cra: [], expected: undefined },
  ])("says whether a month $about was worked, for a contract counted by the month", ({ cra, expected }) => {
    expect(facts(cra, FULL)["moisTravailles"]).toBe(expected);
  });

  it("leaves a month that it does not tell unknown, not zero", () => {
    expect(facts([])).not.toHaveProperty("heuresTravaillees");
  });

  it("counts formation as paid time only when the contract says so", () => {
    const cra = [
      { date: "2026-01-05", mission: "audit", heures: "7" },
      { date: "2026-01-06", nature: "formation", heures: "7" },
    ];
    expect(facts(cra)["heuresTravaillees"]).toBe("7");
    expect(
      facts(cra, { contrat: { ...CONTRACT, tempsPaye: ["prestation", "formation"] } })["heuresTravaillees"],
    ).toBe("14");
  });

  it("keeps delegation time out of every fact, and says so", () => {
    const work = { date: "2026-01-05", mission: "audit", heures: "7", jours: "1" };
    const delegation = { date: "2026-01-06", nature: "delegation", heures: "4", jours: "0.5" };
    expect(facts([work, delegation])).toEqual(facts([work]));
    expect(dossierWarnings(dossierOf({ cra: [work, delegation] }))).toMatchObject([
      { code: "DELEGATION_APART", path: ["cra", "1"] },
    ]);
  });

  it("gives the days of each mission", () => {
    const missions = [
      { id: "audit", tjm: "450.00", debut: "2026-01-05" },
      { id: "refonte", tjm: "620.00", debut: "2026-01-05" },
    ];
    const cra = [
      { date: "2026-01-05", mission: "audit", heures: "3.5", jours: "0.5" },
      { date: "2026-01-05", mission: "refonte", heures: "3.5", jours: "0.5" },
      { mois: MONTH, mission: "refonte", nature: "formation", heures: "7", jours: "1" },
      { date: "2026-01-06", mission: "refonte", heures: "7", jours: "1" },
    ];
    const dossier = dossierOf({ missions, cra });
    expect([missionOf(dossier, MONTH)?.["jours"], missionOf(dossier, MONTH, "refonte")?.["jours"]]).toEqual([
      "0.5",
      "1.5",
    ]);
  });

  it("counts télétravail: an entry as a whole, a half of it, or the days of a summary", () => {
    const cra = [
      { date: "2026-01-05", mission: "audit", heures: "7", jours: "1", teletravail: true },
      { date: "2026-01-06", mission: "audit", heures: "7", jours: "1", teletravail: "0.5" },
      { mois: MONTH, mission: "audit", nature: "formation", heures: "7", jours: "3", teletravail: "3" },
    ];
    // 1 + 0.5; formation is not paid time here, so its télétravail is not either.
    expect(facts(cra)["joursTeletravail"]).toBe("1.5");
  });

  it("counts the days of leave as they stand, in jours ouvrables", () => {
    const cra = [
      { date: "2026-01-09", nature: "conge", jours: "1" },
      { date: "2026-01-10", nature: "conge", jours: "1" },
      { mois: MONTH, nature: "conge", jours: "0.5" },
    ];
    expect(problemsOf(data({ cra })).map(({ code }) => code)).toEqual(["TIME_INVALID"]);
    expect(facts(cra.slice(0, 2))["joursCongesPris"]).toBe("2");
  });

  it("counts whole days apart from halves, and two halves as one day", () => {
    const missions = [
      { id: "audit", tjm: "450.00", debut: "2026-01-05" },
      { id: "refonte", tjm: "620.00", debut: "2026-01-05" },
    ];
    const cra = [
      { date: "2026-01-05", mission: "audit", heures: "7", jours: "1" },
      { date: "2026-01-06", mission: "audit", heures: "3.5", jours: "0.5" },
      { date: "2026-01-06", mission: "refonte", heures: "3.5", jours: "0.5" },
      { date: "2026-01-07", mission: "refonte", heures: "3.5", jours: "0.5" },
    ];
    expect(facts(cra, { missions })["joursEntiersTravailles"]).toBe("2");
  });
});

describe("a compte rendu d'activité that cannot be", () => {
  it.each([
    {
      about: "names no mission",
      entry: { date: "2026-01-05", heures: "7" },
      code: "REFERENCE_UNKNOWN",
      key: "mission",
    },
    {
      about: "names an unknown mission",
      entry: { date: "2026-01-05", mission: "autre", heures: "7" },
      code: "REFERENCE_UNKNOWN",
      key: "mission",
    },
    {
      about: "lies before the contract",
      entry: { date: "2026-01-02", mission: "audit", heures: "7" },
      code: "RECORD_OUT_OF_PERIOD",
      key: "date",
    },
    {
      about: "has no hours in a contract counted in hours",
      entry: { date: "2026-01-05", mission: "audit", jours: "1" },
      code: "TIME_INVALID",
      key: "heures",
    },
    {
      about: "has leave on a Sunday",
      entry: { date: "2026-01-11", nature: "conge", jours: "1" },
      code: "TIME_INVALID",
      key: "date",
    },
    {
      about: "has leave in hours",
      entry: { date: "2026-01-12", nature: "conge", heures: "7" },
      code: "TIME_INVALID",
      key: "jours",
    },
  ])("is refused when it $about", ({ entry, code, key }) => {
    expect(problemsOf(data({ cra: [entry] }))).toContainEqual(
      expect.objectContaining({ code, path: ["cra", "0", key] }),
    );
  });

  it("is refused when a day has more than two halves, or than 24 hours", () => {
    const cra = [
      { date: "2026-01-05", mission: "audit", heures: "13", jours: "1" },
      { date: "2026-01-05", nature: "prospection", heures: "12", jours: "0.5" },
    ];
    expect(problemsOf(data({ cra })).map(({ path }) => path)).toEqual([
      ["cra", "1"],
      ["cra", "1"],
    ]);
  });

  it("is refused outside the dates of the mission", () => {
    const missions = [{ id: "audit", tjm: "450.00", debut: "2026-01-12", fin: "2026-01-16" }];
    const cra = ["2026-01-09", "2026-01-12", "2026-01-16", "2026-01-19"].map((date) => ({
      date,
      mission: "audit",
      heures: "7",
    }));
    expect(problemsOf(data({ missions, cra })).map(({ path }) => path)).toEqual([
      ["cra", "0", "date"],
      ["cra", "3", "date"],
    ]);
  });

  it("is refused when titres-restaurant need the whole days that a summary does not tell", () => {
    const avantages = {
      titresRestaurant: [{ aPartirDe: "2026-01", valeur: "12.00", partPatronale: "7.20" }],
    };
    const cra = [{ mois: MONTH, mission: "audit", heures: "133", jours: "19" }];
    expect(problemsOf(data({ avantages, cra }))).toMatchObject([
      { code: "TIME_INVALID", path: ["cra", "0", "joursEntiers"] },
    ]);
  });
});

describe("the longest times, which the rules limit", () => {
  const long = (date: string, heures: string) => ({ date, mission: "audit", heures });
  const longest = (cra: readonly unknown[], contrat: object = {}) =>
    factsOf(dossierOf({ ...contrat, cra }), MONTH);

  it("are of a day whatever its kinds of time, rest apart", () => {
    const cra = [
      long("2026-01-05", "10"),
      long("2026-01-06", "8"),
      { date: "2026-01-06", nature: "prospection", heures: "2.5" },
      { date: "2026-01-05", nature: "maladie", heures: "1" },
    ];
    expect(longest(cra)).toMatchObject({ plusLongueJournee: "10.5", plusLongueSemaine: "20.5" });
  });

  it("are of a week from Monday to Sunday, in the month where it ends", () => {
    // 4 × 9 + 8 = 44 from Monday 5 to Friday 9 January; 9 on Monday 12. The week of Monday 26 ends on 1 February.
    const week = ["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08"].map((date) => long(date, "9"));
    const cra = [...week, long("2026-01-09", "8"), long("2026-01-12", "9")];
    const across = ["2026-01-26", "2026-01-27", "2026-01-28", "2026-01-29", "2026-01-30"].map((date) =>
      long(date, "10"),
    );
    expect(longest([...cra, ...across])).toMatchObject({ plusLongueSemaine: "44" });
    expect(longest([...cra, ...across, long("2026-01-11", "1")])).toMatchObject({ plusLongueSemaine: "45" });
  });

  it("are not known of a forfait, which knows no hours", () => {
    const cra = [{ date: "2026-01-05", mission: "audit", jours: "1", heures: "12" }];
    expect(longest(cra, DAYS)).not.toHaveProperty("plusLongueJournee");
  });
});
