import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isList, isRecord, type Path, type Plain } from "./plain.ts";
import { setIn } from "./set-in.ts";
import { plainOf, readDocument } from "./yaml-tree.ts";

const ROOT = new URL("../../../../rules/", import.meta.url);
const FILES = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".yaml") && !path.includes("scenarios/"))
  .map((path) => ({ path, text: readFileSync(new URL(path, ROOT), "utf8") }));

function said(text: string): Plain {
  const contents = readDocument(text)?.contents;
  if (contents === undefined || contents === null) throw new Error("unreadable");
  return plainOf(contents);
}

function edited(text: string, path: Path, value: Plain): string {
  const result = setIn(text, path, value);
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return result.value;
}

function fileOf(path: string): string {
  return FILES.find((file) => file.path === path)?.text ?? "";
}

/** The lines of a text that are not in another, and the reverse. */
function moved(before: string, after: string): { readonly gone: string[]; readonly come: string[] } {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return {
    gone: old.filter((line) => !now.includes(line)),
    come: now.filter((line) => !old.includes(line)),
  };
}

/** Every place of a tree with what it says. */
function placesOf(value: Plain, path: Path = []): readonly (readonly [Path, Plain])[] {
  const inner = isList(value)
    ? value.flatMap((one, index) => placesOf(one, [...path, index]))
    : isRecord(value)
      ? Object.entries(value).flatMap(([key, one]) => placesOf(one, [...path, key]))
      : [];
  return [[path, value], ...inner];
}

const DEUX_RIVES = fileOf("company/deux-rives/frais-de-gestion.yaml");
const AVANCE = fileOf("convention/idcc-3219/avance.yaml");

describe("une place d'un fichier de règles est changée, le reste ne bouge pas d'un octet", () => {
  it("le taux d'une tranche", () => {
    const after = edited(DEUX_RIVES, ["grids", 0, "versions", 0, "bands", 1, "rate"], "7.5");
    expect(after).toBe(
      DEUX_RIVES.replace('{ upTo: "150000", rate: "8" }', '{ upTo: "150000", rate: "7.5" }'),
    );
  });

  it("une tranche de plus au milieu, une de moins au début", () => {
    const path = ["grids", 0, "versions", 0, "bands"];
    const three = [{ upTo: "70000", rate: "10" }, { upTo: "150000", rate: "8" }, { rate: "5" }];
    const four = [...three.slice(0, 2), { upTo: "200000", rate: "6" }, { rate: "5" }];
    const more = edited(DEUX_RIVES, path, four);
    expect(more).toBe(
      DEUX_RIVES.replace(
        'rate: "8" }, { rate: "5" }',
        'rate: "8" }, { upTo: "200000", rate: "6" }, { rate: "5" }',
      ),
    );
    expect(edited(more, path, three)).toBe(DEUX_RIVES);
    expect(edited(DEUX_RIVES, path, three.slice(1))).toBe(
      DEUX_RIVES.replace('[ { upTo: "70000", rate: "10" }, ', "[ "),
    );
  });

  it("une tranche d'un barème écrit tranche par tranche prend sa ligne", () => {
    const text = fileOf("law/fr/pas-grilles.yaml");
    const path = ["grids", 0, "versions", 0, "bands"];
    const bands = placesOf(said(text)).find(([at]) => at.join() === path.join())?.[1];
    if (!isList(bands)) throw new Error("no bands");
    const after = edited(text, path, [{ below: "1000", rate: "0" }, ...bands]);
    expect(moved(text, after)).toEqual({ gone: [], come: ['          - { below: "1000", rate: "0" }'] });
    expect(edited(after, path, bands)).toBe(text);
  });

  it("une version datée de plus", () => {
    const path = ["grids", 0, "versions"];
    const bands = [{ upTo: "70000", rate: "9" }, { rate: "5" }];
    const versions = placesOf(said(DEUX_RIVES)).find(([at]) => at.join() === path.join())?.[1];
    if (!isList(versions)) throw new Error("no versions");
    const after = edited(DEUX_RIVES, path, [...versions, { from: "2027-01-01", source: "contrat", bands }]);
    expect(moved(DEUX_RIVES, after)).toEqual({
      gone: [],
      come: [
        '      - { from: 2027-01-01, source: contrat, bands: [ { upTo: "70000", rate: "9" }, { rate: "5" } ] }',
      ],
    });
  });

  it("une formule repliée sur plusieurs lignes le reste", () => {
    const index =
      AVANCE.split("\nlines:")[1]
        ?.split("  - id: ")
        .findIndex((one) => one.startsWith("avanceVisee")) ?? 0;
    const path = ["lines", index - 1, "formula"];
    const formula = `if avance != "integrale" then 0 else min(${"partAvance * soldeCreance, ".repeat(8)}1)`;
    const after = edited(AVANCE, path, formula);
    expect(after).toContain('    formula: >-\n      if avance != "integrale" then 0 else min(');
    expect(placesOf(said(after)).find(([at]) => at.join() === path.join())?.[1]).toBe(formula);
  });

  it("le choix d'une société, et la raison qu'elle en donne", () => {
    const text = fileOf("company/deux-rives/societe.yaml");
    const after = edited(text, ["picks", 0], {
      choice: "lectureConges",
      values: [
        { from: "2025-01-01", value: "CP-PROVISION" },
        { from: "2027-01-01", value: "CP-MENSUEL-USAGE" },
      ],
      reason: "Accord du 3 mars",
    });
    expect(moved(text, after).come).toEqual([
      '  - { choice: lectureConges, values: [ { from: 2025-01-01, value: CP-PROVISION }, { from: 2027-01-01, value: CP-MENSUEL-USAGE } ], reason: "Accord du 3 mars" }',
    ]);
  });

  it("deux règles qui changent de place emportent leur texte", () => {
    const text = "rules:\n  # a\n  - { x: 'un' } # un\n  - x:   deux\n  - z: trois\n";
    expect(edited(text, ["rules"], [{ x: "deux" }, { x: "un" }, { z: "trois" }])).toBe(
      "rules:\n  # a\n  - x:   deux # un\n  - { x: 'un' }\n  - z: trois\n",
    );
  });

  it("dire ce qui est déjà dit ne change rien, dans tous les fichiers", () => {
    expect(FILES.length).toBeGreaterThan(40);
    for (const { text } of FILES) expect(edited(text, [], said(text))).toBe(text);
  });
});

