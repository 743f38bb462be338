import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readExample } from "../../src/first-start/example-files.ts";
import { shippedRules } from "../../src/first-start/rule-folders.ts";
import { EXAMPLE, RULES } from "./world.ts";

/** The shipped example in a folder of its own, one of its files written over. */
function exampleWith(file: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "bareme-exemple-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(EXAMPLE, folder, { recursive: true });
  writeFileSync(join(folder, file), text);
  return folder;
}

describe("the files of the example", () => {
  it.each([
    { fault: "a list that is none", file: "portes.yaml", text: "portes: deux\n" },
    { fault: "a dossier without a contract", file: "louis-delmas.yaml", text: "rules: company/deux-rives\n" },
    {
      fault: "a dossier of another company",
      file: "louis-delmas.yaml",
      text: "rules: company/palette\ncontrat: { dateDebutContrat: 2026-04-01 }\n",
    },
  ])("that hold $fault are told by their name", ({ file, text }) => {
    const read = readExample(exampleWith(file, text));
    const problems = read.ok ? [] : read.problems;
    expect(problems.length).toBeGreaterThan(0);
    for (const { code, path, remedy } of problems)
      expect([code, path, remedy.includes("tel qu'il est livré")]).toEqual([
        "EXAMPLE_UNUSABLE",
        [file],
        true,
      ]);
  });

  it("that are not there are told so", () => {
    const read = readExample(join(EXAMPLE, "ailleurs"));
    expect(read.ok ? [] : read.problems.map(({ message }) => message)).toEqual([
      "Le fichier « portes.yaml » de la société d'exemple ne se lit pas : il n'existe pas.",
    ]);
  });
});

describe("the files of a rule set", () => {
  it("have their scenarios with them, and are none for a rule set that does not ship", () => {
    const rules = shippedRules(RULES);
    expect(Object.keys(rules("company/deux-rives"))).toEqual(
      expect.arrayContaining(["manifest.yaml", "scenarios/frais-de-gestion.yaml"]),
    );
    expect(rules("company/personne")).toEqual({});
  });
});
