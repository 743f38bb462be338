import { readdirSync, readFileSync } from "node:fs";
import type { Result } from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import { addValues, changeValue, readValues, removeValue } from "./dated-values.ts";
import { pathAt, positionAt, statementAt } from "./places.ts";
import { addSource, sourceName, sourcesFile } from "./sources.ts";
import { addStatement, findStatement, readStatement, removeStatement } from "./statements.ts";

const ROOT = new URL("../../../../rules/", import.meta.url);
const readRules = (path: string) => readFileSync(new URL(path, ROOT), "utf8");
const PLAFONDS = readRules("law/fr/plafonds.yaml");
const SOCIETE = readRules("company/deux-rives/societe.yaml");
const FRAIS = readRules("company/deux-rives/frais-de-gestion.yaml");
const FILES = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".yaml") && !path.includes("scenarios/"),
);

function done(result: Result<string>): string {
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return result.value;
}

/** The lines that went and the lines that came, in order; the rest is the same to the byte. */
function moved(before: string, after: string): readonly string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let start = 0;
  while (start < old.length && old[start] === now[start]) start += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - start && old.at(-1 - tail) === now.at(-1 - tail))
    tail += 1;
  return [
    ...old.slice(start, old.length - tail).map((line) => `-${line}`),
    ...now.slice(start, now.length - tail).map((line) => `+${line}`),
  ];
}

const PSS = { key: "parameters", id: "pssMensuel" } as const;

describe("the dated values of a parameter", () => {
  it("takes a new one at its date, and nothing else moves", () => {
    const after = done(
      addValues(PLAFONDS, PSS, [{ from: "2027-01-01", value: "4100", source: ["plafondCss"] }]),
    );
    expect(moved(PLAFONDS, after)).toEqual([
      '+      - { from: 2027-01-01, value: "4100", source: plafondCss }',
    ]);
    expect(readValues(after, PSS).at(-1)).toEqual({
      from: "2027-01-01",
      value: "4100",
      source: "plafondCss",
    });
  });

  it("takes several at once, each at its place, without a source that nobody gave", () => {
    const after = done(
      addValues(PLAFONDS, PSS, [
        { from: "2027-01-01", value: "4100" },
        { from: "2016-01-01", value: "3218" },
      ]),
    );
    const dates = readValues(after, PSS).map(({ from }) => from);
    expect(dates.slice(0, 2)).toEqual(["2016-01-01", "2017-01-01"]);
    expect(dates.at(-1)).toBe("2027-01-01");
    expect(after.split("\n").length).toBe(PLAFONDS.split("\n").length + 2);
  });

  it("takes a second one in a list written on one line", () => {
    const place = { key: "parameters", id: "plafondFraisMensuel" } as const;
    const after = done(addValues(FRAIS, place, [{ from: "2027-01-01", value: "1600", source: ["contrat"] }]));
    expect(moved(FRAIS, after)).toEqual([
      '-    values: [ { from: 2025-01-01, value: "1500", source: contrat } ]',
      '+    values: [ { from: 2025-01-01, value: "1500", source: contrat }, { from: 2027-01-01, value: "1600", source: contrat } ]',
    ]);
    expect(done(removeValue(after, place, 1))).toBe(FRAIS);
  });

  it("a changed figure changes its line alone; a date that moves goes to its place", () => {
    const figure = done(changeValue(PLAFONDS, PSS, 9, { value: "4006" }));
    expect(moved(PLAFONDS, figure)).toEqual([
      '-      - { from: 2026-01-01, value: "4005", source: [plafondCss, arretePlafond2026] }',
      '+      - { from: 2026-01-01, value: "4006", source: [plafondCss, arretePlafond2026] }',
    ]);
    const early = done(changeValue(PLAFONDS, PSS, 9, { from: "2016-01-01" }));
    expect(readValues(early, PSS).map(({ from }) => from)[0]).toBe("2016-01-01");
  });

  it("a note and the end of a value are written as the files write them", () => {
    const after = done(changeValue(PLAFONDS, PSS, 9, { value: null, note: "Fin, selon l'avis" }));
    expect(after).toContain(
      `- { from: 2026-01-01, value: null, source: [plafondCss, arretePlafond2026], note: "Fin, selon l'avis" }`,
    );
  });

  it("of every parameter of our rules can be added to and removed again: the file is as it was", () => {
    let tried = 0;
    for (const path of FILES) {
      const text = readRules(path);
      for (const id of [...text.matchAll(/^ {2}- id: (\w+)$/gm)].map((found) => found[1] ?? "")) {
        const place = { key: "parameters", id } as const;
        const rows = readValues(text, place);
        if (rows.length === 0) continue;
        tried += 1;
        const added = done(addValues(text, place, [{ from: "2999-01-01", value: "1", source: ["x"] }]));
        expect(done(removeValue(added, place, rows.length))).toBe(text);
      }
    }
    expect(tried).toBeGreaterThan(100);
  });
});

