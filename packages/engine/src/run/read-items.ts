import type { ChoicePlan, CollectionPlan } from "../plan.ts";
import type { Item } from "./frame.ts";
import { isRecord, type Report } from "./outside-data.ts";
import { readScalar } from "./read-scalar.ts";

/** An item with the options that it picks for itself, by choice. */
export interface ReadItem extends Item {
  readonly picks: ReadonlyMap<string, unknown>;
}

const MOST_ITEMS = 2000;

/** Reads a list; reports what is wrong with it and keeps the rest. */
export function readItems(
  collection: CollectionPlan,
  raw: unknown,
  choices: readonly ChoicePlan[],
  report: Report,
): readonly ReadItem[] {
  if (raw === undefined) {
    report(
      "FACT_MISSING",
      [collection.id],
      `« ${collection.label} » (${collection.id}) manque.`,
      "Donnez la liste, même vide.",
    );
    return [];
  }
  if (!Array.isArray(raw) || raw.length > MOST_ITEMS) {
    report(
      "FACT_INVALID",
      [collection.id],
      `« ${collection.label} » (${collection.id}) n'est pas une liste d'au plus ${MOST_ITEMS} éléments.`,
    );
    return [];
  }
  const seen = new Set<string>();
  return (raw as unknown[]).flatMap((item, index): ReadItem[] => {
    if (!isRecord(item) || typeof item["id"] !== "string" || !/^[^\s[\]~@]{1,80}$/.test(item["id"])) {
      report(
        "ITEM_WITHOUT_ID",
        [collection.id, String(index)],
        `L'élément ${index + 1} de « ${collection.label} » n'a pas d'identifiant « id ».`,
        "Donnez à chaque élément un « id » court et sans espace, unique dans la liste.",
      );
      return [];
    }
    const { id } = item;
    if (seen.has(id))
      report(
        "DUPLICATE_ID",
        [collection.id, id],
        `Deux éléments de « ${collection.label} » ont l'identifiant « ${id} ».`,
        "Donnez à chacun le sien.",
      );
    seen.add(id);
    return [readItem(id, item, collection, choices, report)];
  });
}

function readItem(
  id: string,
  item: Readonly<Record<string, unknown>>,
  collection: CollectionPlan,
  choices: readonly ChoicePlan[],
  report: Report,
): ReadItem {
  const given = new Map(Object.entries(item));
  given.delete("id");
  const fields = collection.fields.map((field) => {
    const value = given.get(field.id) ?? (given.has(field.id) ? null : field.default);
    const present = given.delete(field.id);
    return value === null && !present
      ? undefined
      : readScalar(field, value, [collection.id, id, field.id], report);
  });
  const picks = new Map<string, unknown>();
  for (const choice of choices) {
    if (choice.at.includes(collection.id) && given.has(choice.id)) {
      picks.set(choice.id, given.get(choice.id));
      given.delete(choice.id);
    }
  }
  for (const key of given.keys())
    report(
      "FACT_UNKNOWN",
      [collection.id, id, key],
      `« ${key} » n'est pas un champ de « ${collection.label} ».`,
      `Champs : ${collection.fields.map((field) => field.id).join(", ")}.`,
    );
  return { id, fields, picks };
}
