import { expect, it } from "vitest";
import { labelOf } from "./amount-names.ts";

const LABELS = new Map([
  ["fraisDeGestion", "Frais de gestion"],
  ["sante.employer", "Santé, part patronale"],
  ["soldeReserve", "Réserve"],
]);

it.each([
  ["fraisDeGestion", "Frais de gestion"],
  ["fraisDeGestion[mission-1]", "Frais de gestion (mission-1)"],
  ["sante.employer", "Santé, part patronale"],
  ["sante.employer[a]", "Santé, part patronale (a)"],
  ["soldeReserve.employee", "Réserve, part salariale"],
  ["events", "Alertes"],
  ["FACT_MISSING", "Problème de calcul"],
  ["inconnu[a]", "inconnu[a]"],
])("%s is called « %s »", (what, label) => {
  expect(labelOf(what, LABELS)).toBe(label);
});
