import {
  add,
  decimal,
  decimalToFixed,
  failure,
  greaterThan,
  HUNDRED,
  multiply,
  subtract,
  success,
  ZERO,
  type Decimal,
  type Result,
} from "@bareme/kernel";
import type { Rules } from "../book.ts";
import type { MonthsInput } from "../months.ts";
import { changeMission, type ChangedMonths, type MissionChange, type Target } from "./change-mission.ts";
import { figuresOf, type RunFigures } from "./figures.ts";
import { firstStep, type Answer } from "./first-step.ts";
import { causesOf, LEAP, type Cause } from "./causes.ts";
import { holeBeside, type Hole } from "./hole.ts";
import { aimOf, findRelapses, greatestOf, questionsOf, type Aim, type Net, type Relapses } from "./reach.ts";
import {
  amountOf,
  createSampler,
  remainderOf,
  stepsOf,
  valueText,
  type OnSample,
  type Sampler,
} from "./sampler.ts";

export type Lever = "tjm" | "jours" | "ca";

export interface NeedRequest<A extends Aim = Net> {
  readonly input: MonthsInput;
  readonly rules: Rules;
  readonly lever: Lever;
  /** What is supposed besides the lever. */
  readonly change: MissionChange;
  readonly target: Target;
  readonly net: Decimal;
  readonly on: A;
  /** The highest value tried; a technical default when absent. */
  readonly upTo?: Decimal | undefined;
  readonly onSample?: OnSample;
}

/** The least value of the lever that reaches the net, and how anyone can check it. */
export interface Need<A extends Aim = Net> {
  readonly lever: Lever;
  readonly on: A;
  readonly target: string;
  readonly step: string;
  /** Null when no value up to `upTo` reaches the target. */
  readonly value: string | null;
  readonly upTo: string;
  readonly net: string | null;
  /** How much more than the target: no smaller value gives less and still reaches it. */
  readonly surplus: string | null;
  /** One step below the value; null when the value is the lowest. */
  readonly below: {
    readonly value: string;
    readonly net: string | null;
    readonly solde: string | null;
  } | null;
  readonly run: RunFigures | null;
  readonly remainder: string | null;
  /** The hole of the law that the value touches, when there is one: no value in it changes the pay. */
  readonly hole: Hole | null;
  /** The rules that leap from one step below to the value, when the net leaps there: no value gives a net in between. */
  readonly causes: readonly Cause[];
  /** Whether the net falls below the target again above the value; null when there is no value. */
  readonly above: Relapses | null;
  /** The greatest net met that the account can pay; what to show when the target is out of reach. */
  readonly greatest: { readonly value: string; readonly net: string | null } | null;
  readonly evaluations: number;
  /** False when the search was cut short: then a smaller value may exist. */
  readonly complete: boolean;
  readonly months: readonly string[];
  readonly mission: string;
  readonly cashKept: readonly string[];
  readonly besidesKept: readonly string[];
  readonly correctionsLeft: readonly string[];
}

/** Steps, cells and ends of the search: of the machine, not of law. A cell is what 250 euros of turnover make, about. */
const GRIDS: {
  readonly [L in Lever]: { readonly step: string; readonly cell: number; readonly upTo: string };
} = {
  tjm: { step: "0.01", cell: 1000, upTo: "5000" },
  jours: { step: "0.5", cell: 1, upTo: "31" },
  ca: { step: "0.01", cell: 25_000, upTo: "100000" },
};
const MOST_EVALUATIONS = 3000;

/**
 * Finds the least rate, days or turnover whose net reaches the target on an account that stays at or above zero. Every value below is excluded by
 * evaluation or by the bound of `questionsOf`.
 */
export function findNeed<A extends Aim = Net>(request: NeedRequest<A>): Result<Need<A>> {
  const { input, lever, change } = request;
  const target = { ...request.target, paidAtOnce: request.target.period !== undefined };
  const { cell, ...grid } = GRIDS[lever];
  const step = decimal(grid.step);
  const supposed = (value: Decimal): Result<ChangedMonths> =>
    changeMission(input, { ...change, [lever]: value }, target);
  const lowest = supposed(ZERO);
  // A hundred steps invoice whole cents, which one step may not.
  const hundredth = supposed(multiply(step, HUNDRED));
  if (!lowest.ok) return lowest;
  if (!hundredth.ok) return hundredth;
  const sampler = createSampler({
    rules: request.rules,
    step,
    monthsAt: (value) => {
      const changed = supposed(value);
      return changed.ok ? changed.value.input : input;
    },
    period: target.period,
    budget: MOST_EVALUATIONS,
    onSample: request.onSample,
  });
  const upTo = request.upTo ?? decimal(grid.upTo);
  const perStep = multiply(subtract(hundredth.value.ca, lowest.value.ca), decimal("0.01"));
  const questions = questionsOf(request.net, request.on, perStep);
  const range = { from: 0, to: stepsOf(upTo, step), cell };
  const answer = firstStep(sampler, range, questions.reached);
  if (answer.found === undefined && sampler.problems().length > 0) return failure(sampler.problems());
  const periodsOf = (places: readonly number[]): readonly string[] =>
    places.flatMap((place) => input.months[place]?.period ?? []);
  return success({
    lever,
    on: request.on,
    target: decimalToFixed(request.net, 2),
    step: grid.step,
    upTo: decimalToFixed(upTo, 2),
    mission: lowest.value.mission,
    months: periodsOf(lowest.value.months),
    cashKept: periodsOf(lowest.value.cashKept),
    besidesKept: periodsOf(lowest.value.besidesKept),
    correctionsLeft: periodsOf(lowest.value.correctionsLeft),
    ...certify(answer, request, sampler, add(perStep, LEAP)),
    above: answer.found === undefined ? null : findRelapses(answer.found, sampler, questions, cell),
    greatest: greatestOf(sampler, request.on),
    evaluations: sampler.samples().length,
    complete: !answer.spent,
  });
}

type Certificate = Pick<
  Need,
  "value" | "net" | "surplus" | "below" | "run" | "remainder" | "hole" | "causes"
>;

const NOTHING: Certificate = {
  value: null,
  net: null,
  surplus: null,
  below: null,
  run: null,
  remainder: null,
  hole: null,
  causes: [],
};

/** What was found, one step below it, and what the law leaves over. */
function certify(
  { found }: Answer,
  { net, on, rules }: NeedRequest<Aim>,
  sampler: Sampler,
  limit: Decimal,
): Certificate {
  if (found === undefined) return NOTHING;
  const below = found.at === 0 ? undefined : sampler.sample(found.at - 1);
  const leaps =
    below !== undefined &&
    greaterThan(subtract(amountOf(aimOf(found, on)), amountOf(aimOf(below, on))), limit);
  return {
    value: valueText(found),
    net: aimOf(found, on),
    surplus: decimalToFixed(subtract(amountOf(aimOf(found, on)), net), 2),
    below:
      below === undefined
        ? null
        : { value: valueText(below), net: aimOf(below, on), solde: below.totals.soldeDisponible },
    run: figuresOf(found.run),
    remainder: decimalToFixed(remainderOf(found), 2),
    hole: holeBeside(found, sampler, rules.plan),
    causes: leaps ? causesOf(below, found, rules.plan, limit) : [],
  };
}
