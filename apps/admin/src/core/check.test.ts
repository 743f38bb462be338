import { expect, it } from "vitest";
import { check } from "./check.ts";
import { sayLine } from "./say-line.ts";

const LAW = {
  ruleSet: "law/fr",
  files: {
    "manifest.yaml": "ruleSet: law/fr\nlayer: law\nlabel: Droit\n",
    "taux.yaml": `sources:
  loi: { text: Loi }
parameters:
  - { id: taux, label: Taux, unit: "%", overridable: { atLeast: "5" }, values: [ { from: 2020-01-01, value: "5", source: loi } ] }
`,
  },
};

it("a value below what the layer above allows is told while its source is still missing", () => {
  const company = {
    ruleSet: "company/essai",
    files: {
      "manifest.yaml": "ruleSet: company/essai\nlayer: company\nlabel: Essai\nextends: [law/fr]\n",
      "societe.yaml": `overrides:\n  - { id: taux, values: [ { from: 2026-01-01, value: "4" } ] }\n`,
    },
  };
  const { compiles, problems, layers } = check([LAW, company]);
  expect(problems.map(({ code }) => code)).toEqual(["SOURCE_MISSING", "OVERRIDE_OUT_OF_BOUNDS"]);
  expect(compiles).toBe(false);
  expect(layers[1]?.overrides[0]?.statement.values[0]?.value).toBe("4");
});

it("who reads a value is named while its new figure has no source yet", () => {
  const company = {
    ruleSet: "company/essai",
    files: {
      "manifest.yaml": "ruleSet: company/essai\nlayer: company\nlabel: Essai\nextends: [law/fr]\n",
      "societe.yaml": `parameters:
  - { id: forfait, label: Forfait, unit: EUR, values: [ { from: 2026-01-01, value: "40" } ] }
lines:
  - { id: prime, label: Prime, kind: formula, formula: forfait * 2, source: { text: Accord } }
`,
    },
  };
  const stack = [LAW, company];
  expect(check(stack).problems.map(({ code }) => code)).toEqual(["SOURCE_MISSING"]);
  expect(sayLine(stack, "forfait").users?.map(({ id }) => id)).toEqual(["prime"]);
});
