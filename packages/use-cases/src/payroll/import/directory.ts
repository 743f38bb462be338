import { success, type Result } from "@bareme/kernel";
import { othersFirst } from "../../others-first.ts";
import type { Contrat, Piece, Porte } from "../../ports/store.ts";
import { parseRecord, type JsonObject } from "../inputs.ts";
import type { Context } from "../transaction.ts";

/** The people, contracts and records that the lines of a file may name. */
export interface Directory {
  readonly contractOf: (matricule: string, date: string) => Found<Contrat>;
  readonly records: (contratId: string, kind: Piece["kind"]) => readonly JsonObject[];
  /** The contract that has an invoice. */
  readonly invoice: (facture: string) => Found<{ readonly contratId: string; readonly record: JsonObject }>;
  readonly pieces: ReadonlyMap<string, readonly Piece[]>;
  readonly contracts: ReadonlyMap<string, Contrat>;
}

/** What was found, or why not, in French. */
type Found<T> = { readonly found: T } | { readonly why: string };

/** What is kept of the contracts of some people, or of all of the company's. */
export async function openDirectory(
  { unit }: Context,
  matricules: ReadonlySet<string> | null,
): Promise<Result<Directory>> {
  const portes = (await unit.people.portes()).filter((one) => matricules?.has(one.matricule) ?? true);
  const named = new Set(portes.map(({ id }) => id));
  const contracts = (await unit.people.contrats()).filter(({ porteId }) => named.has(porteId));
  const pieces = new Map<string, readonly Piece[]>();
  for (const { id } of contracts) {
    await othersFirst();
    pieces.set(id, await unit.pieces.list(id));
  }
  const records = recordsIn(pieces);
  return success({
    contractOf: (matricule, date) => contractOf(portes, contracts, matricule, date),
    records,
    invoice: (facture) => invoiceIn(contracts, records, facture),
    pieces,
    contracts: new Map(contracts.map((contrat) => [contrat.id, contrat])),
  });
}

/** Each line of the file may look through them: they are read from their texts once. */
function recordsIn(pieces: Directory["pieces"]): Directory["records"] {
  const read = new Map<string, readonly JsonObject[]>();
  return (contratId, kind) => {
    const name = `${contratId} ${kind}`;
    const own = pieces.get(contratId) ?? [];
    const records =
      read.get(name) ?? own.filter((one) => one.kind === kind).map(({ data }) => parseRecord(data));
    read.set(name, records);
    return records;
  };
}

function contractOf(
  portes: readonly Porte[],
  contracts: readonly Contrat[],
  matricule: string,
  date: string,
): Found<Contrat> {
  const porte = portes.find((one) => one.matricule === matricule);
  if (porte === undefined) return { why: `le matricule « ${matricule} » n'est celui de personne` };
  const own = contracts.filter(({ porteId }) => porteId === porte.id);
  // What comes in after the end of a contract is still that contract's.
  const begun = own
    .filter(({ debut }) => debut <= date)
    .toSorted((left, right) => (left.debut < right.debut ? -1 : 1));
  const found = begun.at(-1);
  return found === undefined ? { why: `« ${matricule} » n'a pas de contrat au ${date}` } : { found };
}

function invoiceIn(
  contracts: readonly Contrat[],
  records: Directory["records"],
  facture: string,
): ReturnType<Directory["invoice"]> {
  const found = contracts.flatMap(({ id }) =>
    records(id, "facture").flatMap((record) => (record["id"] === facture ? [{ contratId: id, record }] : [])),
  );
  const [one, other] = found;
  if (one === undefined) return { why: `la facture « ${facture} » n'est pas connue` };
  return other === undefined
    ? { found: one }
    : { why: `la facture « ${facture} » est de plusieurs contrats` };
}