describe("what a company replaces", () => {
  const values = [{ from: "2027-01-01", value: "12", source: "contrat" }];

  it("joins its overrides, and goes again without a trace", () => {
    const after = done(addStatement(SOCIETE, "overrides", { id: "tauxReserve", values }));
    expect(readStatement(after, "overrides", "tauxReserve")).toEqual({ id: "tauxReserve", values });
    expect(moved(SOCIETE, after).every((line) => line.startsWith("+"))).toBe(true);
    expect(done(removeStatement(after, "overrides", "tauxReserve"))).toBe(SOCIETE);
  });

  it("begins the list where the file has none, and ends it with the last", () => {
    const after = done(addStatement(FRAIS, "overrides", { id: "tauxReserve", values }));
    expect(findStatement(after, "overrides", "tauxReserve")).toEqual(["overrides", 0]);
    expect(after.startsWith(FRAIS.trimEnd())).toBe(true);
    expect(done(removeStatement(after, "overrides", "tauxReserve")).trimEnd()).toBe(FRAIS.trimEnd());
  });

  it("may begin a file that is still empty", () => {
    const after = done(addStatement("", "overrides", { id: "tauxReserve", values }));
    expect(readStatement(after, "overrides", "tauxReserve")).toEqual({ id: "tauxReserve", values });
  });
});

describe("a text that rules cite", () => {
  it("is named at the end of the sources", () => {
    const after = done(
      addSource(SOCIETE, "accord2027", { text: "Accord du 3 mars 2027, art. 2", published: "2027-03-04" }),
    );
    expect(moved(SOCIETE, after)).toEqual([
      '+  accord2027: { text: "Accord du 3 mars 2027, art. 2", published: 2027-03-04 }',
    ]);
  });

  it("goes to the file of the layer that names its texts", () => {
    expect(sourcesFile({ "frais.yaml": FRAIS, "societe.yaml": SOCIETE }, "frais.yaml")).toBe("societe.yaml");
    expect(sourcesFile({ "frais.yaml": FRAIS }, "frais.yaml")).toBe("frais.yaml");
    expect(done(addSource(FRAIS, "accord", { text: "Accord" }))).toContain(
      "sources: { accord: { text: Accord } }",
    );
  });

  it.each([
    { said: "Arrêté du 3 décembre 2026", name: "arreteDu3Decembre2026" },
    { said: "2ᵉ avenant", name: "texte2Avenant" },
    { said: "Contrat", name: "contrat2" },
  ])("$said is named $name", ({ said, name }) => {
    expect(sourceName(said, ["contrat"])).toBe(name);
  });
});

describe("a place of a rule file", () => {
  it("leads to the value that stands there, and back", () => {
    const path = [...(findStatement(PLAFONDS, "parameters", "pssAnnuel") ?? []), "values", 3, "value"];
    const at = positionAt(PLAFONDS, path);
    expect(PLAFONDS.split("\n")[(at?.line ?? 0) - 1]?.slice((at?.column ?? 0) - 1)).toMatch(/^"41136"/);
    expect(pathAt(PLAFONDS, at ?? { line: 0, column: 0 })).toEqual(path);
  });

  it("names its statement", () => {
    const line = SOCIETE.split("\n").findIndex((one) => one.includes("Plancher commercial")) + 1;
    expect(statementAt(SOCIETE, { line, column: 8 })).toEqual({
      key: "overrides",
      index: 0,
      id: "tjmPlancher",
    });
  });

  it("is found in a text that is still being typed", () => {
    const typing = PLAFONDS.replace('value: "3269"', 'value: "3269');
    expect(findStatement(typing, "parameters", "pssMensuel")).toEqual(["parameters", 0]);
    expect(pathAt(PLAFONDS, { line: 9999, column: 1 })).toEqual([]);
  });
});
