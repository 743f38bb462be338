import type { Control, ControlFault, ControlStep } from "@bareme/payroll";
import { z } from "zod";
import { problemShape } from "./problem.ts";
import { sourceShape } from "./source.ts";
import { decimalText, euros } from "./texts.ts";
import { exactly } from "./exactly.ts";

const faultShape = exactly<ControlFault>()(
  z.strictObject({
    line: z.string(),
    label: z.string(),
    part: z.enum(["base", "taux", "tauxSalarial", "tauxPatronal", "salarial", "patronal", "montant"]),
    typed: decimalText.nullable().describe("null pour une ligne que le bulletin n'a pas"),
    expected: decimalText,
    difference: decimalText,
    cause: z.string(),
    remedy: z.string(),
    source: z.array(sourceShape).exactOptional(),
    path: z.array(z.union([z.string(), z.int()])),
  }),
);

const stepShape = exactly<ControlStep>()(
  z.strictObject({
    direction: z.enum(["retour", "aller"]),
    label: z.string(),
    terms: z.array(
      z.strictObject({ label: z.string(), sign: z.enum(["+", "-"]), amount: euros, typed: z.boolean() }),
    ),
    sum: euros,
    due: euros,
    typed: z.boolean(),
    difference: euros,
    closes: z.boolean(),
  }),
);

/** What a typed payslip has wrong, and the walk from the net to the turnover and back. */
export const controlShape = exactly<Control>()(
  z.strictObject({
    faults: z.array(faultShape),
    unknownLines: z.array(faultShape),
    missingLines: z.array(faultShape),
    steps: z.array(stepShape),
    problems: z.array(problemShape),
  }),
);
