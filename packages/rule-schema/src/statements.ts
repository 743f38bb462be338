import { z } from "zod";
import {
  axisIdentifier,
  certainty,
  dateText,
  decimalText,
  formulaText,
  identifier,
  label,
  optionIdentifier,
  source,
  unit,
} from "./primitives.ts";

/** The statements of a rule set other than its lines. Each is documented in docs/rule-language.md. */

const scalarFact = {
  id: identifier,
  label,
  unit: unit.optional(),
  domain: z
    .strictObject({
      min: decimalText.optional(),
      max: decimalText.optional(),
      step: decimalText
        .refine((text) => !text.startsWith("-") && /[1-9]/.test(text), "un pas positif")
        .optional(),
    })
    .optional(),
  options: z.array(optionIdentifier).min(1).optional(),
  default: z.union([decimalText, dateText, z.boolean(), z.string()]).optional(),
  note: label.optional(),
};
const scalarType = z.enum(["decimal", "integer", "date", "boolean", "choice", "text"]);

const scalarFactStatement = z.strictObject({ ...scalarFact, type: scalarType });
const listFactStatement = z.strictObject({
  id: identifier,
  label,
  type: z.literal("list"),
  default: z.array(z.never()).max(0).optional(),
  item: z.strictObject({ name: identifier, fields: z.array(scalarFactStatement) }),
  note: label.optional(),
});
export const fact = z.discriminatedUnion("type", [scalarFactStatement, listFactStatement]);

/** Fields that a higher layer needs of the items of a lower layer's list. */
export const fields = z.strictObject({
  of: identifier,
  add: z.array(scalarFactStatement).min(1),
});

export const slot = z.strictObject({
  id: identifier,
  label,
  type: z.enum(["decimal", "integer"]).default("decimal"),
  unit: unit.optional(),
});

export const axis = z.strictObject({
  id: axisIdentifier,
  label: label.optional(),
  date: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)?$/, "un fait de type date, ou « mission.dateDebut »"),
});

const scalarOrKeyed = z.union([
  decimalText,
  z.null(),
  z.record(optionIdentifier, z.union([decimalText, z.null()])),
]);
const datedValue = z.strictObject({
  from: dateText,
  value: scalarOrKeyed,
  known: dateText.optional(),
  source: source.optional(),
  certainty: certainty.optional(),
  note: label.optional(),
});

export const parameter = z.strictObject({
  id: identifier,
  label,
  unit: unit.optional(),
  by: identifier.optional(),
  axis: axisIdentifier.default("period"),
  cut: z.enum(["next-first", "by-day"]).default("next-first"),
  overridable: z.strictObject({ atLeast: decimalText.optional(), atMost: decimalText.optional() }).optional(),
  values: z.array(datedValue).min(1),
  note: label.optional(),
});

export const override = z.strictObject({
  id: identifier,
  values: z.array(datedValue).min(1),
  reason: label.optional(),
});

export const choice = z.strictObject({
  id: identifier,
  label,
  at: z.array(identifier).min(1),
  options: z
    .array(
      z.strictObject({
        id: optionIdentifier,
        label,
        status: z.enum(["lawful", "more-favourable", "usage", "not-established"]),
        from: dateText.optional(),
        until: dateText.optional(),
        source: source.optional(),
        certainty: certainty.optional(),
        note: label.optional(),
      }),
    )
    .min(1),
  default: z
    .union([optionIdentifier, z.array(z.strictObject({ from: dateText, value: optionIdentifier })).min(1)])
    .optional(),
  note: label.optional(),
});

export const pick = z.strictObject({
  choice: identifier,
  values: z.array(z.strictObject({ from: dateText, value: optionIdentifier })).min(1),
  reason: label.optional(),
});

const band = z.strictObject({
  upTo: decimalText.optional(),
  below: decimalText.optional(),
  rate: decimalText,
  plus: decimalText.optional(),
});
const bands = z.union([z.array(band).min(1), z.record(optionIdentifier, z.array(band).min(1)), z.null()]);

export const grid = z.strictObject({
  id: identifier,
  label,
  mode: z.enum(["marginal", "whole-amount", "step"]),
  in: unit.default("EUR"),
  rate: unit.default("%"),
  by: identifier.optional(),
  axis: axisIdentifier.default("period"),
  versions: z
    .array(
      z.strictObject({
        from: dateText,
        bands,
        known: dateText.optional(),
        source: source.optional(),
        certainty: certainty.optional(),
        note: label.optional(),
      }),
    )
    .min(1),
  note: label.optional(),
});

