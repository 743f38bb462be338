import {
  add,
  decimal,
  divide,
  equals,
  HUNDRED,
  isNegative,
  isZero,
  multiply,
  roundTo,
  decimalToText,
} from "@bareme/kernel";
import { readDate, readNumber, shortest } from "./cells.ts";
import type { NamedRow } from "./columns.ts";
import type { Directory } from "./directory.ts";
import { take, type Notes, type ReadLine } from "./line.ts";

const CENT = decimal("0.01");

/** A line of invoices: `facture;client;mission;matricule;date;ht;tva;ttc;echeance`. VAT may be given as an amount or as a rate: the total tells which. */
export function readInvoiceLine({ line, cell }: NamedRow, directory: Directory): ReadLine {
  const notes: Notes = { wrong: [], fixed: [] };
  const number = (column: string): string | undefined =>
    take(readNumber(cell(column)), `${column} « ${cell(column)} » illisible`, notes);
  const date = take(
    readDate(cell("date")),
    `date « ${cell("date")} » illisible : JJ/MM/AAAA ou AAAA-MM-JJ`,
    notes,
  );
  if (cell("echeance") !== "")
    take(readDate(cell("echeance")), `échéance « ${cell("echeance")} » illisible`, notes);
  const [ht, tva, ttc] = [number("ht"), number("tva"), number("ttc")];
  if (cell("facture") === "") notes.wrong.push("le numéro de facture manque");
  const contract = date === undefined ? undefined : directory.contractOf(cell("matricule"), date);
  if (contract !== undefined && "why" in contract) notes.wrong.push(contract.why);
  const contratId = contract !== undefined && "found" in contract ? contract.found.id : undefined;
  const mission =
    contratId === undefined ? undefined : missionOf(cell, directory.records(contratId, "mission"), notes);
  const rate =
    ht === undefined || tva === undefined || ttc === undefined ? undefined : rateOf({ ht, tva, ttc }, notes);
  if (
    notes.wrong.length > 0 ||
    contratId === undefined ||
    ht === undefined ||
    ttc === undefined ||
    rate === undefined
  )
    return { line, refused: notes.wrong };
  return {
    line,
    contratId,
    kind: "facture",
    record: { id: cell("facture"), mission: mission ?? "", date: date ?? "", ht, tva: rate, ttc },
    fixed: notes.fixed,
  };
}

/** The mission named, or the only one of the client when none is. */
function missionOf(
  cell: NamedRow["cell"],
  missions: readonly Readonly<Record<string, unknown>>[],
  notes: Notes,
): string | undefined {
  if (cell("mission") !== "") return cell("mission");
  const own = missions.filter(({ client }) => client === cell("client"));
  const [only, other] = own.map(({ id }) => id);
  if (typeof only !== "string" || other !== undefined) {
    notes.wrong.push(`la mission manque, et le client « ${cell("client")} » ne la dit pas`);
    return undefined;
  }
  notes.fixed.push(`mission ${only}, la seule de ce client`);
  return only;
}

/** The rate of VAT in %. The total stands in the record as printed, so that the rate never makes an amount. */
function rateOf(
  amounts: { readonly ht: string; readonly tva: string; readonly ttc: string },
  notes: Notes,
): string | undefined {
  const [ht, tva, ttc] = [decimal(amounts.ht), decimal(amounts.tva), decimal(amounts.ttc)];
  if (isNegative(ht) || isZero(ht)) {
    notes.wrong.push("un avoir nomme la facture qu'il corrige, ce que ce format ne dit pas : saisissez-le");
    return undefined;
  }
  if (equals(add(ht, tva), ttc))
    return shortest(decimalToText(roundTo(divide(multiply(tva, HUNDRED), ht), CENT, "half-up")));
  const byRate = add(ht, roundTo(divide(multiply(ht, tva), HUNDRED), CENT, "half-up"));
  if (equals(byRate, ttc)) return shortest(amounts.tva);
  notes.wrong.push(`${amounts.ht} HT et ${amounts.tva} de TVA ne font pas ${amounts.ttc} TTC`);
  return undefined;
}
