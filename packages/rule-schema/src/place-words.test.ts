import { describe, expect, it } from "vitest";
import { readRuleSet } from "./read-rule-set.ts";
import { MANIFEST } from "./test-support/rule-texts.ts";

/** What the first problem of a file says. */
function said(text: string): string {
  const read = readRuleSet([MANIFEST, { path: "r.yaml", text }]);
  return read.ok ? "" : (read.problems[0]?.message ?? "");
}

describe("a fault of shape names the rule, the date and the field in French", () => {
  it.each([
    {
      rule: "a parameter without values",
      text: "parameters:\n  - { id: taux, label: Taux, values: [] }\n",
      says: "« taux », liste des valeurs",
    },
    {
      rule: "a dated value that is no number",
      text: 'parameters:\n  - { id: taux, label: T, values: [ { from: 2027-01-01, value: "" } ] }\n',
      says: "« taux », valeur du 2027-01-01, valeur",
    },
    {
      rule: "a dated value without its value",
      text: "parameters:\n  - { id: taux, label: T, values: [ { from: 2027-01-01 } ] }\n",
      says: "« taux », valeur du 2027-01-01 : la valeur manque.",
    },
    {
      rule: "a value by key",
      text: 'parameters:\n  - { id: prime, label: P, by: zone, values: [ { from: 2027-01-01, value: { A: "x" } } ] }\n',
      says: "« prime », valeur du 2027-01-01, valeur pour « A »",
    },
    {
      rule: "a source without its text",
      text: 'parameters:\n  - { id: taux, label: T, values: [ { from: 2027-01-01, value: "1", source: { url: x } } ] }\n',
      says: "« taux », valeur du 2027-01-01, source : le texte cité manque.",
    },
    {
      rule: "a replacement of a company",
      text: 'overrides:\n  - { id: taux, values: [ { from: hier, value: "1" } ] }\n',
      says: "« taux », valeur du hier, date d'effet",
    },
    {
      rule: "an option that a company picks",
      text: "picks:\n  - { choice: lissage, values: [ { from: 2027-01-01 } ] }\n",
      says: "« lissage », valeur du 2027-01-01 : la valeur manque.",
    },
    {
      rule: "a band of a grid",
      text: 'grids:\n  - { id: frais, label: F, mode: marginal, versions: [ { from: 2027-01-01, bands: [ { rate: "1" }, { rate: "x" } ] } ] }\n',
      says: "« frais », version du 2027-01-01, tranche n° 2, taux",
    },
    {
      rule: "an option of a choice",
      text: "choices:\n  - { id: lissage, label: L, at: [ company ], options: [ { id: net, label: N, status: permis } ] }\n",
      says: "« lissage », option « net », statut",
    },
    {
      rule: "a rule of a decision",
      text: "decisions:\n  - { id: tri, label: T, outcomes: [ a ], rules: [ { conditions: { all: [ { fact: f, operator: egal, value: x } ] }, event: { type: outcome, params: { value: a } } } ] }\n",
      says: "« tri », règle n° 1, condition n° 1, comparaison",
    },
    {
      rule: "a line without label",
      text: 'lines:\n  - { id: a, kind: formula, formula: "1" }\n',
      says: "« a » : le libellé manque.",
    },
    {
      rule: "a check of an unknown gravity",
      text: "checks:\n  - { id: c, label: C, severity: grave, message: m, remedy: r, conditions: { all: [ { fact: f, operator: equal, value: x } ] } }\n",
      says: "« c », gravité",
    },
    {
      rule: "a field of a list",
      text: "facts:\n  - { id: missions, label: M, type: list, item: { name: mission, fields: [ { id: tjm, label: T, type: euros } ] } }\n",
      says: "« missions », champ « tjm », sorte de donnée",
    },
    {
      rule: "a posting",
      text: "postings:\n  - { of: netAPayer, from: compte }\n",
      says: "« netAPayer » : le compte crédité manque.",
    },
    {
      rule: "a rule without a name is told by its number",
      text: "totals:\n  - { label: T }\n",
      says: "total n° 1 : l'identifiant manque.",
    },
    {
      rule: "a key that does not exist",
      text: "totals:\n  - { id: t, label: T, libelle: T }\n",
      says: "« t » : la clé « libelle » n'existe pas ici.",
    },
    {
      rule: "a named text without its words",
      text: "sources:\n  s: { url: x }\n",
      says: "source « s » : le texte cité manque.",
    },
  ])("$rule", ({ text, says }) => {
    expect(said(text)).toContain(says);
  });

  it("the place that programs read stays beside the words", () => {
    const text = 'parameters:\n  - { id: taux, label: T, values: [ { from: 2027-01-01, value: "" } ] }\n';
    const read = readRuleSet([MANIFEST, { path: "r.yaml", text }]);
    expect(read).toMatchObject({
      problems: [{ code: "SHAPE_INVALID", path: ["parameters", "0", "values", "0", "value"] }],
    });
  });
});
