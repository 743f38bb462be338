import type { Problem } from "@bareme/kernel";
import type { Located, RuleSet } from "./rule-set.ts";
import { problem } from "./yaml.ts";

interface Dated {
  readonly from: string;
  readonly known?: string | undefined;
}

/** Dated values must stand in order, and say by key what depends on a key. */
export function checkDates(ruleSet: RuleSet): Problem[] {
  const inOrder = (id: string, key: string, values: readonly Dated[], located: Located<unknown>): Problem[] =>
    values.flatMap((value, index) => {
      const before = values[index - 1];
      if (before === undefined || before.from < value.from) return [];
      if (before.from === value.from && (before.known ?? "") < (value.known ?? "")) return [];
      const same = before.from === value.from;
      return [
        problem(
          same ? "DATES_OVERLAP" : "DATES_UNSORTED",
          located.positionOf([key, index, "from"]),
          same
            ? `« ${id} » a deux valeurs au ${value.from}.`
            : `« ${id} » : le ${value.from} vient après le ${before.from}.`,
          same
            ? "Gardez une seule valeur par date, ou donnez à la seconde la date « known » à laquelle elle a été connue."
            : "Rangez les valeurs par date croissante.",
          [id],
        ),
      ];
    });
  return [
    ...ruleSet.parameters.flatMap((located) => [
      ...inOrder(located.statement.id, "values", located.statement.values, located),
      ...keyed(located),
    ]),
    ...ruleSet.overrides.flatMap((located) =>
      inOrder(located.statement.id, "values", located.statement.values, located),
    ),
    ...ruleSet.picks.flatMap((located) =>
      inOrder(located.statement.choice, "values", located.statement.values, located),
    ),
    ...ruleSet.grids.flatMap((located) =>
      inOrder(located.statement.id, "versions", located.statement.versions, located),
    ),
    ...ruleSet.choices.flatMap((located) =>
      Array.isArray(located.statement.default)
        ? inOrder(located.statement.id, "default", located.statement.default, located)
        : [],
    ),
    ...ruleSet.lines.flatMap((located) =>
      located.statement.kind === "formula"
        ? inOrder(located.statement.id, "versions", located.statement.versions ?? [], located)
        : [],
    ),
  ];
}

function keyed({ statement, positionOf }: RuleSet["parameters"][number]): Problem[] {
  return statement.values.flatMap(({ value }, index) => {
    if (value === null || (typeof value === "string") === (statement.by === undefined)) return [];
    const [message, remedy] =
      statement.by === undefined
        ? [
            `« ${statement.id} » a une valeur par clé, mais pas de « by ».`,
            "Ajoutez « by » avec le fait qui donne la clé.",
          ]
        : [
            `« ${statement.id} » est donné par « ${statement.by} », mais cette valeur est unique.`,
            "Donnez une valeur par option, ou retirez « by ».",
          ];
    return [
      problem("SHAPE_INVALID", positionOf(["values", index, "value"]), message, remedy, [statement.id]),
    ];
  });
}
