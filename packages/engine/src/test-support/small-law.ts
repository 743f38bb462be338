import type { RuleSet } from "@bareme/rule-schema";
import { ruleSetOf } from "./rules.ts";

const LAW = `
facts:
  - { id: remuneration, label: R, type: decimal, unit: EUR }
  - { id: heures, label: H, type: decimal, unit: hour }
  - { id: debut, label: D, type: date, default: 2026-01-01 }
  - { id: contrat, label: T, type: choice, options: [CDI, CDD] }
  - { id: missions, label: M, type: list, default: [], item: { name: mission, fields: [ { id: ca, label: CA, type: decimal, unit: EUR } ] } }
parameters:
  - { id: taux, label: T, unit: "%", overridable: { atLeast: "5", atMost: "10" }, values: [ { from: 2020-01-01, value: "5", source: { text: "art. 21.2" } } ] }
  - { id: fixe, label: F, unit: EUR, values: [ { from: 2020-01-01, value: "12", source: s } ] }
  - { id: horaire, label: P, unit: EUR/hour, values: [ { from: 2020-01-01, value: "12", source: s } ] }
choices:
  - { id: lecture, label: L, at: [company], default: A, options: [ { id: A, label: A, status: lawful }, { id: B, label: B, status: not-established }, { id: C, label: C, status: lawful, until: 2025-12-31 } ] }
  - { id: parContrat, label: L, at: [contract], default: A, options: [ { id: A, label: A, status: lawful } ] }
totals: [ { id: cumul, label: C } ]
accounts: [ { id: disponible, label: D } ]
`;
/** A law layer with one of each declaration, and more statements if wanted. */
export const law = (more = ""): RuleSet => ruleSetOf("law", `${LAW}${more}`);
/** A single line `x` by formula. */
export const line = (formula: string, more = ""): string =>
  `lines: [ { id: x, label: X, kind: formula, formula: '${formula}' ${more} } ]\n`;
