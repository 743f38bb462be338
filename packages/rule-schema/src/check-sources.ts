import type { Problem } from "@bareme/kernel";
import type { Source } from "./primitives.ts";
import type { Located, RuleSet } from "./rule-set.ts";
import { problem } from "./yaml.ts";

/** Values of the law must cite their text, and every citation must be declared. */
export function checkSources(ruleSet: RuleSet): Problem[] {
  const check = (
    id: string,
    source: Source | undefined,
    required: boolean,
    at: ReturnType<Located<unknown>["positionOf"]>,
    dated?: { readonly word: "valeur" | "version"; readonly from: string },
  ): Problem[] => {
    const place = dated === undefined ? `« ${id} »` : `« ${id} », ${dated.word} du ${dated.from}`;
    if (source === undefined) {
      return required
        ? [
            problem(
              "SOURCE_MISSING",
              at,
              `${place} : cette ${dated?.word ?? "ligne"} n'a pas de source.`,
              "Indiquez le texte (article, décret, contrat) dont elle vient.",
              [id],
            ),
          ]
        : [];
    }
    return [source]
      .flat()
      .flatMap((one) =>
        typeof one === "string" && !ruleSet.sources.has(one)
          ? [
              problem(
                "SOURCE_UNKNOWN",
                at,
                `${place} : la source « ${one} » n'est pas déclarée.`,
                "Ajoutez-la sous « sources », ou corrigez son nom.",
                [id],
              ),
            ]
          : [],
      );
  };
  return [
    ...ruleSet.parameters.flatMap(({ statement, positionOf }) =>
      statement.values.flatMap((value, index) =>
        check(statement.id, value.source, true, positionOf(["values", index]), {
          word: "valeur",
          from: value.from,
        }),
      ),
    ),
    ...ruleSet.overrides.flatMap(({ statement, positionOf }) =>
      statement.values.flatMap((value, index) =>
        check(statement.id, value.source, true, positionOf(["values", index]), {
          word: "valeur",
          from: value.from,
        }),
      ),
    ),
    ...ruleSet.grids.flatMap(({ statement, positionOf }) =>
      statement.versions.flatMap((version, index) =>
        check(statement.id, version.source, true, positionOf(["versions", index]), {
          word: "version",
          from: version.from,
        }),
      ),
    ),
    ...ruleSet.choices.flatMap(({ statement, positionOf }) =>
      statement.options.flatMap((option, index) =>
        check(statement.id, option.source, false, positionOf(["options", index])),
      ),
    ),
    ...ruleSet.lines.flatMap(({ statement, positionOf }) =>
      check(statement.id, statement.source, statement.rubric !== undefined, positionOf()),
    ),
    ...ruleSet.lines.flatMap(({ statement, positionOf }) =>
      statement.kind === "formula"
        ? (statement.versions ?? []).flatMap((version, index) =>
            check(statement.id, version.source, false, positionOf(["versions", index])),
          )
        : [],
    ),
    ...ruleSet.decisions.flatMap(({ statement, positionOf }) =>
      check(statement.id, statement.source, false, positionOf()),
    ),
    ...ruleSet.checks.flatMap(({ statement, positionOf }) =>
      check(statement.id, statement.source, false, positionOf()),
    ),
    ...ruleSet.totals.flatMap(({ statement, positionOf }) =>
      check(statement.id, statement.source, false, positionOf()),
    ),
    ...ruleSet.postings.flatMap(({ statement, positionOf }) =>
      check(statement.of, statement.source, false, positionOf()),
    ),
  ];
}
