import { axisDate, parameterAt } from "./dated-values.ts";
import type { Program } from "./program.ts";
import { french, valueToText } from "./value-text.ts";

/**
 * A line's sentence with its identifiers said in words: a rate by its value of the month, any other name by its label. « tauxVieillesse… salarié de
 * tranche1 » becomes « 6,90 % salarié de « Tranche 1 » ».
 */
export function sentenceInWords(sentence: string, program: Program): string {
  return sentence.replaceAll(
    /\b[a-z][a-z]*[A-Z0-9][A-Za-z0-9]*(?:\.[a-z][A-Za-z]*)?/g,
    (id) => word(id, program) ?? id,
  );
}

function word(id: string, program: Program): string | undefined {
  const { plan, moments } = program;
  const parameter = plan.parameters.find((one) => one.id === id);
  if (parameter !== undefined && !parameter.keyed && parameter.axis !== "other") {
    const value = parameterAt(parameter, undefined, axisDate(parameter.axis, moments), moments);
    if (!("code" in value)) return french(valueToText(value, parameter.unit, null), parameter.unit);
  }
  const named =
    parameter ??
    program.nodesById.get(id)?.plan ??
    [...plan.facts, ...plan.grids, ...plan.choices].find((one) => one.id === id);
  return named === undefined ? undefined : `« ${named.label} »`;
}
