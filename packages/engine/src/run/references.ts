import type { Decimal, Problem } from "@bareme/kernel";
import { DERIVED, faultOf, type Run } from "./frame.ts";
import type { LinkContext, Owner } from "./link-context.ts";

/** Reads a fact or a node; `optional` reads a line even where it does not apply, as zero. */
export function compileReference<T>(
  id: string,
  optional: boolean,
  owner: Owner,
  context: LinkContext,
): Run<T> {
  const target = context.slot(id);
  const missing = target.fact === null ? null : missingFact(owner, target.fact);
  const { slot } = target;
  const read: Run<T> = target.each
    ? (frame) => {
        const value = (frame.values[slot] as readonly unknown[] | undefined)?.[frame.item];
        if (value === undefined) throw missing === null ? DERIVED : faultOf(missing);
        return value as T;
      }
    : (frame) => {
        const value = frame.values[slot];
        if (value === undefined) throw missing === null ? DERIVED : faultOf(missing);
        return value as T;
      };
  if (target.guard === null || optional || target.guard === owner.guard) return read;
  const guard = context.slot(target.guard);
  const problem: Problem = {
    code: "LINE_NOT_APPLICABLE",
    path: [owner.id, id],
    message: `« ${owner.label} » lit « ${id} », qui ne s'applique pas ce mois-ci.`,
    remedy: "Passez par un total (joins), ou donnez la même condition « when » à la ligne qui lit.",
  };
  return (frame) => {
    const applies = guard.each
      ? (frame.values[guard.slot] as readonly unknown[] | undefined)?.[frame.item]
      : frame.values[guard.slot];
    if (applies === false) throw faultOf(problem);
    return read(frame);
  };
}

/** Reads a field of the item at hand. */
export function compileField<T>(
  collection: string,
  field: string,
  owner: Owner,
  context: LinkContext,
): Run<T> {
  const index = context.collectionIndex(collection);
  const position = context.fieldIndex(collection, field);
  return (frame) => {
    const item = frame.items[index]?.[frame.item];
    const value = item?.fields[position];
    if (value === undefined) {
      throw faultOf({
        code: "FACT_MISSING",
        path: [owner.id, collection, item?.id ?? "", field],
        message: `« ${field} » manque pour « ${item?.id ?? ""} » (${collection}) ; « ${owner.label} » en dépend.`,
        remedy: "Saisissez cette donnée.",
      });
    }
    return value as T;
  };
}

/** Reads what the month before carried over. */
export function compileOpening(id: string, owner: Owner, context: LinkContext): Run<Decimal> {
  const { index, each, label } = context.carry(id);
  const missing: Problem = {
    code: "OPENING_MISSING",
    path: [owner.id, id],
    message: `L'état d'ouverture ne dit rien de « ${label} » (${id}).`,
    remedy:
      "Reprenez l'état de clôture du mois précédent en entier, ou écrivez \"*\": initial pour que ce qui n'est pas nommé parte de sa valeur initiale.",
  };
  return (frame) => {
    const value = each
      ? (frame.openings[index] as readonly unknown[] | undefined)?.[frame.item]
      : frame.openings[index];
    if (value === undefined) throw faultOf(missing);
    return value as Decimal;
  };
}

function missingFact(
  owner: Owner,
  fact: { readonly id: string; readonly label: string; readonly slot: boolean },
): Problem {
  return {
    code: fact.slot ? "SLOT_UNFILLED" : "FACT_MISSING",
    path: [owner.id, fact.id],
    message: fact.slot
      ? `« ${fact.label} » (${fact.id}) n'est fourni ni par une couche supérieure ni par les données du mois.`
      : `« ${fact.label} » (${fact.id}) manque ; « ${owner.label} » en dépend.`,
    remedy: "Saisissez cette donnée dans les faits du mois.",
  };
}
