import { decimalToText, type CivilDate, type Decimal, type Month } from "@bareme/kernel";
import { z } from "zod";

/** A value as it travels: its decimals and dates are texts. */
export type TextsOf<T> = unknown extends T
  ? T
  : T extends Decimal | CivilDate | Month
    ? string
    : T extends string | boolean | null | undefined
      ? T
      : { [K in keyof T]: TextsOf<T[K]> };

/** A decimal of a dossier, written; one that is text already stays as it is. */
export const written = z
  .union([z.string(), z.custom<Decimal>((value) => typeof value === "object" && value !== null)])
  .transform((value) => (typeof value === "string" ? value : decimalToText(value)))
  .pipe(z.string().describe("décimal en texte"));
