import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { readDossier, type Dossier } from "@bareme/payroll";
import type { Contrat, MonthHead, Piece } from "../ports/store.ts";
import { dossierData, pieceAt, readPiece, type DossierData, type DossierPiece } from "./dossier-data.ts";
import type { Context } from "./transaction.ts";

/** All that is kept of a contract. */
export interface ContractFile {
  readonly contrat: Contrat;
  readonly pieces: readonly Piece[];
  /** In the order of their periods. */
  readonly months: readonly MonthHead[];
}

export async function openContract({ unit }: Context, contratId: string): Promise<Result<ContractFile>> {
  const contrat = await unit.people.contrat(contratId);
  if (contrat === undefined) return failure([unknownContract(contratId)]);
  return success({
    contrat,
    pieces: await unit.pieces.list(contratId),
    months: await unit.months.ofContrat(contratId),
  });
}

/** The same, locked first: nobody else changes it or opens a month meanwhile, and what its month is closed on stays. */
export async function openForChange(context: Context, contratId: string): Promise<Result<ContractFile>> {
  await lockContracts(context, [contratId]);
  return openContract(context, contratId);
}

/**
 * Holds contracts, each with its month that is not closed, until the transaction ends. Whoever holds several takes them in the order of their
 * identifiers, so that of two none waits for what the other has.
 */
export async function lockContracts({ unit }: Context, contratIds: readonly string[]): Promise<void> {
  for (const contratId of [...new Set(contratIds)].toSorted()) {
    await unit.people.lockContrat(contratId);
    for (const { id, status } of await unit.months.ofContrat(contratId))
      if (status !== "clos") await unit.months.lock(id);
  }
}

/** The dossier of a contract and its pieces; problems name the piece that they lie in. */
export function readFile(
  companySlug: string,
  { contrat, pieces }: Pick<ContractFile, "contrat" | "pieces">,
): Result<Dossier> {
  return readRecords(companySlug, contrat, pieces.map(readPiece));
}

function readRecords(
  companySlug: string,
  contrat: Pick<Contrat, "data">,
  pieces: readonly DossierPiece[],
): Result<Dossier> {
  const whole = dossierData(companySlug, contrat, pieces);
  const dossier = readDossier(whole.data);
  return dossier.ok ? dossier : failure(dossier.problems.map((problem) => atPiece(problem, whole)));
}

function atPiece(problem: Problem, whole: DossierData): Problem {
  const found = pieceAt(whole, problem.path);
  return found === undefined
    ? problem
    : { ...problem, path: [found.piece.kind, found.piece.key, ...found.rest] };
}

export function closedPeriods(months: readonly MonthHead[]): readonly string[] {
  return months.filter(({ status }) => status === "clos").map(({ period }) => period);
}

export function unknownContract(contratId: string): Problem {
  return {
    code: "CONTRAT_UNKNOWN",
    path: ["contratId", contratId],
    message: "Ce contrat n'existe pas dans cette société.",
    remedy: "Choisissez-le dans la fiche du salarié porté.",
  };
}
