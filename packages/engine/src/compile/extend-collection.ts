import type { Problem } from "@bareme/kernel";
import { problem, type Fields, type Located } from "@bareme/rule-schema";
import type { Declared } from "./symbols.ts";

/** The list of a lower layer with the fields that a higher one adds; unchanged, with a problem, where they cannot be added. */
export function extendCollection(
  { statement, positionOf }: Located<Fields>,
  target: Declared | undefined,
  problems: Problem[],
): Declared | undefined {
  if (target?.symbol.kind !== "collection") {
    problems.push(
      problem(
        "NAME_UNKNOWN",
        positionOf(["of"]),
        `« ${statement.of} » n'est pas une liste déclarée ici ou dans une couche inférieure.`,
        "Corrigez le nom de la liste.",
        [statement.of],
      ),
    );
    return target;
  }
  const list = target.symbol.statement;
  const known = new Set(list.item.fields.map(({ id }) => id));
  statement.add.forEach(({ id }, index) => {
    if (known.has(id))
      problems.push(
        problem(
          "DUPLICATE_ID",
          positionOf(["add", index, "id"]),
          `« ${id} » est déjà un champ de « ${statement.of} ».`,
          "Renommez ce champ.",
          [statement.of, id],
        ),
      );
    known.add(id);
  });
  const item = { ...list.item, fields: [...list.item.fields, ...statement.add] };
  return { ...target, symbol: { kind: "collection", statement: { ...list, item } } };
}
