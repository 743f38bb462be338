import type { Problem } from "@bareme/kernel";
import { readDossier, type Dossier } from "../src/records/dossier.ts";
import { monthsOf } from "../src/records/months-of.ts";

export const CONTRACT = {
  typeContrat: "CDI",
  statut: "cadre",
  niveau: "senior",
  modeDuree: "heures",
  dateDebutContrat: "2026-01-05",
};

export const AUDIT = { id: "audit", client: "Coopérative", tjm: "450.00", debut: "2026-01-05" };

/** A dossier as it stands in a file: a CDI with one mission, and what the test adds. */
export function data(records: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { rules: "company/deux-rives", contrat: CONTRACT, missions: [AUDIT], ...records };
}

export function dossierOf(records: Readonly<Record<string, unknown>> = {}): Dossier {
  const read = readDossier(data(records));
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return read.value;
}

export function problemsOf(input: unknown): readonly Problem[] {
  const read = readDossier(input);
  return read.ok ? [] : read.problems;
}

/** The facts of one month, those shared included. */
export function factsOf(dossier: Dossier, period: string): Readonly<Record<string, unknown>> {
  const { facts, months } = monthsOf(dossier);
  const month = months.find((one) => one.period === period);
  if (month === undefined) throw new Error(`no month ${period}`);
  return { ...facts, ...month.facts };
}

/** A mission's item in a month; undefined when it is not in the month's list. */
export function missionOf(
  dossier: Dossier,
  period: string,
  id = "audit",
): Readonly<Record<string, unknown>> | undefined {
  const { missions = [] } = factsOf(dossier, period) as {
    missions?: readonly Readonly<Record<string, unknown>>[];
  };
  return missions.find((one) => one["id"] === id);
}
