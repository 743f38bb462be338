import type { Choice, ScalarFact } from "@bareme/rule-schema";
import type { Genre } from "../rule-text/genres.ts";
import type { CheckedLayer } from "./checked.ts";

/** Something that formulas and conditions name: what it is called, and what may be compared with it. */
export interface Name {
  /** As a formula writes it: `tauxReserve`, `mission.caFacture`, `opening.soldeCreance`. */
  readonly id: string;
  readonly label: string;
  /** What it is, in a word. */
  readonly what: string;
  readonly genre: Genre | null;
  readonly ruleSet: string;
  readonly unit: string;
  readonly type: ScalarFact["type"] | "list" | "none";
  readonly options: readonly Option[];
  /** The list whose items it belongs to. */
  readonly each: string | null;
}

interface Option {
  readonly id: string;
  readonly label: string | null;
}

export type Names = ReadonlyMap<string, Name>;

/** Every name of a stack. Of two layers that say the same, the higher one is meant. */
export function namesOf(layers: readonly (CheckedLayer | null)[]): Names {
  const read = layers.flatMap((layer) => (layer === null ? [] : [layer]));
  return new Map(read.flatMap((layer) => namesIn(layer, read)).map((name) => [name.id, name]));
}

function namesIn(layer: CheckedLayer, stack: readonly CheckedLayer[]): readonly Name[] {
  const named = namer(layer.manifest.ruleSet);
  const fields = (collection: string, item: string, list: readonly ScalarFact[]): readonly Name[] =>
    list.map((field) => ({
      ...scalar(field, named),
      id: `${item}.${field.id}`,
      what: "Champ d'un élément",
      each: collection,
    }));
  const listOf = (id: string) =>
    stack
      .flatMap(({ facts }) => facts)
      .map(({ statement }) => statement)
      .find((fact) => fact.id === id && fact.type === "list");
  return [
    ...layer.facts.flatMap(({ statement }): readonly Name[] =>
      statement.type === "list"
        ? [
            named(statement, "Liste", { type: "list", genre: "donnee" }),
            ...fields(statement.id, statement.item.name, statement.item.fields),
          ]
        : [{ ...scalar(statement, named), genre: "donnee" as const }],
    ),
    ...layer.fields.flatMap(({ statement: { of, add } }) => {
      const list = listOf(of);
      return list?.type === "list" ? fields(of, list.item.name, add) : [];
    }),
    ...layer.slots.map(({ statement }) => named(statement, "Montant attendu", { type: statement.type })),
    ...layer.parameters.map(({ statement }) => named(statement, "Paramètre", { genre: "parametre" })),
    ...layer.choices.map(({ statement }) =>
      named(statement, "Choix", { genre: "choix", type: "choice", options: optionsOf(statement) }),
    ),
    ...layer.grids.map(({ statement }) => named(statement, "Barème", { genre: "bareme", type: "none" })),
    ...layer.decisions.map(({ statement }) =>
      named(statement, "Décision", {
        genre: "decision",
        type: "choice",
        options: statement.outcomes.map((id) => ({ id, label: null })),
      }),
    ),
    ...layer.lines.map(({ statement }) => named(statement, "Ligne", { genre: "ligne", unit: "EUR" })),
    ...layer.totals.map(({ statement }) => named(statement, "Total", { genre: "total" })),
    ...layer.carry.flatMap(({ statement }) => [
      named(statement, "Report, à la fin du mois", { genre: "report" }),
      named({ ...statement, id: `opening.${statement.id}` }, "Report, à l'ouverture du mois", {
        genre: "report",
      }),
    ]),
  ];
}

type Named = (
  statement: {
    readonly id: string;
    readonly label: string;
    readonly unit?: string | undefined;
    readonly each?: string | undefined;
  },
  what: string,
  more: Partial<Name>,
) => Name;

function namer(ruleSet: string): Named {
  return ({ id, label, unit, each }, what, more) => ({
    id,
    label,
    what,
    genre: null,
    ruleSet,
    type: "decimal",
    options: [],
    each: each ?? null,
    ...more,
    unit: unit ?? more.unit ?? "",
  });
}

function scalar(fact: ScalarFact, named: Named): Name {
  const options = (fact.options ?? []).map((id) => ({ id, label: null }));
  return named(fact, "Donnée du mois", { type: fact.type, options });
}

function optionsOf({ options }: Choice): readonly Option[] {
  return options.map(({ id, label }) => ({ id, label }));
}
