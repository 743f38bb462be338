import { z } from "zod";
import { ROLES } from "../actor.ts";

/** The atoms of what is asked of the use cases of access. No message repeats a password. */

const LONGEST_PASSWORD = 200;

/** The same characters typed on two keyboards may be coded in two ways: one form is hashed. */
const password = z
  .string()
  .max(LONGEST_PASSWORD, `${LONGEST_PASSWORD} caractères au plus`)
  .transform((text) => text.normalize("NFKC"));

/** One that somebody says is theirs. */
export const saidPassword = password;

const SHORTEST_PASSWORD = 12;

export const newPassword = password.refine(
  (text) => text.length >= SHORTEST_PASSWORD,
  `${SHORTEST_PASSWORD} caractères au moins`,
);

/** Of an account that is made. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "254 caractères au plus")
  .pipe(z.email("une adresse est attendue, comme « prenom.nom@exemple.fr »"));

/** What is typed at the door: whatever is no address is nobody's, and is answered as such. */
export const saidEmail = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "254 caractères au plus")
  .refine((text) => !text.includes("\u0000"), "une adresse sans caractère nul est attendue");

export const nom = z
  .string()
  .trim()
  .min(1, "un nom est attendu")
  .max(200, "200 caractères au plus")
  .refine((text) => !/\p{Cc}/u.test(text), "un nom sans caractère de commande est attendu");

export const role = z.enum(ROLES, `un de ces rôles est attendu : ${ROLES.join(", ")}`);

/** The short name of a tenant. */
export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,60}$/, "un nom court est attendu, comme « ma-societe »");