describe("ce qui est écrit se relit", () => {
  const place = fc.integer({ min: 0, max: FILES.length - 1 }).chain((index) => {
    const text = FILES[index]?.text ?? "";
    const places = placesOf(said(text)).filter(([path]) => path.length > 0);
    return fc
      .integer({ min: 0, max: Math.max(0, places.length - 1) })
      .map((at) => ({ text, place: places[at] }));
  });
  const words = fc.oneof(
    fc.constantFrom(
      "12.50",
      "2027-01-01",
      "contrat",
      "true",
      "null",
      "no",
      "- a",
      "a: b",
      "à # b",
      "{ x }",
      "",
    ),
    fc.constantFrom(
      'if a = "b" then 1 else 0',
      "l'an",
      "min(a, b)",
      "a  b",
      "x:",
      "~",
      "1e3",
      "a\\b",
      "%x",
      "*x",
    ),
  );
  const value: fc.Arbitrary<Plain> = fc.oneof(
    words,
    fc.boolean(),
    fc.array(words, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("from", "rate", "source", "note"), words),
  );

  it("n'importe quelle valeur à n'importe quelle place de n'importe quel fichier", () => {
    fc.assert(
      fc.property(place, value, ({ text, place: found }, now) => {
        const [path] = found ?? [[]];
        const after = edited(text, path, now);
        expect(placesOf(said(after)).find(([at]) => at.join("\0") === path.join("\0"))?.[1]).toEqual(now);
        const [head] = path;
        const others = (tree: Plain): Plain =>
          isRecord(tree) ? Object.fromEntries(Object.entries(tree).filter(([key]) => key !== head)) : tree;
        expect(others(said(after))).toEqual(others(said(text)));
      }),
      { numRuns: 120 },
    );
  });

  it("un élément de moins, de plus, ou à une autre place de n'importe quelle liste", () => {
    const lists = FILES.flatMap(({ text }) =>
      placesOf(said(text)).flatMap(([path, one]) =>
        isList(one) && one.length > 1 ? [{ text, path, one }] : [],
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...lists),
        fc.constantFrom("first", "last", "middle", "swap", "add", "double"),
        ({ text, path, one }, how) => {
          const middle = Math.floor(one.length / 2);
          const now =
            how === "first"
              ? one.slice(1)
              : how === "last"
                ? one.slice(0, -1)
                : how === "middle"
                  ? one.toSpliced(middle, 1)
                  : how === "swap"
                    ? [...one.slice(1), ...one.slice(0, 1)]
                    : how === "add"
                      ? one.toSpliced(middle, 0, { from: "2027-01-01", value: "12.50" })
                      : [...one, ...one];
          const after = edited(text, path, now);
          expect(placesOf(said(after)).find(([at]) => at.join("\0") === path.join("\0"))?.[1]).toEqual(now);
        },
      ),
      { numRuns: 120 },
    );
  });

  it("une place qui n'est plus, un fichier illisible : le problème, jamais un autre texte", () => {
    expect(setIn(DEUX_RIVES, ["grids", 7], "x")).toMatchObject({
      ok: false,
      problems: [{ code: "RULE_TEXT_MOVED" }],
    });
    expect(setIn("a: [", ["a"], "x")).toMatchObject({ ok: false, problems: [{ code: "YAML_INVALID" }] });
  });
});
