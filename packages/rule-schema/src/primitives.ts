import { parseCivilDate, parseDecimal } from "@bareme/kernel";
import { z } from "zod";

/** The atoms of rule files: identifiers, exact decimals, civil dates, units and sources. */

export const identifier = z
  .string()
  .regex(
    /^[a-z][A-Za-z0-9]{0,63}$/,
    "identifiant en camelCase sans accent, par exemple « tauxApportAffaires »",
  );

export const optionIdentifier = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, "lettres, chiffres et tirets, par exemple « RES-1 »");

export const axisIdentifier = z
  .string()
  .regex(/^[a-z][a-z-]{0,39}$/, "minuscules et tirets, par exemple « contract-start »");

export const label = z.string().min(1).max(300);

export const decimalText = z
  .string()
  .refine(
    (text) => parseDecimal(text) !== undefined,
    'nombre décimal entre guillemets, par exemple « "12.50" »',
  );

export const dateText = z
  .string()
  .refine((text) => parseCivilDate(text) !== undefined, "date du calendrier, par exemple « 2026-01-01 »");

export const formulaText = z.string().min(1).max(4000);

const unitAtom = "(EUR|%|hour|day|month|km|count|1)";
export const unit = z
  .string()
  .regex(
    new RegExp(`^${unitAtom}(/${unitAtom})?$`),
    "unité connue : EUR, %, hour, day, month, km, count, 1, ou un quotient comme « EUR/hour »",
  );

const sourceText = z.strictObject({
  text: label,
  url: z.string().max(500).optional(),
  published: dateText.optional(),
});
const sourceKey = z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, "nom donné sous « sources »");
const oneSource = z.union([sourceKey, sourceText]);

/** A text of law or trade, named under `sources` or written in place. */
export const source = z.union([oneSource, z.array(oneSource).min(1)]);
export const namedSources = z.record(sourceKey, sourceText);

export const certainty = z.enum(["confirmed", "to-confirm"]);

export const round = z.strictObject({
  step: decimalText.refine(
    (text) => /[1-9]/.test(text) && !text.startsWith("-"),
    'pas positif, par exemple « "0.01" »',
  ),
  mode: z.enum(["half-up", "half-even", "up", "down", "ceiling", "floor"]),
});

export type SourceText = z.infer<typeof sourceText>;
export type Source = z.infer<typeof source>;
export type Round = z.infer<typeof round>;
