import type { Expression } from "../expression.ts";
import { scopedReference, symbolReference } from "./references.ts";
import type { Fault, Scope } from "./scope.ts";
import type { Symbols } from "./symbols.ts";

/** What names are resolved against: where the formula stands, and all the names of the stack. */
export interface Names {
  readonly scope: Scope;
  readonly symbols: Symbols;
  readonly fault: Fault;
}

/** A name in a formula, of one word or of two with a point. */
export function resolveName(path: readonly string[], names: Names): Expression {
  const { scope, symbols, fault } = names;
  const [head = "", field, ...rest] = path;
  if (rest.length > 0)
    return fault(
      "NAME_UNKNOWN",
      `« ${path.join(".")} » a trop de points.`,
      "Un nom a au plus un point, comme « opening.cumulBrut ».",
    );
  if (field === undefined) return symbolReference(head, scope, symbols, fault);
  if (head === "period" && field === "start") return { op: "moment", of: "periodStart" };
  if (head === "period" && field === "end") return { op: "moment", of: "periodEnd" };
  if (head === "payment" && field === "date") return { op: "moment", of: "payment" };
  if (head === "opening") {
    return symbols.byId.get(field)?.symbol.kind === "carry"
      ? { op: "opening", id: field }
      : fault(
          "NAME_UNKNOWN",
          `« opening.${field} » n'est pas un report.`,
          "Déclarez-le sous « carry », ou corrigez son nom.",
        );
  }
  const collection = symbols.itemNames.get(head);
  if (collection !== undefined) return resolveField(head, collection, field, names);
  const declared = symbols.byId.get(head);
  if (declared?.symbol.kind === "line")
    return scopedReference(`${head}.${field}`, declared.symbol.statement.each ?? null, scope, fault);
  if (declared?.symbol.kind === "collection")
    return fault(
      "LIST_NOT_SUMMED",
      `« ${head}.${field} » est une liste de valeurs.`,
      `Écrivez sum(${head}.${field}), ou une ligne avec « each: ${head} ».`,
    );
  return fault("NAME_UNKNOWN", `« ${path.join(".")} » est inconnu.`, "Vérifiez le nom avant le point.");
}

function resolveField(
  item: string,
  collection: string,
  field: string,
  { scope, symbols, fault }: Names,
): Expression {
  if (scope.each !== collection)
    return fault(
      "ITEM_OUTSIDE",
      `« ${item}.${field} » n'a de sens que dans une ligne avec « each: ${collection} ».`,
      `Ajoutez « each: ${collection} », ou additionnez avec sum(${collection}.${field}).`,
    );
  if (field === "id") return { op: "itemId", collection };
  const declared = symbols.byId.get(collection)?.symbol;
  const known = declared?.kind === "collection" ? declared.statement.item.fields.map((one) => one.id) : [];
  return known.includes(field)
    ? { op: "field", collection, field }
    : fault("NAME_UNKNOWN", `« ${item} » n'a pas de champ « ${field} ».`, `Champs : ${known.join(", ")}.`);
}
