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
  ): Problem[] => {
    if (source === undefined) {
      return required
        ? [
            problem(
              "SOURCE_MISSING",
              at,
              `« ${id} » : cette valeur n'a pas de source.`,
              "Ajoutez « source » : le texte (article, décret, contrat) dont elle vient.",
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
                `« ${id} » cite la source « ${one} », qui n'est pas déclarée.`,
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
        check(statement.id, value.source, true, positionOf(["values", index])),
      ),
    ),
    ...ruleSet.overrides.flatMap(({ statement, positionOf }) =>
      statement.values.flatMap((value, index) =>
        check(statement.id, value.source, true, positionOf(["values", index])),
      ),
    ),
    ...ruleSet.grids.flatMap(({ statement, positionOf }) =>
      statement.versions.flatMap((version, index) =>
        check(statement.id, version.source, true, positionOf(["versions", index])),
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
