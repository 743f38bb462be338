import { compareText } from "@bareme/kernel";
import type { Contrat, Piece, PieceKind } from "../ports/store.ts";
import { isObject, parseRecord, type JsonObject } from "./inputs.ts";

/** A piece with its record read. */
export interface DossierPiece {
  readonly kind: PieceKind;
  readonly key: string;
  readonly date: string;
  readonly record: JsonObject;
}

/** The data of a dossier, and the piece that each of its places comes from (`cra.3`, `avantages.cesu.0`). */
export interface DossierData {
  readonly data: JsonObject;
  readonly pieces: ReadonlyMap<string, DossierPiece>;
}

/** The list of the dossier that the records of a kind stand in. */
export const DOSSIER_LISTS: Readonly<Record<Exclude<PieceKind, "avantage" | "ouverture">, string>> = {
  mission: "missions",
  cra: "cra",
  facture: "factures",
  encaissement: "encaissements",
  impaye: "impayes",
  vehicule: "vehicules",
  frais: "frais",
  autreCout: "autresCouts",
  credit: "credits",
  demande: "demandes",
  mois: "mois",
};

/** A piece of kind `avantage` is one of these with its record: `{ cesu: { date, montant } }`. */
export const BENEFITS = ["titresRestaurant", "nombreTitres", "cesu", "epargne"] as const;

export function readPiece({ kind, key, date, data }: Piece): DossierPiece {
  return { kind, key, date, record: parseRecord(data) };
}

/** The dossier that a contract and its pieces make, the pieces in the order of their dates. */
export function dossierData(
  companySlug: string,
  contrat: Pick<Contrat, "data">,
  pieces: readonly DossierPiece[],
): DossierData {
  const places = new Map<string, DossierPiece>();
  const lists: Record<string, JsonObject[]> = {};
  const benefits: Record<string, JsonObject[]> = {};
  const put = (
    home: Record<string, JsonObject[]>,
    prefix: string,
    list: string,
    record: JsonObject,
    piece: DossierPiece,
  ): void => {
    const records = (home[list] ??= []);
    places.set(`${prefix}${list}.${records.length}`, piece);
    records.push(record);
  };
  let opening: JsonObject = {};
  for (const piece of pieces.toSorted(inOrder)) {
    const { kind, record } = piece;
    if (kind === "ouverture") opening = record;
    else if (kind !== "avantage") put(lists, "", DOSSIER_LISTS[kind], record, piece);
    else
      for (const [list, one] of Object.entries(record))
        put(benefits, "avantages.", list, isObject(one) ? one : {}, piece);
  }
  return {
    data: {
      rules: `company/${companySlug}`,
      contrat: parseRecord(contrat.data),
      ...lists,
      ...(Object.keys(benefits).length > 0 && { avantages: benefits }),
      ...opening,
    },
    pieces: places,
  };
}

/** The piece that a problem of the dossier lies in, and where in its record; undefined when it lies in the contract. */
export function pieceAt(
  { pieces }: DossierData,
  path: readonly string[],
): { readonly piece: DossierPiece; readonly rest: readonly string[] } | undefined {
  for (const length of [2, 3]) {
    const piece = pieces.get(path.slice(0, length).join("."));
    if (piece !== undefined) return { piece, rest: path.slice(length) };
  }
  return undefined;
}

function inOrder(left: DossierPiece, right: DossierPiece): number {
  return compareText(left.date, right.date) || compareText(left.key, right.key);
}
