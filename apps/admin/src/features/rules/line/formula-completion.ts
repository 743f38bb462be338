import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { Name, Names } from "../../../core/names.ts";

/** The functions that formulas allow, as docs/rule-language.md lists them. */
const FUNCTIONS: readonly (readonly [name: string, args: string, says: string])[] = [
  ["min", "a, b", "le plus petit"],
  ["max", "a, b", "le plus grand"],
  ["abs", "a", "la valeur absolue"],
  ["not", "condition", "l'inverse"],
  ["roundHalfUp", "a, 0.01", "arrondi au plus proche"],
  ["roundUp", "a, 0.01", "arrondi au-dessus"],
  ["roundDown", "a, 0.01", "arrondi au-dessous"],
  ["lookup", "barème, a", "cherche dans un barème"],
  ["sum", "liste.champ", "somme sur une liste"],
  ["count", "liste", "nombre d'éléments"],
  ["allocate", "total, poids", "la part de cet élément, au centime"],
  ["daysBetween", "a, b", "jours entre deux dates"],
  ["monthsBetween", "a, b", "mois entre deux dates"],
  ["daysInMonth", "date", "jours du mois"],
  ["year", "date", "l'année"],
  ["month", "date", "le mois"],
  ["earliest", "a, b", "la première date"],
  ["latest", "a, b", "la dernière date"],
];

const MOMENTS: readonly (readonly [string, string])[] = [
  ["period.start", "premier jour du mois"],
  ["period.end", "dernier jour du mois"],
  ["payment.date", "date de paiement"],
];

const WORDS = ["if", "then", "else", "and", "or", "true", "false"];

/** Offers what a formula may name, found by label or by identifier; what is written is the identifier. */
export function completeFormula(
  context: CompletionContext,
  { names, each }: { readonly names: Names; readonly each: string | null },
): CompletionResult | null {
  const option = context.matchBefore(/([A-Za-z][A-Za-z0-9.]*)\s*!?=\s*"[^"]*/);
  if (option !== null) return optionsOf(option.text, option.to, names);
  const word = context.matchBefore(/[\p{L}\d.'’]*/u);
  if (word === null || (word.from === word.to && !context.explicit)) return null;
  const own = [...names.values()].filter(
    (name) => name.each === null || name.each === each || name.type === "list",
  );
  return {
    from: word.from,
    options: [
      ...own.map(nameCompletion),
      ...listFields(names, each),
      ...FUNCTIONS.map(([name, args, says]): Completion => ({
        label: name,
        detail: `(${args}) ${says}`,
        apply: `${name}(`,
        type: "function",
      })),
      ...MOMENTS.map(([id, says]): Completion => ({ label: id, detail: says, type: "constant" })),
      ...WORDS.map((label): Completion => ({ label, type: "keyword", boost: 1 })),
    ],
    validFor: /^[\p{L}\d.'’ ]*$/u,
  };
}

function nameCompletion({ id, label, what }: Name): Completion {
  return {
    label: `${id} ${label}`,
    displayLabel: label,
    detail: `${id} · ${what}`,
    apply: id,
    type: "variable",
  };
}

/** Fields of other lists are summed: `missions.caFacture`. */
function listFields(names: Names, each: string | null): readonly Completion[] {
  return [...names.values()].flatMap(({ id, label, each: list, what }): readonly Completion[] => {
    const field = id.split(".")[1];
    if (list === null || list === each || field === undefined || id.startsWith("opening.")) return [];
    const written = `sum(${list}.${field})`;
    return [
      {
        label: `${written} ${label}`,
        displayLabel: `Somme de ${label}`,
        detail: `${written} · ${what}`,
        apply: written,
        type: "variable",
      },
    ];
  });
}

/** Inside the quotes of a comparison with a choice: its options. */
function optionsOf(text: string, to: number, names: Names): CompletionResult | null {
  const [, id = "", typed = ""] = /^([A-Za-z][A-Za-z0-9.]*)\s*!?=\s*"([^"]*)$/.exec(text) ?? [];
  const options = names.get(id)?.options ?? [];
  if (options.length === 0) return null;
  return {
    from: to - typed.length,
    options: options.map((one) => ({
      label: one.id,
      ...(one.label !== null && { detail: one.label }),
      type: "enum",
    })),
  };
}
