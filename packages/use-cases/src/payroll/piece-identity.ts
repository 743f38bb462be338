import { parseCivilDate, parseMonth } from "@bareme/kernel";
import type { PieceKind } from "../ports/store.ts";
import { isObject, type JsonObject } from "./inputs.ts";

/** Records whose own `id` is their key. */
const NAMED: readonly PieceKind[] = [
  "mission",
  "facture",
  "encaissement",
  "vehicule",
  "frais",
  "autreCout",
  "credit",
];

/** The key of a record that is not given one: its id, or what makes it one of a kind. */
export function keyOf(kind: PieceKind, record: JsonObject): string {
  if (NAMED.includes(kind)) return textOf(record["id"]);
  if (kind === "ouverture") return "ouverture";
  if (kind === "cra")
    return [
      textOf(record["date"] ?? record["mois"]),
      textOf(record["mission"]),
      textOf(record["nature"] ?? "prestation"),
    ].join("|");
  if (kind === "impaye") return [textOf(record["facture"]), textOf(record["date"])].join("|");
  if (kind !== "avantage") return textOf(record["mois"]);
  return Object.entries(record)
    .map(([list, one]) =>
      [list, ...(isObject(one) ? [textOf(one["plan"]), dateText(one)] : [])]
        .filter((part) => part !== "")
        .join("|"),
    )
    .join("|");
}

export function isNamed(kind: PieceKind): boolean {
  return NAMED.includes(kind);
}

/** The date of a record, the first day of its month when it has no day; `otherwise` when it has none at all. */
export function dateOf(kind: PieceKind, record: JsonObject, otherwise: string): string {
  const dated = kind === "avantage" ? (Object.values(record).find(isObject) ?? {}) : record;
  const text = dateText(dated);
  if (parseCivilDate(text) !== undefined) return text;
  return parseMonth(text) === undefined ? otherwise : `${text}-01`;
}

function dateText(record: JsonObject): string {
  const keys = ["date", "mois", "debut", "aPartirDe", "depuis"];
  return textOf(keys.map((key) => record[key]).find((value) => value !== undefined));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
