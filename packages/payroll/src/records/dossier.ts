import { failure, success, type Result } from "@bareme/kernel";
import { z } from "zod";
import { label, month } from "./atoms.ts";
import { benefits } from "./benefit.ts";
import { checkDossier } from "./check-dossier.ts";
import { contract } from "./contract.ts";
import { expense, vehicle } from "./expense.ts";
import { invoice } from "./invoice.ts";
import { issuesToProblems } from "./issues.ts";
import { mission } from "./mission.ts";
import { credit, otherCost } from "./other-cost.ts";
import { receipt, writeOff } from "./receipt.ts";
import { monthNote, request } from "./request.ts";
import { timeEntry } from "./timesheet.ts";

/** The records of a porté: the contract, the missions and all that happens to them, each with its date. */
const dossier = z.strictObject({
  libelle: label.exactOptional(),
  rules: z
    .union([label, z.array(label).min(1, "au moins un jeu de règles, comme company/deux-rives")])
    .transform((names) => (typeof names === "string" ? [names] : names)),
  /** The first month to pay; the contract's first unless said. */
  depuis: month.exactOptional(),
  /** The last month to pay; that of the last record unless said. */
  jusqua: month.exactOptional(),
  /** The closing state of the month before `depuis`. */
  ouverture: z.record(z.string(), z.unknown()).exactOptional(),
  contrat: contract,
  missions: z.array(mission).default([]),
  cra: z.array(timeEntry).default([]),
  factures: z.array(invoice).default([]),
  encaissements: z.array(receipt).default([]),
  impayes: z.array(writeOff).default([]),
  vehicules: z.array(vehicle).default([]),
  frais: z.array(expense).default([]),
  autresCouts: z.array(otherCost).default([]),
  credits: z.array(credit).default([]),
  avantages: benefits.prefault({}),
  demandes: z.array(request).default([]),
  mois: z.array(monthNote).default([]),
});

export type Dossier = z.infer<typeof dossier>;

/** A dossier is known by its contract; a file of months has none. */
export function isDossier(data: unknown): boolean {
  return typeof data === "object" && data !== null && Object.hasOwn(data, "contrat");
}

/** Reads a dossier. Every fault of shape comes back at once; then every fault of one record against another. */
export function readDossier(data: unknown): Result<Dossier> {
  const parsed = dossier.safeParse(data);
  if (!parsed.success) return failure(issuesToProblems(parsed.error.issues, data));
  const problems = checkDossier(parsed.data);
  return problems.length > 0 ? failure(problems) : success(parsed.data);
}
