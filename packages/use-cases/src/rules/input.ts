import { failure, parseCivilDate, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import { lacking, type Actor, type Right } from "../actor.ts";

/** The atoms of what is asked of the use cases of rules. Whatever passes here can be written to a table. */

/** PostgreSQL keeps no text with a null character. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !value.includes("\u0000"), "texte sans caractère nul");

export const idInput = z.uuid();
export const sentenceInput = text(2000).refine((value) => value.trim() !== "", "texte non vide");
export const labelInput = text(200).refine((value) => value.trim() !== "", "texte non vide");
export const fileTextInput = text(2_000_000);
export const countInput = z.int().min(0).max(2_147_483_647);
export const dateInput = z
  .string()
  .refine((value) => parseCivilDate(value) !== undefined, "date du calendrier, par exemple « 2026-01-01 »");
export const ruleSetInput = z
  .string()
  .regex(
    /^(law|convention|company)\/[a-z0-9][a-z0-9-]{0,60}$/,
    "nom comme « law/fr » ou « company/ma-societe »",
  );
export const pathInput = z
  .string()
  .regex(
    /^(scenarios\/)?[a-z0-9][a-z0-9-]{0,80}\.yaml$/,
    "nom de fichier comme « retraite.yaml » ou « scenarios/retraite.yaml »",
  );

export const draftInput = z.strictObject({ draftId: idInput });

const FRENCH = z.locales.fr().localeError;

/** The actor must have one of the rights, then the input must have its shape; else all that is wrong. */
export function admit<S extends z.ZodType>(
  actor: Actor,
  rights: Right | readonly Right[],
  schema: S,
  input: unknown,
): Result<z.output<S>> {
  const missing = [rights].flat().map((right) => lacking(actor, right));
  const refused = missing.every((problems) => problems.length > 0) ? missing[0] : undefined;
  return refused === undefined ? readInput(schema, input) : failure(refused);
}

/** The input when it has its shape; else all that is wrong with it. */
export function readInput<S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(input, { error: FRENCH });
  return parsed.success ? success(parsed.data) : failure(parsed.error.issues.map(toProblem));
}

function toProblem({ path, message }: z.core.$ZodIssue): Problem {
  const where = path.map(String);
  return {
    code: "INPUT_INVALID",
    path: where,
    message: where.length === 0 ? `${message}.` : `« ${where.join(".")} » : ${message}.`,
    remedy: "Corrigez cette valeur, puis recommencez.",
  };
}
