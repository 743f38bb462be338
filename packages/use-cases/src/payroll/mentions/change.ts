import { canonicalJson, type JsonValue, type Problem } from "@bareme/kernel";

/** The names of the mentions that differ, never what they say: an address is nobody else's business. */
export function changedMentions<M extends { readonly [name: string]: JsonValue }>(
  before: M | undefined,
  after: M,
): readonly string[] {
  return Object.keys(after).filter((name) => textOf(before?.[name]) !== textOf(after[name]));
}

/** True when each of the items said before is still said. */
export function keepsAll(before: readonly JsonValue[], after: readonly JsonValue[]): boolean {
  const kept = new Set(after.map(textOf));
  return before.every((item) => kept.has(textOf(item)));
}

/** A payslip that is printed again says what it said. */
export function printedAlready(
  whose: string,
  closed: readonly string[],
  changed: readonly string[],
): Problem {
  const [first = "", last = first] = [closed[0], closed.at(-1)];
  const months = first === last ? `de ${first}, un mois clos` : `de mois clos, de ${first} à ${last}`;
  return {
    code: "MENTIONS_OF_CLOSED_MONTH",
    path: ["effectiveFrom"],
    message: `Les mentions ${whose} changeraient sur le bulletin ${months} : ${changed.join(", ")}.`,
    remedy: "Donnez les nouvelles mentions à partir d'un jour qui suit le paiement du dernier mois clos.",
  };
}

function textOf(value: JsonValue | undefined): string {
  return value === undefined ? "" : canonicalJson(value);
}
