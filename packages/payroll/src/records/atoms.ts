import {
  decimal,
  equals,
  isNegative,
  ONE,
  parseCivilDate,
  parseDecimal,
  parseMonth,
  roundTo,
  type Decimal,
} from "@bareme/kernel";
import { z } from "zod";

/** What a dossier's records are made of. A value that is only handed on stays text; one that is added up becomes a Decimal. */

export const CENT = decimal("0.01");
const HALF = decimal("0.5");

/** A fact as the rules take it. */
export type FactValue = string | boolean;
export type FactMap = Readonly<Record<string, FactValue>>;

export const identifier = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
    "un identifiant de lettres sans accent, chiffres, points et tirets, comme « F-2026-03 »",
  );

export const label = z.string().min(1, "un texte").max(500, "un texte de 500 caractères au plus");

/** The name of an option or a level; the rules say which exist. */
export const optionName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, "un nom d'option, sans accent");

export const date = parsed(parseCivilDate, "une date du calendrier, comme « 2026-03-31 »");
export const month = parsed(parseMonth, "un mois, comme « 2026-03 »");

/** A decimal that the dossier hands on as it stands. */
export const decimalText = z
  .string()
  .refine(
    (text) => parseDecimal(text) !== undefined,
    'un nombre décimal entre guillemets, comme « "12.50" »',
  );

export const amount = parsed(
  (text) => keepIf(parseDecimal(text), (value) => equals(value, roundTo(value, CENT, "down"))),
  'un montant au centime entre guillemets, comme « "1234.50" »',
);

export const positiveAmount = amount.refine(
  (value) => !isNegative(value),
  'un montant au centime, positif ou nul, comme « "12.50" »',
);

export const quantity = parsed(
  (text) => keepIf(parseDecimal(text), (value) => !isNegative(value)),
  'un nombre positif ou nul entre guillemets, comme « "7.50" »',
);

export const count = quantity.refine(
  (value) => equals(value, roundTo(value, ONE, "down")),
  'un nombre entier entre guillemets, comme « "3" »',
);

export const halfDays = quantity.refine(
  (value) => equals(value, roundTo(value, HALF, "down")),
  'des jours ou des demi-journées, comme « "12.5" »',
);

/** A whole day or half of one. */
export const dayPart = z.enum(["0.5", "1"]).transform(decimal);

export const factMap = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, "le nom d'un fait des règles, comme « cibleNet »"),
  z.union([z.string(), z.boolean()]),
);

/** A text read by `read`; what it cannot read is an issue that says what was expected. */
function parsed<T>(read: (text: string) => T | undefined, expected: string): z.ZodType<T, string> {
  return z.string().transform((text, context) => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: expected });
    return z.NEVER;
  });
}

function keepIf(value: Decimal | undefined, holds: (value: Decimal) => boolean): Decimal | undefined {
  return value !== undefined && holds(value) ? value : undefined;
}
