import { describe, expect, it } from "vitest";
import { splitProblems, wordsAtField } from "./problems-at.ts";

describe("what the server says of a record", () => {
  it("reads under its field without the name and the quotes of a file", () => {
    expect(
      wordsAtField({
        code: "DOSSIER_INVALID",
        path: ["frais", "N-1", "montant"],
        message: "« frais.0.montant » : « douze » n'est pas admis.",
        remedy: 'Attendu : un montant au centime entre guillemets, comme « "1234.50" ».',
      }),
    ).toBe('« douze » n\'est pas admis. Attendu : un montant au centime, comme « "1234.50" ».');
  });

  it("lies on the field that its path names, and else above the form", () => {
    const at = (path: readonly string[]) => ({ code: "X", path, message: "m", remedy: "r" });
    const { own, others } = splitProblems(
      [at(["frais", "N-1", "montant"]), at(["frais", "N-2", "montant"]), at(["2026-03"])],
      ["frais", "N-1"],
      [{ key: "montant" }],
    );
    expect(own.map(({ path }) => path)).toEqual([["montant"]]);
    expect(others.map(({ path }) => path)).toEqual([["frais", "N-2", "montant"], ["2026-03"]]);
  });
});