const literalValue = z.union([z.string().max(200), z.boolean()]);
const comparedValue = z.union([
  literalValue,
  z.array(literalValue).min(1),
  z.strictObject({ fact: identifier, path: z.string().optional() }),
]);
const condition = z.strictObject({
  fact: identifier,
  path: z
    .string()
    .regex(/^\$\.[a-z][A-Za-z0-9]*$/, "champ de l'élément, par exemple « $.caFacture »")
    .optional(),
  operator: z.enum([
    "equal",
    "notEqual",
    "in",
    "notIn",
    "decimalLessThan",
    "decimalLessThanInclusive",
    "decimalGreaterThan",
    "decimalGreaterThanInclusive",
    "dateBefore",
    "dateAfter",
  ]),
  value: comparedValue,
});
export type Condition = z.infer<typeof condition>;
export type Conditions =
  | { readonly all: readonly (Condition | Conditions)[] }
  | { readonly any: readonly (Condition | Conditions)[] }
  | { readonly not: Condition | Conditions };

const conditions: z.ZodType<Conditions> = z.lazy(() => {
  const member = z.union([condition, conditions]);
  return z.union([
    z.strictObject({ all: z.array(member).min(1) }),
    z.strictObject({ any: z.array(member).min(1) }),
    z.strictObject({ not: member }),
  ]);
});

export const decision = z.strictObject({
  id: identifier,
  label,
  each: identifier.optional(),
  mode: z.enum(["first", "collect"]).default("first"),
  outcomes: z.array(optionIdentifier).min(1),
  rules: z.array(
    z.strictObject({
      conditions,
      event: z.strictObject({
        type: z.literal("outcome"),
        params: z.strictObject({ value: optionIdentifier }),
      }),
    }),
  ),
  otherwise: optionIdentifier.optional(),
  source: source.optional(),
  note: label.optional(),
});

export const total = z.strictObject({
  id: identifier,
  label,
  unit: unit.optional(),
  each: identifier.optional(),
  rubric: identifier.optional(),
  source: source.optional(),
  note: label.optional(),
});

export const carry = z.strictObject({
  id: identifier,
  label,
  unit: unit.optional(),
  each: identifier.optional(),
  adds: formulaText.optional(),
  is: formulaText.optional(),
  resets: z.enum(["calendar-year", "contract-year", "never"]),
  initial: decimalText.default("0"),
  note: label.optional(),
});

/** `role` is what the account is in the compte d'activité, `balance` the carried value that holds what is on it. */
export const account = z.strictObject({
  id: identifier,
  label,
  role: identifier.optional(),
  balance: identifier.optional(),
});

export const posting = z.strictObject({
  of: identifier,
  part: z.enum(["amount", "employee", "employer", "account", "company"]).optional(),
  from: identifier,
  to: identifier,
  source: source.optional(),
});

export const check = z.strictObject({
  id: identifier,
  label,
  severity: z.enum(["block", "warn"]),
  each: identifier.optional(),
  from: dateText.optional(),
  until: dateText.optional(),
  conditions,
  message: z.string().min(1).max(600),
  remedy: z.string().min(1).max(600),
  source: source.optional(),
});

export type Fact = z.infer<typeof fact>;
export type ScalarFact = z.infer<typeof scalarFactStatement>;
export type ListFact = z.infer<typeof listFactStatement>;
export type Fields = z.infer<typeof fields>;
export type Slot = z.infer<typeof slot>;
export type Axis = z.infer<typeof axis>;
export type DatedValue = z.infer<typeof datedValue>;
export type Parameter = z.infer<typeof parameter>;
export type Override = z.infer<typeof override>;
export type Choice = z.infer<typeof choice>;
export type Pick = z.infer<typeof pick>;
export type Band = z.infer<typeof band>;
export type Grid = z.infer<typeof grid>;
export type Decision = z.infer<typeof decision>;
export type Total = z.infer<typeof total>;
export type Carry = z.infer<typeof carry>;
export type Account = z.infer<typeof account>;
export type Posting = z.infer<typeof posting>;
export type Check = z.infer<typeof check>;
