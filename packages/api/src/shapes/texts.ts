import { z } from "zod";

/** What many answers are made of; all of it travels as text. */

export const euros = z.string().describe("euros, décimal en texte");
export const decimalText = z.string().describe("décimal en texte");
export const period = z.string().describe("mois, comme 2026-03");
export const day = z.string().describe("date, comme 2026-03-31");
export const hash = z.string().describe("SHA-256, 64 caractères hexadécimaux");
