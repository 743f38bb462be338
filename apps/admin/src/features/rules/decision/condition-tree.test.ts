import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Name } from "../../../core/names.ts";
import type { Plain } from "../../../rule-text/plain.ts";
import { plainTree, treeOf, withBranch, type Tree } from "./condition-tree.ts";
import { conditionWords } from "./condition-words.ts";

const AVANCE: {
  readonly decisions: readonly { readonly rules: readonly { readonly conditions: Plain }[] }[];
} = parse(
  readFileSync(new URL("../../../../../../rules/convention/idcc-3219/avance.yaml", import.meta.url), "utf8"),
);
const CONDITIONS = AVANCE.decisions[0]?.rules[0]?.conditions ?? null;

const name = (id: string, label: string, more: Partial<Name>): readonly [string, Name] => [
  id,
  {
    id,
    label,
    what: "",
    genre: null,
    ruleSet: "",
    unit: "",
    type: "decimal",
    options: [],
    each: null,
    ...more,
  },
];
const NAMES = new Map([
  name("mission.clientAgree", "Client agréé", { type: "boolean" }),
  name("mission.caFacture", "Chiffre d'affaires facturé HT", { unit: "EUR" }),
  name("factureMinimaleAvance", "Facturation minimale", { unit: "EUR" }),
  name("typeContrat", "Type de contrat", { type: "choice", options: [{ id: "CDI", label: null }] }),
  name("dateFinContrat", "Fin du contrat", { type: "date" }),
]);

function leaves(tree: Tree): readonly Tree[] {
  if (tree.kind === "one") return [tree];
  return tree.kind === "not" ? leaves(tree.member) : tree.members.flatMap(leaves);
}

describe("les conditions d'une décision", () => {
  it("se relisent comme le fichier les écrit, champs d'élément compris", () => {
    expect(plainTree(treeOf(CONDITIONS))).toEqual(CONDITIONS);
    const nested: Plain = {
      any: [
        { not: { fact: "typeContrat", operator: "in", value: ["CDI", "CDD"] } },
        { all: [{ fact: "a", path: "$.b", operator: "equal", value: { fact: "c", path: "$.d" } }] },
      ],
    };
    expect(plainTree(treeOf(nested))).toEqual(nested);
  });

  it("se disent en français, dans l'unité de ce qu'elles lisent", () => {
    const said = leaves(treeOf(CONDITIONS)).map((one) =>
      one.kind === "one" ? conditionWords(one.condition, NAMES) : "",
    );
    expect(said[0]).toBe("« Client agréé »\u202F: oui");
    expect(said[2]).toBe("« Chiffre d'affaires facturé HT » est au moins « Facturation minimale »");
  });

  it.each([
    { operator: "equal", value: "CDI", of: "typeContrat", words: "« Type de contrat » est « CDI »" },
    {
      operator: "dateBefore",
      value: "2027-01-01",
      of: "dateFinContrat",
      words: "« Fin du contrat » est avant le 1ᵉʳ janvier 2027",
    },
    {
      operator: "decimalGreaterThan",
      value: "1500",
      of: "mission.caFacture",
      words: "« Chiffre d'affaires facturé HT » dépasse 1\u202F500,00\u202F€",
    },
    { operator: "equal", value: false, of: "mission.clientAgree", words: "« Client agréé »\u202F: non" },
    { operator: "notEqual", value: true, of: "mission.clientAgree", words: "« Client agréé »\u202F: non" },
  ])("$words", ({ operator, value, of, words }) => {
    expect(conditionWords({ name: of, operator, value }, NAMES)).toBe(words);
  });

  it("une condition retirée emporte le groupe qui n'en a plus", () => {
    const tree = treeOf({
      all: [
        { any: [{ fact: "a", operator: "equal", value: "1" }] },
        { fact: "b", operator: "equal", value: "2" },
      ],
    });
    const [first] = leaves(tree);
    if (first === undefined) throw new Error("no leaf");
    const left = withBranch(tree, first, undefined);
    expect(left === undefined ? left : plainTree(left)).toEqual({
      all: [{ fact: "b", operator: "equal", value: "2" }],
    });
  });
});
