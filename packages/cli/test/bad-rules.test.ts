import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { check } from "../src/commands/check.ts";
import { ask, badRules, expectProblem, month, run, scratch, type Expected } from "./bad-input.ts";
import { folders } from "./repository.ts";

/** Rules that cannot be used, from one character too many to ten megabytes: each is a problem in its place, in French. */

const PATIENCE = 60_000;
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A folder of rules that holds one text. */
function rulesOf(name: string, text: string): string {
  const path = join(scratch, name);
  mkdirSync(path);
  cpSync(join(badRules, "en-rond/manifest.yaml"), join(path, "manifest.yaml"));
  writeFileSync(join(path, "regles.yaml"), text);
  return path;
}

describe("rules that cannot be used", { timeout: PATIENCE }, () => {
  it.each<[string, Expected & { readonly line: number }]>([
    [
      "nombre-sans-guillemets",
      {
        code: "NUMBER_NOT_QUOTED",
        path: ["parameters", "0", "values", "0", "value"],
        says: "virgule flottante",
        remedy: "entre guillemets",
        line: 4,
      },
    ],
    [
      "en-rond",
      {
        code: "CYCLE",
        path: ["brut", "net", "brut"],
        says: "brut → net → brut",
        remedy: "Rompez la boucle",
        line: 2,
      },
    ],
    [
      "contradictoires",
      {
        code: "DUPLICATE_ID",
        path: ["prime"],
        says: "déclaré deux fois",
        remedy: "Renommez ou retirez",
        line: 3,
      },
    ],
    [
      "apport-sous-le-plancher",
      {
        code: "OVERRIDE_OUT_OF_BOUNDS",
        path: ["tauxApportAffaires"],
        says: "vaut 4, il faut au moins 5",
        remedy: "bornes",
        line: 4,
      },
    ],
    [
      "quotient-compare",
      {
        code: "QUOTIENT_COMPARED",
        path: ["prime"],
        says: "quotient non arrondi",
        remedy: "Multipliez les deux côtés",
        line: 4,
      },
    ],
    [
      "cle-interdite",
      { code: "KEY_FORBIDDEN", path: [], says: "__proto__", remedy: "Choisissez un autre nom", line: 2 },
    ],
    [
      "identifiant-interdit",
      { code: "SHAPE_INVALID", path: ["lines", "0", "id"], says: "__proto__", remedy: "camelCase", line: 2 },
    ],
  ])("%s: the check ends with 1, and a month with 2, for the same problem", (name, expected) => {
    const path = join(badRules, name);
    const checked = run((output) => check([path], { json: true }, folders, output));
    expect(checked.code).toBe(1);
    expect(checked.problems.find(({ code }) => code === expected.code)?.at).toMatchObject({
      file: expect.stringContaining(`${name}/regles.yaml`) as string,
      line: expected.line,
    });
    const asked = ask(path, month("{}"));
    expect(asked.code).toBe(2);
    expectProblem(asked, expected);
    expect(asked.problems).toEqual(checked.problems);
  });

  it.each([
    ["dix-megaoctets", `lines: ${" ".repeat(10_000_000)}[]\n`, "FILE_TOO_LARGE", "Découpez-le"],
    ["listes-en-listes", `lines: ${"[".repeat(50_000)}`, "FILE_TOO_DEEP", "Aplatissez"],
    ["tirets", `lines:\n${"- ".repeat(50_000)}`, "FILE_TOO_DEEP", "Aplatissez"],
  ])(
    "%s: refused at once, with its file",
    (name, text, code, remedy) => {
      const ended = ask(rulesOf(name, text), month("{}"));
      expect(ended.code).toBe(2);
      expect(ended.problems).toMatchObject([
        {
          code,
          remedy: expect.stringContaining(remedy) as string,
          at: { file: expect.stringContaining(`${name}/regles.yaml`) as string },
        },
      ]);
    },
    2000,
  );
});
