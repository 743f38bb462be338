import { parseCivilDate, parseMonth, type CivilDate, type JsonValue, type Month } from "@bareme/kernel";
import { z } from "zod";

/** What the inputs of the payroll use cases are made of. */

export const id = z.uuid("un identifiant donné par l'application est attendu");

export const period = z
  .string()
  .refine((text) => parseMonth(text) !== undefined, "un mois est attendu, comme 2026-03")
  .transform((text) => text as Month);

export const day = z
  .string()
  .refine(
    (text) => parseCivilDate(text) !== undefined,
    "une date du calendrier est attendue, comme 2026-03-31",
  )
  .transform((text) => text as CivilDate);

export const words = shortText(500);

/** PostgreSQL keeps no text with a null character; the other controls say nothing to a reader either. */
export function shortText(most: number) {
  return z
    .string()
    .trim()
    .min(1, "un texte est attendu")
    .max(most, `${most} caractères au plus`)
    .refine((text) => !/\p{Cc}/u.test(text), "un texte sans caractère de commande est attendu");
}

/** The last one that may still grow by one where a table keeps it. */
const LAST_REVISION = 2_147_483_646;

export const revision = z
  .int("un numéro de révision est attendu")
  .min(0, "un numéro de révision est attendu")
  .max(LAST_REVISION, "un numéro de révision est attendu");

/** A month of a contract. */
export const monthInput = z.strictObject({ contratId: id, period });

const DEEPEST = 12;
const MOST_VALUES = 20_000;

/** Data of a record: texts, true or false, lists and dictionaries. A number would have lost its decimals on the way here. */
export const record = z.unknown().transform((value, context): JsonObject => {
  const read = readJson(value, 0, { left: MOST_VALUES });
  if (isObject(read)) return read;
  context.addIssue({
    code: "custom",
    message: "un dictionnaire de textes est attendu, les nombres entre guillemets",
  });
  return z.NEVER;
});

export type JsonObject = { readonly [key: string]: JsonValue };

/** Undefined where the data hold what no record may. */
function readJson(value: unknown, depth: number, count: { left: number }): JsonValue | undefined {
  count.left -= 1;
  if (depth > DEEPEST || count.left < 0) return undefined;
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (Array.isArray(value)) {
    const items = value.map((one: unknown) => readJson(one, depth + 1, count));
    return items.includes(undefined) ? undefined : items.filter((one) => one !== undefined);
  }
  if (typeof value !== "object") return undefined;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  const members = entries.flatMap(([key, member]): readonly [string, JsonValue][] => {
    const read = key === "__proto__" ? undefined : readJson(member, depth + 1, count);
    return read === undefined ? [] : [[key, read]];
  });
  return members.length === entries.length ? Object.fromEntries(members) : undefined;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The record of a text that the store kept; empty when it is none. */
export function parseRecord(text: string): JsonObject {
  const value = JSON.parse(text) as JsonValue;
  return isObject(value) ? value : {};
}
