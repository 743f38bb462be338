import { success, type Result } from "@bareme/kernel";
import type { Rules } from "../book.ts";
import { runMonths, type MonthsInput, type MonthsRun } from "../months.ts";
import { changeMission, type MissionChange, type Target } from "./change-mission.ts";
import { figuresOf, type RunFigures } from "./figures.ts";

export interface SupposedNet {
  readonly run: MonthsRun;
  readonly figures: RunFigures;
  /** The mission and the months that the supposition changes; none when nothing is supposed. */
  readonly mission: string | null;
  readonly months: readonly string[];
  readonly cashKept: readonly string[];
  readonly besidesKept: readonly string[];
  readonly correctionsLeft: readonly string[];
}

/** The months as they are paid under another rate, other days or another turnover. */
export function supposeNet(
  input: MonthsInput,
  rules: Rules,
  change: MissionChange,
  target: Target,
): Result<SupposedNet> {
  if (change.tjm === undefined && change.jours === undefined && change.ca === undefined) {
    const run = runMonths(input, rules);
    return success({
      run,
      figures: figuresOf(run),
      mission: null,
      months: [],
      cashKept: [],
      besidesKept: [],
      correctionsLeft: [],
    });
  }
  const changed = changeMission(input, change, target);
  if (!changed.ok) return changed;
  const run = runMonths(changed.value.input, rules);
  const periodsOf = (places: readonly number[]): readonly string[] =>
    places.flatMap((place) => input.months[place]?.period ?? []);
  return success({
    run,
    figures: figuresOf(run),
    mission: changed.value.mission,
    months: periodsOf(changed.value.months),
    cashKept: periodsOf(changed.value.cashKept),
    besidesKept: periodsOf(changed.value.besidesKept),
    correctionsLeft: periodsOf(changed.value.correctionsLeft),
  });
}
