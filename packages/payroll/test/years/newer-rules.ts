import { add, decimal, decimalToText } from "@bareme/kernel";
import { createEvaluator, type Plan } from "@bareme/engine";
import fc from "fast-check";
import type { Rules } from "../../src/index.ts";
import type { Stack } from "./companies.ts";

/** Values that a decree, an avenant or a company may change after the fact, and by how much. */
const MOVABLE = [
  ["tauxVieillessePlafonneeEmployeur", "0.10"],
  ["tauxVieillessePlafonneeSalarie", "-0.30"],
  ["tauxCsgDeductible", "0.10"],
  ["tauxCsgNonDeductible", "-0.10"],
  ["tauxApportAffaires", "1"],
  ["tauxReserve", "2"],
  ["tauxConges", "1"],
  ["tauxPrecarite", "1"],
  ["tDeltaMoins50", "-0.0100"],
  ["tDelta50EtPlus", "0.0100"],
  ["seuilRgduEnSmic", "-0.5"],
  ["smicHoraireRgdu", "0.20"],
  ["pssMensuel", "15"],
  ["pssReferenceMensuel", "31"],
  ["pssReferenceHoraire", "1"],
  ["tauxFormationConventionnelleMoins11", "0.20"],
  ["tauxFormationConventionnelle11EtPlus", "0.20"],
  ["tauxPrevoyanceCadre", "0.15"],
  ["tauxFnalMoins50", "0.05"],
  ["tauxFraisDeGestion", "1"],
  ["partAvance", "-15"],
  ["cotisationSanteBranche", "1.11"],
  ["plafondFraisMensuel", "-300"],
] as const;

export const changes = fc.subarray(
  MOVABLE.map(([id]) => id),
  { minLength: 0, maxLength: 6 },
);

/** The same rules once some of their values have changed, as of their first day. */
export function newerRules({ plan, evaluate }: Stack, ids: readonly string[]): Rules {
  const moved = new Map<string, string>(MOVABLE.filter(([id]) => ids.includes(id)));
  if (!plan.parameters.some(({ id }) => moved.has(id))) return { plan, evaluate };
  const newer: Plan = {
    ...plan,
    parameters: plan.parameters.map((parameter) => {
      const by = moved.get(parameter.id);
      return by === undefined ? parameter : raised(parameter, by);
    }),
  };
  return { plan: newer, evaluate: createEvaluator(newer) };
}

function raised(parameter: Plan["parameters"][number], by: string): Plan["parameters"][number] {
  return {
    ...parameter,
    layers: parameter.layers.map((layer) => ({
      ...layer,
      values: layer.values.map((one) =>
        typeof one.value === "string"
          ? { ...one, value: decimalToText(add(decimal(one.value), decimal(by))) }
          : one,
      ),
    })),
  };
}
