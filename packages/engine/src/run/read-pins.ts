import { parseDecimal, scaleBy, type Decimal } from "@bareme/kernel";
import { isRecord, shown, type Report } from "./outside-data.ts";
import type { LinkedNode, Program } from "./program.ts";

/** Reads the values that are given and not computed into their slots; returns their ids. */
export function readPins(
  program: Program,
  pins: Readonly<Record<string, unknown>>,
  itemIds: readonly (readonly string[])[],
  values: unknown[],
  report: Report,
): ReadonlySet<string> {
  const pinned = new Set<string>();
  for (const [id, raw] of Object.entries(pins)) {
    const node = program.nodesById.get(id);
    if (
      node === undefined ||
      node.plan.type !== "number" ||
      !["line", "part", "total", "carry", "unknown"].includes(node.plan.role)
    ) {
      report(
        "PIN_UNKNOWN",
        ["pins", id],
        `« ${id} » n'est pas une valeur calculée que l'on peut donner.`,
        "Donnez l'identifiant d'une ligne, d'une part (x.employer) ou d'un total.",
      );
      continue;
    }
    values[node.slot] = readPin(node, raw, itemIds, report);
    pinned.add(id);
  }
  return pinned;
}

function readPin(
  node: LinkedNode,
  raw: unknown,
  itemIds: readonly (readonly string[])[],
  report: Report,
): unknown {
  const { id } = node.plan;
  if (node.plan.each === null) return readAmount(node, raw, ["pins", id], report);
  if (!isRecord(raw)) {
    report(
      "PIN_INVALID",
      ["pins", id],
      `« ${node.plan.label} » se donne par élément de « ${node.plan.each} ».`,
      "Écrivez { élément: montant }.",
    );
    return undefined;
  }
  const ids = itemIds[node.collection ?? 0] ?? [];
  for (const item of Object.keys(raw))
    if (!ids.includes(item))
      report(
        "PIN_UNKNOWN",
        ["pins", id, item],
        `« ${item} » n'est pas un élément de « ${node.plan.each} » ce mois-ci.`,
        "Donnez l'identifiant d'un élément de la liste.",
      );
  return ids.map((item) => readAmount(node, raw[item], ["pins", id, item], report));
}

function readAmount(
  node: LinkedNode,
  value: unknown,
  path: readonly string[],
  report: Report,
): Decimal | undefined {
  const amount = parseDecimal(value);
  if (amount === undefined)
    report(
      "PIN_INVALID",
      path,
      `« ${node.plan.label} » : ${shown(value)} n'est pas un nombre décimal entre guillemets.`,
    );
  return amount === undefined || node.plan.unit !== "%" ? amount : scaleBy(amount, -2);
}
