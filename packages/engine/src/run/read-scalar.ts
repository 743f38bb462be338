import {
  decimal,
  equals,
  greaterThan,
  lessThan,
  ONE,
  parseCivilDate,
  parseDecimal,
  roundTo,
  scaleBy,
} from "@bareme/kernel";
import type { ScalarPlan } from "../plan.ts";
import { REMEDY, shown, type Report } from "./outside-data.ts";

/** Reads one value as its declaration wants it; reports and returns undefined otherwise. */
export function readScalar(
  scalar: ScalarPlan,
  value: unknown,
  path: readonly string[],
  report: Report,
): unknown {
  const wrong: Wrong = (expected, remedy = REMEDY) => {
    report(
      "FACT_INVALID",
      path,
      `« ${scalar.label} » (${path.join(".")}) : ${shown(value)} n'est pas ${expected}.`,
      remedy,
    );
    return undefined;
  };
  if (value === null || value === undefined)
    return wrong(
      "une valeur",
      "Donnez une valeur, ou retirez la clé : une donnée absente n'est pas un zéro.",
    );
  switch (scalar.type) {
    case "decimal":
    case "integer":
      return readNumber(scalar, value, wrong);
    case "boolean":
      return typeof value === "boolean" ? value : wrong("true ou false");
    case "date":
      return parseCivilDate(value) ?? wrong("une date du calendrier comme « 2026-01-31 »");
    case "choice":
      return typeof value === "string" && (scalar.options ?? []).includes(value)
        ? value
        : wrong(`l'une des valeurs ${(scalar.options ?? []).join(", ")}`);
    case "text":
      return typeof value === "string" && value.length <= 500
        ? value
        : wrong("un texte de 500 caractères au plus");
  }
}

/** Refuses a value, with what was expected. */
type Wrong = (expected: string, remedy?: string) => undefined;

function readNumber(scalar: ScalarPlan, value: unknown, wrong: Wrong): unknown {
  if (typeof value === "number")
    return wrong("un nombre exact", `Écrivez "${value}" entre guillemets, avec toutes ses décimales.`);
  const parsed = parseDecimal(value);
  if (parsed === undefined)
    return wrong(
      "un nombre décimal entre guillemets",
      'Écrivez par exemple "1234.50" : point décimal, ni espace ni exposant.',
    );
  if (scalar.type === "integer" && !equals(parsed, roundTo(parsed, ONE, "down")))
    return wrong("un nombre entier");
  if (scalar.min !== null && lessThan(parsed, decimal(scalar.min))) return wrong(`au moins ${scalar.min}`);
  if (scalar.max !== null && greaterThan(parsed, decimal(scalar.max))) return wrong(`au plus ${scalar.max}`);
  if (scalar.step !== null && !equals(parsed, roundTo(parsed, decimal(scalar.step), "down")))
    return wrong(`un multiple de ${scalar.step}`);
  return scalar.unit === "%" ? scaleBy(parsed, -2) : parsed;
}
