import { describe, expect, it } from "vitest";
import { filtered, tallyOf } from "./tally.ts";
import type { MonthOfList } from "./words.ts";

function row(nom: string, status: MonthOfList["status"], state: MonthOfList["state"]): MonthOfList {
  const porte = { porteId: nom, matricule: `DR-${nom.length}`, nom, prenom: "Inès" };
  return { moisId: nom, contratId: nom, porte, status, state, netAPayer: null, reason: null };
}

const ROWS = [
  row("Aubry", "ouvert", null),
  row("Belkacem", "calcule", "calculé"),
  row("Corvisier", "calcule", "bloqué"),
  row("Delmas", "valide", "calculé"),
  row("Étienne", "clos", "calculé"),
];
const names = (rows: readonly MonthOfList[]) => rows.map(({ porte }) => porte.nom);

describe("the months of a period", () => {
  it("are counted once each, where they stand", () => {
    const tally = tallyOf(ROWS);
    expect(tally).toEqual({ total: 5, ouvert: 1, hindered: 1, aValider: 1, aClore: 1, clos: 1 });
  });

  it("to treat are those that are not closed, and blocked are those that something stops", () => {
    expect(names(filtered(ROWS, "a-traiter", ""))).toEqual(["Aubry", "Belkacem", "Corvisier", "Delmas"]);
    expect(names(filtered(ROWS, "bloques", ""))).toEqual(["Corvisier"]);
  });

  it("are found by a name typed without its accents, in either order, or by the matricule", () => {
    expect(names(filtered(ROWS, "tous", "etienne"))).toEqual(["Étienne"]);
    expect(names(filtered(ROWS, "tous", "ines del"))).toEqual(["Delmas"]);
    expect(names(filtered(ROWS, "tous", "delmas in"))).toEqual(["Delmas"]);
    expect(names(filtered(ROWS, "tous", "dr-9"))).toEqual(["Corvisier"]);
  });
});
