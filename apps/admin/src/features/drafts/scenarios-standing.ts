import type { Essai, ScenarioRun, ScenarioRuns } from "./answers.ts";
import type { SectionState } from "./section-state.ts";

/** The run that publication goes by: of this revision, over what is published now. */
export function currentEssai(essais: readonly Essai[]): Essai | null {
  return essais.find(({ current }) => current) ?? null;
}

export function scenariosState(essai: Essai | null): SectionState {
  if (essai === null) return "todo";
  return essai.failed > 0 ? "fix" : "good";
}

/** What became of a scenario between what is published and the draft. */
export type Movement = "fails" | "added" | "removed" | "repaired" | "still";

export function movementOf({ before, after }: Pick<ScenarioRun, "before" | "after">): Movement {
  if (after === null) return "removed";
  if (!after.passed) return "fails";
  if (before === null) return "added";
  return before.passed ? "still" : "repaired";
}

export const MOVEMENT_WORDS: { readonly [M in Movement]: string } = {
  fails: "échoue avec le brouillon",
  added: "ajouté par le brouillon",
  removed: "retiré par le brouillon",
  repaired: "réparé par le brouillon",
  still: "tient avant et après",
};

/** « 412 tiennent, 3 échouent » and so on, nothing said of what there is none of. */
export function countWords({
  passed,
  failed,
  untouched,
}: Pick<ScenarioRuns, "passed" | "failed" | "untouched">): string {
  const said = [
    failed === 0 ? "aucun n'échoue" : failed === 1 ? "un échoue" : `${failed} échouent`,
    passed === 1 ? "un tient" : `${passed} tiennent`,
    ...(untouched === 0 ? [] : [`${untouched} ne peuvent pas bouger et n'ont pas été joués`]),
  ];
  const [first = "", ...others] = said;
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}, ${others.join(", ")}.`;
}
