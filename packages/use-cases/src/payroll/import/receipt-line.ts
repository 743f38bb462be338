import { sha256Hex } from "@bareme/kernel";
import { readDate, readNumber } from "./cells.ts";
import type { NamedRow } from "./columns.ts";
import type { Directory } from "./directory.ts";
import { take, type Notes, type ReadLine } from "./line.ts";

const LONGEST_ID = 64;

/** A line of receipts: `facture;date;montant`, the amount as the bank received it, VAT included. */
export function readReceiptLine({ line, cell }: NamedRow, directory: Directory): ReadLine {
  const notes: Notes = { wrong: [], fixed: [] };
  const date = take(
    readDate(cell("date")),
    `date « ${cell("date")} » illisible : JJ/MM/AAAA ou AAAA-MM-JJ`,
    notes,
  );
  const ttc = take(readNumber(cell("montant")), `montant « ${cell("montant")} » illisible`, notes);
  const invoice = directory.invoice(cell("facture"));
  if ("why" in invoice) notes.wrong.push(invoice.why);
  if (date === undefined || ttc === undefined || "why" in invoice) return { line, refused: notes.wrong };
  const { contratId } = invoice.found;
  const facture = cell("facture");
  const known = directory
    .records(contratId, "encaissement")
    .find((one) => one["facture"] === facture && one["date"] === date && one["ttc"] === ttc);
  return {
    line,
    contratId,
    kind: "encaissement",
    record: known ?? { id: idOf(facture, date, ttc), facture, date, ttc },
    fixed: notes.fixed,
  };
}

/** A receipt has no number of its own: what it pays, when and how much make it one, so that a file read twice says it once. */
function idOf(facture: string, date: string, ttc: string): string {
  const readable = `E-${facture}-${date}-${ttc}`;
  return readable.length <= LONGEST_ID ? readable : `E-${sha256Hex(readable).slice(0, 32)}`;
}
