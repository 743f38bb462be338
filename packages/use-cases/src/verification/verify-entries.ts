import { decimal, equals, parseDecimal } from "@bareme/kernel";
import type { Ecriture } from "../ports/store.ts";
import { tamperedWith, type Tampered } from "./tampered.ts";
import { monthName } from "./verify-month.ts";
import type { WholeMonth } from "./whole-rows.ts";

type Entry = WholeMonth["entries"][number];

/** Holds the entries of a closed month against those that its document posts: none missing, none added, none changed. */
export function entryFaults(month: WholeMonth, expected: readonly Ecriture[]): readonly Tampered[] {
  const elsewhere =
    month.entries.length > 0 && month.entries.every(({ contratId }) => contratId !== month.contratId);
  if (elsewhere) return [monthMoved(month)];
  const kept = new Map(month.entries.map((entry) => [entry.numero, entry]));
  const wanted = new Set(expected.map(({ numero }) => numero));
  const say = (numero: number, message: string): Tampered =>
    tamperedWith("ecriture", `${monthName(month)} n° ${numero}`, message);
  return [
    ...expected.flatMap((entry) => {
      const found = kept.get(entry.numero);
      if (found === undefined)
        return [
          say(
            entry.numero,
            `L'écriture « ${entry.label} » de ${entry.amount} manque au compte de ${month.period}.`,
          ),
        ];
      const changed = differences(month, entry, found);
      return changed.length === 0
        ? []
        : [
            say(
              entry.numero,
              `L'écriture « ${entry.label} » de ${month.period} a été changée : ${changed.join(" ; ")}.`,
            ),
          ];
    }),
    ...month.entries
      .filter(({ numero }) => !wanted.has(numero))
      .map(({ numero, label, amount }) =>
        say(
          numero,
          `L'écriture « ${label} » de ${amount} a été ajoutée : le bulletin de ${month.period} ne la pose pas.`,
        ),
      ),
  ];
}

function monthMoved(month: WholeMonth): Tampered {
  return tamperedWith(
    "mois",
    monthName(month),
    `Le mois ${month.period} a changé de contrat : ses écritures sont d'un autre.`,
  );
}

const NAMES = {
  fromAccount: "compte débité",
  toAccount: "compte crédité",
  line: "ligne",
  item: "élément",
  label: "libellé",
  basis: "fondement",
} as const;

function differences(month: WholeMonth, expected: Ecriture, found: Entry): readonly string[] {
  const keys = ["fromAccount", "toAccount", "line", "item", "label", "basis"] as const;
  const texts = keys
    .filter((key) => expected[key] !== found[key])
    .map((key) => `${NAMES[key]} « ${found[key] ?? ""} » au lieu de « ${expected[key] ?? ""} »`);
  const amount = parseDecimal(found.amount);
  return [
    ...(amount !== undefined && equals(amount, decimal(expected.amount))
      ? []
      : [`${found.amount} au lieu de ${expected.amount}`]),
    ...texts,
    ...(found.contratId === month.contratId ? [] : ["elle est d'un autre contrat que son mois"]),
    ...(found.societeId === month.societeId ? [] : ["elle est d'une autre société que son mois"]),
  ];
}
