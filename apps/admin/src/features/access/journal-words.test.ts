import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { actionWords, detailsOf } from "./journal-words.ts";

const USE_CASES = join(import.meta.dirname, "../../../../../packages/use-cases/src");

/** Every action that the use cases write, found in their text. */
function actions(): readonly string[] {
  const files = readdirSync(USE_CASES, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const said = files.flatMap((file) =>
    [...readFileSync(join(USE_CASES, file), "utf8").matchAll(/\baction:[^,}]*/g)].flatMap(([text]) =>
      [...text.matchAll(/"([a-zA-Z]+(?:\.[a-zA-Z]+)?)"/g)].map(([, name]) => name ?? ""),
    ),
  );
  return [...new Set(said)];
}

describe("the journal in words", () => {
  it("has words for every action that is written", () => {
    const written = actions();
    expect(written.length).toBeGreaterThan(20);
    expect(written.filter((action) => actionWords(action) === action)).toEqual([]);
  });

  it("tells months, dates, roles and files as people do, and a hash by its beginning", () => {
    const data = {
      period: "2026-03",
      dans: "2026-05",
      role: "payroll",
      ruleSet: "company/deux-rives",
      effectiveFrom: "2027-01-01",
      soloApproval: true,
      contrats: 4,
      hash: "a".repeat(64),
      contrat: "5b0c",
      fin: null,
    };
    expect(detailsOf(JSON.stringify(data)).map(({ name, value }) => `${name} : ${value}`)).toEqual([
      "posé en : mai 2026",
      "rôle : Paie",
      "règles : Société deux-rives",
      "date d'effet : 1ᵉʳ janvier 2027",
      "une seule personne : oui",
      "contrats : 4",
      "empreinte : aaaaaaaa…",
    ]);
  });
});
