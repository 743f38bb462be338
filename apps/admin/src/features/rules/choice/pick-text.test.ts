import { readFileSync } from "node:fs";
import type { Result } from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import { picksFile, picksIn, withoutPick, withPick } from "./pick-text.ts";

const SOCIETE = readFileSync(
  new URL("../../../../../../rules/company/deux-rives/societe.yaml", import.meta.url),
  "utf8",
);
const LINE = "  - { choice: lectureConges, values: [ { from: 2025-01-01, value: CP-PROVISION } ] }\n";

function changed(result: Result<string>): string {
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return result.value;
}

describe("le choix d'une société", () => {
  it("change à une date sans toucher au reste du fichier", () => {
    const after = changed(
      withPick(SOCIETE, "lectureConges", { from: "2027-01-01", value: "CP-MENSUEL-USAGE" }),
    );
    expect(after).toBe(
      SOCIETE.replace("CP-PROVISION } ]", "CP-PROVISION }, { from: 2027-01-01, value: CP-MENSUEL-USAGE } ]"),
    );
    expect(changed(withoutPick(after, "lectureConges", "2027-01-01"))).toBe(SOCIETE);
  });

  it("une date d'avant se range avant ; la même date est remplacée", () => {
    const before = changed(withPick(SOCIETE, "lectureConges", { from: "2024-06-01", value: "X" }));
    expect(picksIn(before, "lectureConges").map(({ from }) => from)).toEqual(["2024-06-01", "2025-01-01"]);
    const same = changed(withPick(SOCIETE, "lectureConges", { from: "2025-01-01", value: "X" }));
    expect(picksIn(same, "lectureConges")).toEqual([{ from: "2025-01-01", value: "X" }]);
  });

  it("un choix jamais fait s'ajoute à la fin des choix, et s'en va sans laisser de trace", () => {
    const after = changed(withPick(SOCIETE, "lissage", { from: "2027-01-01", value: "net" }));
    expect(after).toBe(
      `${SOCIETE.trimEnd()}\n  - { choice: lissage, values: [ { from: 2027-01-01, value: net } ] }\n`,
    );
    expect(changed(withoutPick(after, "lissage", "2027-01-01"))).toBe(SOCIETE);
  });

  it("revenir au choix par défaut retire la ligne du choix, et elle seule", () => {
    expect(changed(withoutPick(SOCIETE, "lectureConges", "2025-01-01"))).toBe(SOCIETE.replace(LINE, ""));
  });

  it("s'écrit où la société en a déjà, sinon dans son fichier, sinon dans un fichier à eux", () => {
    expect(picksFile({ "frais.yaml": "lines: []", "z.yaml": "picks:\n", "scenarios/a.yaml": "picks:" })).toBe(
      "z.yaml",
    );
    expect(picksFile({ "frais.yaml": "lines: []", "societe.yaml": "sources: {}" })).toBe("societe.yaml");
    expect(picksFile({ "frais.yaml": "" })).toBe("choix.yaml");
    const fresh = changed(withPick("", "lissage", { from: "2027-01-01", value: "net" }));
    expect(picksIn(fresh, "lissage")).toEqual([{ from: "2027-01-01", value: "net" }]);
  });
});
