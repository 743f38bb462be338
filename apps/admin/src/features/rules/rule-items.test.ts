import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check } from "../../core/check.ts";
import type { CheckedLayer } from "../../core/checked.ts";
import { isFound, listRules } from "./rule-items.ts";
import { boundsInWords, findParameter, overridesFile } from "./parameter/find-parameter.ts";

const ROOT = new URL("../../../../../rules/", import.meta.url);
const NAMES = ["law/fr", "convention/idcc-3219", "company/deux-rives"];

function filesOf(ruleSet: string): Readonly<Record<string, string>> {
  const folder = new URL(`${ruleSet}/`, ROOT);
  return Object.fromEntries(
    readdirSync(folder)
      .filter((path) => path.endsWith(".yaml"))
      .map((path) => [path, readFileSync(new URL(path, folder), "utf8")]),
  );
}

const texts = NAMES.map((ruleSet) => ({ ruleSet, files: filesOf(ruleSet) }));
const layers = check(texts).layers.filter((layer) => layer !== null);
const company = "plafondFraisMensuel";

function listing(
  of: readonly CheckedLayer[],
  index: number,
  published: CheckedLayer | null,
  day = "2026-03-01",
) {
  const layer = of[index];
  if (layer === undefined) throw new Error("no such layer");
  return listRules({ layer, published, lower: of.slice(0, index), higher: of.slice(index + 1), day });
}

describe("the rules of a layer as a list", () => {
  it("say what each parameter is worth on the day asked for", () => {
    const valueOn = (day: string) =>
      listing(layers, 0, layers[0] ?? null, day).find(({ id }) => id === "pssMensuel")?.value;
    expect([valueOn("2025-12-31"), valueOn("2026-01-01"), valueOn("2000-01-01")]).toEqual([
      "3\u202F925,00\u202F€",
      "4\u202F005,00\u202F€",
      "pas encore",
    ]);
  });

  it("stand by theme, those that have no theme of their own at the end", () => {
    const themes = [...new Set(listing(layers, 0, layers[0] ?? null).map(({ theme }) => theme))];
    expect(themes.at(-1)).toBe("Autres");
    expect(themes.slice(0, -1)).toEqual(
      themes.slice(0, -1).toSorted((left, right) => left.localeCompare(right, "fr")),
    );
  });

  it("mark on both sides what the company replaces, and say what it picks in words", () => {
    const below = listing(layers, 1, layers[1] ?? null);
    const own = listing(layers, 2, layers[2] ?? null);
    expect(below.find(({ id }) => id === "tjmPlancher")?.replaced).toBe(true);
    expect(own.find(({ id }) => id === "tjmPlancher")).toMatchObject({ replaces: true, genre: "parametre" });
    expect(own.find(({ id }) => id === "modeReserve")).toBeUndefined();
    expect(own.find(({ id }) => id === "regimePrevoyance")?.label).not.toBe("regimePrevoyance");
  });

  it("mark what a draft adds, changes and takes away", () => {
    const frais = texts[2]?.files["frais-de-gestion.yaml"] ?? "";
    const drafted = frais.replace('"1500"', '"1600"').replaceAll("fraisNegocies", "fraisAuTaux");
    const after = check([
      ...texts.slice(0, 2),
      { ruleSet: NAMES[2] ?? "", files: { ...texts[2]?.files, "frais-de-gestion.yaml": drafted } },
    ]).layers.filter((layer) => layer !== null);
    const changes = listing(after, 2, layers[2] ?? null).filter(({ change }) => change !== null);
    expect(changes.map(({ id, change }) => [id, change])).toEqual(
      expect.arrayContaining([
        [company, "changed"],
        ["fraisAuTaux", "added"],
        ["fraisNegocies", "removed"],
      ]),
    );
    expect(changes).toHaveLength(3);
  });

  it("are found by words of their name, without accents or order", () => {
    const found = listing(layers, 1, null).filter((item) => isFound(item, "reserve FINANCIERE mois"));
    expect(found.map(({ id }) => id)).toContain("reserveFinanciere");
    expect(found.length).toBeLessThan(10);
  });
});

describe("a parameter", () => {
  it("is found where it stands, with what the company sets instead", () => {
    const found = findParameter(layers, texts, "tjmPlancher");
    expect(found?.place).toMatchObject({ ruleSet: "convention/idcc-3219", key: "parameters" });
    expect(found?.override).toMatchObject({ ruleSet: "company/deux-rives", path: "societe.yaml" });
    expect(findParameter(layers, texts, "inconnu")).toBeUndefined();
  });

  it.each([
    { bounds: { atLeast: "10" }, says: "au moins 10" },
    { bounds: { atMost: "3" }, says: "au plus 3" },
    { bounds: { atLeast: "50", atMost: "100" }, says: "de 50 à 100" },
    { bounds: {}, says: "sans borne" },
  ])("lets a company set $says", ({ bounds, says }) => {
    expect(boundsInWords(bounds, (value) => value)).toBe(says);
  });

  it("is replaced in the file where the company replaces others, else in its main one", () => {
    expect(overridesFile({ "a.yaml": "overrides:\n", "societe.yaml": "" })).toBe("a.yaml");
    expect(overridesFile({ "a.yaml": "", "societe.yaml": "" })).toBe("societe.yaml");
    expect(overridesFile({ "manifest.yaml": "" })).toBe("remplacements.yaml");
  });
});
