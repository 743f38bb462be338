import { month, type Problem } from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import { createEvaluator } from "@bareme/engine";
import { runMonths } from "../src/months.ts";
import type { Dossier } from "../src/records/dossier.ts";
import { problemInDossier } from "../src/records/month-problem.ts";
import { monthsOf } from "../src/records/months-of.ts";
import { AUDIT, CONTRACT, dossierOf } from "./records.ts";
import { companyRules } from "./rules.ts";

const { plan } = companyRules("deux-rives");
const evaluate = createEvaluator(plan);
const JANUARY = { mois: "2026-01", mission: "audit", heures: "140" };

/** What the rules refuse in the months of a dossier, in its words and at its places. */
function refusalsOf(dossier: Dossier): readonly { readonly problem: Problem; readonly place: string }[] {
  return runMonths(monthsOf(dossier), { plan, evaluate }).months.flatMap(({ period, evaluation }) =>
    evaluation.document.problems.map((found) => {
      const { problem, place } = problemInDossier(dossier, month(period), found);
      return { problem, place: place.join(".") };
    }),
  );
}

describe("a month of a dossier without any compte rendu d'activité", () => {
  it("is named, with the entry to write for it, and not at the entry of another month", () => {
    const [refused, ...others] = refusalsOf(dossierOf({ cra: [JANUARY], jusqua: "2026-02" }));
    expect(others).toEqual([]);
    expect(refused?.problem.message).toMatch(/^2026-02 : « Heures travaillées dans le mois »/);
    expect(refused?.problem.remedy).toContain('{ mois: 2026-02, mission: audit, heures: "…" }');
    expect(refused?.place).toBe("contrat.modeDuree");
  });

  it("is told in days where the contract counts days, without a mission when none runs", () => {
    const [refused] = refusalsOf(
      dossierOf({
        contrat: { ...CONTRACT, modeDuree: "jours", joursForfait: "218" },
        missions: [{ ...AUDIT, debut: "2026-02-02" }],
        jusqua: "2026-01",
      }),
    );
    expect(refused?.problem.remedy).toContain('{ mois: 2026-01, nature: prospection, jours: "…" }');
  });
});

describe("a wrong policy of a mission", () => {
  const refonte = { id: "refonte", tjm: "620.00", debut: "2026-01-05" };
  const cra = [JANUARY];

  it("lies at the mission, which the message names", () => {
    const missions = [
      { ...AUDIT, regles: { avance: "minimum" } },
      { ...refonte, regles: { avance: "toto" } },
    ];
    const [refused] = refusalsOf(dossierOf({ missions, cra }));
    expect(refused?.place).toBe("missions.1.regles.avance");
    expect(refused?.problem).toMatchObject({
      code: "OPTION_UNKNOWN",
      message: expect.stringMatching(/^2026-01 : mission « refonte », "toto" n'est pas une option/),
    });
  });

  it("lies at the avenant that says it", () => {
    const avenants = [{ aPartirDe: "2026-01", regles: { avance: "toto" } }];
    const [refused] = refusalsOf(
      dossierOf({ missions: [{ ...AUDIT, regles: { avance: "minimum" }, avenants }], cra }),
    );
    expect(refused?.place).toBe("missions.0.avenants.0.regles.avance");
  });

  it("stays at the contract when it is the contract's", () => {
    const [refused] = refusalsOf(
      dossierOf({
        contrat: { ...CONTRACT, options: { avance: "toto" } },
        missions: [{ ...AUDIT, regles: { avance: "minimum" } }],
        cra,
      }),
    );
    expect(refused?.place).toBe("contrat.options.avance");
  });
});

describe("a wrong opening state of a dossier", () => {
  it("lies at « ouverture », at the value when it is there", () => {
    const refused = refusalsOf(
      dossierOf({ cra: [JANUARY], ouverture: { "*": "initial", toto: "1.00", moisDePrestation: "x" } }),
    );
    expect(refused.map(({ place }) => place)).toContain("ouverture.toto");
    expect(refused.map(({ place }) => place)).toContain("ouverture.moisDePrestation");
    for (const { problem } of refused) expect(problem.message).toMatch(/^2026-01 : /);
  });

  it("lies at « ouverture » as a whole when it lacks a value", () => {
    const refused = refusalsOf(dossierOf({ cra: [JANUARY], ouverture: { cumulBrut: "0.00" } }));
    expect([...new Set(refused.map(({ place }) => place))]).toEqual(["ouverture"]);
  });
});
