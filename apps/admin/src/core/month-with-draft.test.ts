import { describe, expect, it } from "vitest";
import { compiledStack } from "./compiled-stack.ts";
import { lineOfMonth } from "./month-with-draft.ts";
import type { StackTexts } from "./stack-texts.ts";

const RULES = `sources: { s: { text: Contrat } }
facts:
  - id: missions
    label: Missions
    type: list
    item: { name: mission, fields: [ { id: ca, label: CA, type: decimal, unit: EUR } ] }
parameters:
  - { id: tauxFrais, label: Taux, unit: "%", values: [ { from: 2026-01-01, value: "10", source: s } ] }
lines:
  - { id: frais, label: Frais, kind: formula, each: missions, formula: mission.ca * tauxFrais, round: { step: "0.01", mode: half-up }, source: s }
  - { id: part, label: Part, kind: contribution, base: sum(frais), employee: tauxFrais, employer: tauxFrais, borneBy: company, round: { step: "0.01", mode: half-up }, source: s }
`;

function stack(rules: string): StackTexts {
  return [
    {
      ruleSet: "company/essai",
      files: {
        "manifest.yaml": "ruleSet: company/essai\nlayer: company\nlabel: Essai\nknownUntil: 2026-12-31\n",
        "regles.yaml": rules,
      },
    },
  ];
}

function kept(rules: string) {
  const compiled = compiledStack(stack(rules));
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message);
  const missions = [
    { id: "audit", ca: "1000.05" },
    { id: "conseil", ca: "20.00" },
  ];
  return {
    plan: JSON.stringify(compiled.value.plan),
    request: JSON.stringify({ period: "2026-03", facts: { missions } }),
  };
}

describe("une ligne avec les nombres d'un mois", () => {
  it("élément par élément, par les règles du mois et par celles que l'on tape : 10 % de 1 000,05 font 100,01, 12 % font 120,01", () => {
    const { amounts, problems } = lineOfMonth(kept(RULES), "frais", stack(RULES.replace('"10"', '"12"')));
    expect(problems).toEqual([]);
    expect(amounts.map(({ amount, before, draft }) => [amount, before?.value, draft?.value])).toEqual([
      ["frais[audit]", "100.01", "120.01"],
      ["frais[conseil]", "2.00", "2.40"],
    ]);
  });

  it("part par part", () => {
    const { amounts } = lineOfMonth(kept(RULES), "part", null);
    expect(amounts.map(({ amount, before, draft }) => [amount, before?.value, draft])).toEqual([
      ["part.employee", "10.20", null],
      ["part.employer", "10.20", null],
    ]);
  });

  it("une ligne que le brouillon ajoute n'a pas de montant d'avant ; un défaut se dit et laisse l'avant", () => {
    const added = `${RULES}  - { id: neuve, label: Neuve, kind: formula, formula: sum(frais), source: s }\n`;
    expect(lineOfMonth(kept(RULES), "neuve", stack(added)).amounts).toMatchObject([
      { amount: "neuve", before: null, draft: { value: "102.01" } },
    ]);
    const broken = lineOfMonth(
      kept(RULES),
      "frais",
      stack(RULES.replace("mission.ca *", "mission.inconnu *")),
    );
    expect(broken.problems.length).toBeGreaterThan(0);
    expect(broken.amounts).toMatchObject([{ before: { value: "100.01" }, draft: null }, { draft: null }]);
  });
});
