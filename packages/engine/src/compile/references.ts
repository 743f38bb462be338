import { reference, type Expression } from "../expression.ts";
import { nearestNames } from "./nearest-names.ts";
import type { Fault, Scope } from "./scope.ts";
import type { Symbols } from "./symbols.ts";

/** What a bare name means in a formula of this scope. */
export function symbolReference(id: string, scope: Scope, symbols: Symbols, fault: Fault): Expression {
  const declared = symbols.byId.get(id);
  if (declared === undefined)
    return fault("NAME_UNKNOWN", `« ${id} » est inconnu.`, nearestNames(id, [...symbols.byId.keys()]));
  const { symbol } = declared;
  switch (symbol.kind) {
    case "collection":
      return fault(
        "LIST_NOT_SUMMED",
        `« ${id} » est une liste.`,
        `Écrivez sum(${id}.champ), count(${id}), ou une ligne avec « each: ${id} ».`,
      );
    case "grid":
      return fault("TYPE_MISMATCH", `« ${id} » est un barème.`, `Écrivez lookup(${id}, montant).`);
    case "parameter": {
      const at = axisDate(symbol.statement.axis, scope, symbols, fault);
      const by = symbol.statement.by;
      const key = by === undefined ? undefined : keyReference(by, scope, symbols, fault);
      return { op: "parameter", id, ...(key && { key }), ...(at && { at }) };
    }
    case "choice":
      return reference(
        scope.each !== null && symbol.statement.at.includes(scope.each) ? `${id}@${scope.each}` : id,
      );
    case "line":
      if (symbol.statement.kind === "contribution" || symbol.statement.kind === "amounts") {
        return fault(
          "PART_MISSING",
          `« ${id} » a plusieurs parts.`,
          `Écrivez ${id}.employee, ${id}.employer ou ${id}.base.`,
        );
      }
      return scopedReference(id, symbol.statement.each ?? null, scope, fault);
    case "decision":
    case "total":
    case "carry":
      return scopedReference(id, symbol.statement.each ?? null, scope, fault);
    default:
      return reference(id);
  }
}

/** A lookup in a grid, dated by the grid's own axis. */
export function lookupIn(
  id: string,
  of: Expression,
  key: Expression | undefined,
  scope: Scope,
  symbols: Symbols,
  fault: Fault,
): Expression {
  const declared = symbols.byId.get(id)?.symbol;
  if (declared?.kind !== "grid")
    return fault("NAME_UNKNOWN", `« ${id} » n'est pas un barème.`, "Donnez le nom d'un barème.");
  const { by, axis } = declared.statement;
  const used = key ?? (by === undefined ? undefined : keyReference(by, scope, symbols, fault));
  if ((by !== undefined) !== (used !== undefined))
    return fault(
      "FUNCTION_ARGUMENTS",
      `le barème « ${id} » ${by === undefined ? "n'a pas" : "a"} de clé.`,
      by === undefined ? "Retirez la clé." : "Ajoutez la clé.",
    );
  const at = axisDate(axis, scope, symbols, fault);
  return { op: "lookup", grid: id, of, ...(used && { key: used }), ...(at && { at }) };
}

/** A value that may have items, from where the formula stands. */
export function scopedReference(id: string, each: string | null, scope: Scope, fault: Fault): Expression {
  if (each === null || each === scope.each) return reference(id);
  return fault(
    "LIST_NOT_SUMMED",
    `« ${id} » a une valeur par élément de « ${each} ».`,
    `Écrivez sum(${id}), ou ajoutez « each: ${each} ».`,
  );
}

/** The key of a keyed parameter: a field of the item at hand when it has one of that name, else the fact, choice or decision. */
function keyReference(by: string, scope: Scope, symbols: Symbols, fault: Fault): Expression {
  if (scope.each !== null) {
    const collection = symbols.byId.get(scope.each)?.symbol;
    if (
      collection?.kind === "collection" &&
      collection.statement.item.fields.some((field) => field.id === by)
    )
      return { op: "field", collection: scope.each, field: by };
  }
  return symbolReference(by, scope, symbols, fault);
}

function axisDate(axis: string, scope: Scope, symbols: Symbols, fault: Fault): Expression | undefined {
  if (axis === "period" || axis === "payment") return undefined;
  const date = symbols.axes.get(axis);
  if (date === undefined)
    return fault(
      "NAME_UNKNOWN",
      `l'axe de dates « ${axis} » n'est pas déclaré.`,
      "Déclarez-le sous « axes ».",
    );
  const [head = "", field] = date.split(".");
  if (field === undefined) return symbolReference(head, scope, symbols, fault);
  const collection = symbols.itemNames.get(head);
  if (collection === undefined || collection !== scope.each)
    return fault(
      "ITEM_OUTSIDE",
      `la valeur est datée par « ${date} », qui n'existe que dans une ligne avec « each ».`,
      "Ajoutez « each ».",
    );
  return { op: "field", collection, field };
}
