import { problemsOfRefusal, type ApiClient } from "../src/client.ts";
import type { ApiWorld } from "./api-world.ts";

/**
 * The year of rules/company/deux-rives/scenarios/annee-frais.yaml as records: a CDI paid by the hour (140 a month), one mission, 15 000 invoiced and paid in
 * January, 20 000 in February. The scenario gives its figures, worked out by hand.
 */

export const CONTRAT = {
  typeContrat: "CDI",
  statut: "cadre",
  niveau: "senior",
  modeDuree: "heures",
  dateDebutContrat: "2026-01-01",
  cotisationSante: "60.00",
};

export const MISSION = { id: "m1", client: "Musée du Fleuve", tjm: "900", debut: "2026-01-01" };

/** A NIR with its key: 97 − (1840675123456 mod 97) = 97 − 56 = 41. */
export const NIR = "184067512345641";

/** Writes a porté and a contract with its mission, and gives the contract. */
export async function hire(client: ApiClient, matricule: string): Promise<string> {
  const porte = await client.payroll.savePorte.mutate({ matricule, nom: "Durand", prenom: "Alix", nir: NIR });
  const contrat = await client.payroll.saveContrat.mutate({ porteId: porte.id, data: CONTRAT });
  await client.payroll.savePiece.mutate({ contratId: contrat.id, kind: "mission", data: MISSION });
  return contrat.id;
}

export async function typeHours(client: ApiClient, contratId: string, mois: string): Promise<void> {
  const data = { mois, mission: "m1", heures: "140" };
  await client.payroll.savePiece.mutate({ contratId, kind: "cra", data });
}

/** An invoice of the month, paid within it: `ttc` is `ht` and 20 % of VAT. */
export async function typePaidInvoice(
  client: ApiClient,
  contratId: string,
  paid: { readonly mois: string; readonly ht: string; readonly ttc: string },
): Promise<void> {
  const { mois, ht, ttc } = paid;
  const invoice = { id: `F-${mois}`, mission: "m1", date: `${mois}-20`, ht, tva: "20" };
  const receipt = { id: `E-${mois}`, facture: `F-${mois}`, date: `${mois}-25`, ttc };
  await client.payroll.savePieces.mutate({
    contratId,
    pieces: [
      { kind: "encaissement", data: receipt },
      { kind: "facture", data: invoice },
    ],
  });
}

/** January of the scenario: 15 000 × 1.20 = 18 000. */
export const JANUARY = { mois: "2026-01", ht: "15000.00", ttc: "18000.00" };
/** February of the scenario: 20 000 × 1.20 = 24 000. */
export const FEBRUARY = { mois: "2026-02", ht: "20000.00", ttc: "24000.00" };

/** The codes that a call is refused with; empty when it is answered. */
export async function refusedWith(call: Promise<unknown>): Promise<readonly string[]> {
  try {
    await call;
    return [];
  } catch (thrown) {
    const problems = problemsOfRefusal(thrown);
    if (problems.length === 0) throw thrown;
    return problems.map(({ code }) => code);
  }
}

/** What the tests call; each file checks its own list, and together they are the namespace. */
export const CALLED = {
  months: [
    "applyImport",
    "closeMonth",
    "computeMonth",
    "controlMonth",
    "correctMonth",
    "explainAmount",
    "exportMonth",
    "listContrats",
    "listMonths",
    "listPortes",
    "openMonth",
    "previewImport",
    "readContrat",
    "readDossierOf",
    "readMonthHistory",
    "readPayslip",
    "readStatement",
    "removePiece",
    "replayExport",
    "replayMonth",
    "saveContrat",
    "savePiece",
    "savePieces",
    "savePorte",
    "validateMonth",
    "whatIf",
  ],
  overview: ["listPeriods", "previewCorrection", "readDashboard", "readIdentity", "readPeriod"],
  passages: ["listPassages", "readPassage", "startPassage", "watchPassage"],
  /** Have tests of their own. */
  documents: ["payslipPdf", "readMentions", "saveEmployeur", "saveMentionsContrat", "statementPdf"],
} as const;

/** The procedures of the namespace that the server has answered, read in its log. */
export function answered({ log }: ApiWorld): readonly string[] {
  const lines = log().split("\n").filter(Boolean).map(lineOf);
  const good = new Set(lines.filter(({ res }) => res?.statusCode === 200).map(({ reqId }) => reqId));
  const urls = lines.flatMap(({ reqId, req }) =>
    good.has(reqId) && req?.url !== undefined ? [req.url] : [],
  );
  const names = urls.flatMap((url) => [...(url.split("?")[0] ?? "").matchAll(/payroll\.(\w+)/g)]);
  return [...new Set(names.flatMap(([, name]) => name ?? []))].toSorted();
}

interface LogLine {
  readonly reqId?: string;
  readonly req?: { readonly url?: string };
  readonly res?: { readonly statusCode?: number };
}

function lineOf(text: string): LogLine {
  // Our own server wrote it.
  return JSON.parse(text) as LogLine;
}
