import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { readDossier, type Dossier } from "@bareme/payroll";
import type { Contrat, KeptMonth, Piece } from "../ports/store.ts";
import { dossierData, pieceAt, readPiece, type DossierData, type DossierPiece } from "./dossier-data.ts";
import type { Context } from "./transaction.ts";

/** All that is kept of a contract. */
export interface ContractFile {
  readonly contrat: Contrat;
  readonly pieces: readonly Piece[];
  /** In the order of their periods. */
  readonly months: readonly KeptMonth[];
}

export async function openContract({ unit }: Context, contratId: string): Promise<Result<ContractFile>> {
  const contrat = await unit.people.contrat(contratId);
  if (contrat === undefined) return failure([unknownContract(contratId)]);
  const months = await unit.months.ofContrat(contratId);
  return success({
    contrat,
    pieces: await unit.pieces.list(contratId),
    months: months.toSorted((left, right) => (left.period < right.period ? -1 : 1)),
  });
}

/** The same, the month that is not closed locked first: what it is closed on does not change meanwhile. */
export async function openForChange(context: Context, contratId: string): Promise<Result<ContractFile>> {
  for (const { id, status } of await context.unit.months.ofContrat(contratId))
    if (status !== "clos") await context.unit.months.lock(id);
  return openContract(context, contratId);
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

export function closedPeriods(months: readonly KeptMonth[]): readonly string[] {
  return months.filter(({ status }) => status === "clos").map(({ period }) => period);
}

function unknownContract(contratId: string): Problem {
  return {
    code: "CONTRAT_UNKNOWN",
    path: ["contratId", contratId],
    message: "Ce contrat n'existe pas dans cette société.",
    remedy: "Choisissez-le dans la fiche du salarié porté.",
  };
}
