import type { Problem } from "@bareme/kernel";
import type { RuleSet } from "./rule-set.ts";
import { problem } from "./yaml.ts";

/** A carry is given in one of two ways. */
export function checkCarries(ruleSet: RuleSet): Problem[] {
  return ruleSet.carry.flatMap(({ statement, positionOf }) =>
    (statement.adds === undefined) === (statement.is === undefined)
      ? [
          problem(
            "SHAPE_INVALID",
            positionOf(),
            `« ${statement.id} » : un report a soit « adds », soit « is ».`,
            "Gardez l'un des deux.",
            [statement.id],
          ),
        ]
      : [],
  );
}

/** A line says what it computes, once, and ends after it starts. */
export function checkLines(ruleSet: RuleSet): Problem[] {
  return ruleSet.lines.flatMap(({ statement, positionOf }) => {
    if (statement.from !== undefined && statement.until !== undefined && statement.until < statement.from) {
      return [
        problem(
          "DATES_UNSORTED",
          positionOf(["until"]),
          `« ${statement.id} » finit le ${statement.until}, avant de commencer le ${statement.from}.`,
          "Corrigez « from » ou « until ».",
          [statement.id],
        ),
      ];
    }
    if (
      statement.kind === "formula" &&
      (statement.formula === undefined) === (statement.versions === undefined)
    ) {
      return [
        problem(
          "SHAPE_INVALID",
          positionOf(),
          `« ${statement.id} » : une ligne « formula » a soit « formula », soit « versions ».`,
          "Gardez l'un des deux.",
          [statement.id],
        ),
      ];
    }
    if (
      (statement.kind === "contribution" || statement.kind === "amounts") &&
      statement.employee === undefined &&
      statement.employer === undefined
    ) {
      return [
        problem(
          "SHAPE_INVALID",
          positionOf(),
          `« ${statement.id} » n'a ni part salariale ni part patronale.`,
          "Donnez « employee », « employer » ou les deux.",
          [statement.id],
        ),
      ];
    }
    return [];
  });
}
