import { canonicalJson, success } from "@bareme/kernel";
import { readDossier } from "@bareme/payroll";
import { describe, expect, it } from "vitest";
import { contratShape } from "./mention-shapes.ts";
import { takenLeave } from "./taken-leave.ts";

const WITH_LEAVE = { congesVersesChaqueMois: "0", congesPayes: "600.00", dixiemeDesCongesPris: "580.00" };

/** March 2026 with leave on these days; the rules counted `taken` of them. */
function march(
  days: readonly (readonly [day: string, part: string])[],
  taken: string,
  more: {
    readonly values?: Readonly<Record<string, string>>;
    readonly datesDeConges?: readonly { readonly du: string; readonly au: string }[];
  } = {},
) {
  const dossier = readDossier({
    rules: "company/x",
    contrat: {
      typeContrat: "CDI",
      statut: "cadre",
      niveau: "senior",
      modeDuree: "heures",
      dateDebutContrat: "2026-01-01",
    },
    cra: days.map(([date, jours]) => ({ date, nature: "conge", jours })),
  });
  if (!dossier.ok) throw new Error(canonicalJson(dossier.problems.map(({ message }) => message)));
  const fiche = { adresse: [], emploi: "Consultant", classification: "Senior" };
  return takenLeave(
    { period: "2026-03", fact: (id) => (id === "joursCongesPris" ? taken : undefined) },
    {
      values: more.values ?? WITH_LEAVE,
      dossier: dossier.value,
      told: [contratShape.parse({ ...fiche, datesDeConges: more.datesDeConges ?? [] })],
    },
  );
}

describe("the leave that a payslip tells", () => {
  it("is empty when the month counts none", () => {
    expect(march([], "0")).toEqual(success([]));
  });

  it("runs over the Sunday between two of its days", () => {
    // Thursday 12 to Tuesday 17 March 2026; the 15th is a Sunday.
    const days = ["12", "13", "14", "16", "17"].map((day) => [`2026-03-${day}`, "1"] as const);
    expect(march(days, "5")).toEqual(success([{ du: "2026-03-12", au: "2026-03-17", indemnite: "600.00" }]));
  });

  it("shares the indemnity of the month among its spans by their days, and loses no cent", () => {
    // Two days, then half a day: 600.01 × 2 ÷ 2.5 = 480.008 and 600.01 × 0.5 ÷ 2.5 = 120.002; the cent left over goes where more was cut.
    const days = [
      ["2026-03-02", "1"],
      ["2026-03-03", "1"],
      ["2026-03-20", "0.5"],
    ] as const;
    expect(march(days, "2.5", { values: { ...WITH_LEAVE, congesPayes: "600.01" } })).toEqual(
      success([
        { du: "2026-03-02", au: "2026-03-03", indemnite: "480.01" },
        { du: "2026-03-20", au: "2026-03-20", indemnite: "120.00" },
      ]),
    );
  });

  it("takes the dates of the mentions where the CRA is a summary, each told once", () => {
    const datesDeConges = [
      { du: "2026-03-02", au: "2026-03-07" },
      { du: "2026-04-01", au: "2026-04-02" },
    ];
    expect(march([], "6", { datesDeConges })).toEqual(
      success([{ du: "2026-03-02", au: "2026-03-07", indemnite: "600.00" }]),
    );
  });

  it("leaves the CRA aside when the month was computed on other days", () => {
    expect(march([["2026-03-02", "1"]], "2")).toMatchObject({
      ok: false,
      problems: [{ code: "MENTION_MISSING", path: ["conges"] }],
    });
  });

  it("brings only older rights where leave is paid with every month", () => {
    const values = { congesVersesChaqueMois: "1", congesPayes: "250.00", dixiemeDesCongesPris: "0.00" };
    expect(march([["2026-03-02", "1"]], "1", { values })).toEqual(
      success([{ du: "2026-03-02", au: "2026-03-02", indemnite: "0.00" }]),
    );
  });

  it("is missed when the rules compute no indemnity for it", () => {
    expect(march([["2026-03-02", "1"]], "1", { values: {} })).toMatchObject({
      ok: false,
      problems: [{ code: "MENTION_MISSING", path: ["conges", "indemnite"] }],
    });
  });
});
