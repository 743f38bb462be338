import { add, decimal, decimalToText, isZero, subtract, ZERO } from "@bareme/kernel";
import type { EvaluationRequest } from "@bareme/engine";
import { attributeFaults, differingFrom } from "./attribute.ts";
import { ACCOUNT_FIGURES, GROSS, type Cell } from "./cells.ts";
import { printsGrossOnly } from "./given-gross.ts";
import { distinct, grossesOf, payOf, paysOfParts } from "./implied-pay.ts";
import { openedWith, openingOf, truthOf, type Rules, type Truth } from "./truth.ts";

/** The month as the rules make it, and the figures of the payslip that are at fault beside it. */
export interface Finding {
  readonly truth: Truth;
  readonly faults: readonly Cell[];
}

/**
 * Of all the months that the rules can make on what is known, the one that leaves the fewest faults; of equals, the first in this order: the
 * pay solved from the budget, the pay as typed, the pay that each other figure implies. A payslip says the same thing many times, so one
 * figure that is wrong stands alone against the others.
 */
export function findMonth(cells: readonly Cell[], request: EvaluationRequest, rules: Rules): Finding {
  const openings = openingsOf(cells, request, rules);
  const budgeted = ranked(
    openings.flatMap((opened) => solved(cells, opened, rules)),
    cells,
    rules,
  );
  const near = budgeted.filter(({ differing }) => differing <= MANY);
  const first = fewestOf(near, cells);
  if (first !== undefined && first.faults.length <= 1) return first;
  const others = ranked(
    openings.flatMap((opened) => implied(cells, opened, rules)),
    cells,
    rules,
  );
  const far = [...others, ...budgeted.filter((one) => !near.includes(one))];
  return fewestOf(far.toSorted(byDiffering), cells, first) ?? { truth: truthOf(request, rules), faults: [] };
}

/** The first of the months with the fewest faults. */
function fewestOf(months: readonly Ranked[], cells: readonly Cell[], known?: Finding): Finding | undefined {
  let best = known;
  for (const { truth } of months) {
    const most: number = best === undefined ? Infinity : best.faults.length - 1;
    const faults = most < 0 ? undefined : fewestFaults(cells, truth, most);
    if (faults !== undefined) best = { truth, faults };
  }
  return best;
}

interface Ranked {
  readonly truth: Truth;
  /** How many typed figures are not those of the month. */
  readonly differing: number;
}

/** Months with fewer differing figures first: they are likely the true one, and the others are then soon given up. */
function ranked(
  requests: readonly EvaluationRequest[],
  cells: readonly Cell[],
  rules: Rules,
): readonly Ranked[] {
  return requests
    .map((request) => truthOf(request, rules))
    .filter(({ document }) => document.problems.length === 0)
    .map((truth) => ({ truth, differing: differingFrom(truth, cells).length }))
    .toSorted(byDiffering);
}

function byDiffering(left: Ranked, right: Ranked): number {
  return left.differing - right.differing;
}

/** More figures than this differ only where the pay itself is another, or much is wrong. */
const MANY = 12;
const TRIED = 8;

/** The fewest faults: in the order of evaluation, then taking each of them as the one that the others follow from. */
function fewestFaults(cells: readonly Cell[], truth: Truth, most: number): readonly Cell[] | undefined {
  const first = attributeFaults(cells, truth, { most: most <= 1 ? most : Math.max(most, MANY) });
  if (first === undefined) return undefined;
  let fewest = first;
  if (first.length > 1 && first.length <= MANY)
    for (const seed of first.slice(0, TRIED)) {
      const other = attributeFaults(cells, truth, { seeds: [seed], most: fewest.length - 1 });
      if (other !== undefined && other.length < fewest.length) fewest = other;
    }
  return fewest.length > most ? undefined : fewest;
}

/** The opening balance: as the file gives it, as the statement types it, at its start, or as the closing balance implies it. */
function openingsOf(
  cells: readonly Cell[],
  request: EvaluationRequest,
  rules: Rules,
): readonly EvaluationRequest[] {
  const typed = cells.find(({ kind }) => kind === "opening");
  if (typed === undefined || request.opening?.[ACCOUNT_FIGURES.solde] !== undefined) return [request];
  const started = request;
  if (isZero(typed.typed)) return [started];
  const asTyped = { ...request, opening: openedWith(request, typed.typed) };
  const pay = cells.find(({ value, kind }) => kind === "line" && value === rules.plan.solve?.line);
  const closing = cells.find(({ value, kind }) => kind === "total" && value === ACCOUNT_FIGURES.solde);
  const paid =
    pay === undefined ? undefined : truthOf({ ...started, pins: { ...started.pins, ...pinned(pay) } }, rules);
  const closed = paid?.document.values[ACCOUNT_FIGURES.solde];
  const implied =
    closing === undefined || closed === undefined
      ? []
      : [
          {
            ...request,
            opening: openedWith(request, add(openingOf(started), subtract(closing.typed, decimal(closed)))),
          },
        ];
  return [started, asTyped, ...implied];
}

/** The month whose pay the budget gives; the law alone has none, nor has a payslip that prints no item of the gross. */
function solved(
  cells: readonly Cell[],
  request: EvaluationRequest,
  { plan }: Rules,
): readonly EvaluationRequest[] {
  const given = missingGross(request, plan) !== null || (printsGrossOnly(cells, plan) && hasGross(cells));
  return given ? [] : [request];
}

/** The pay as typed, then as the gross, the bases of contributions and the nets imply it; with a budget, the pay is known. */
function implied(
  cells: readonly Cell[],
  request: EvaluationRequest,
  rules: Rules,
): readonly EvaluationRequest[] {
  const missing = missingGross(request, rules.plan);
  if (missing !== null)
    return grossesOf(cells).map((gross) => ({
      ...request,
      facts: { ...request.facts, [missing]: decimalToText(gross) },
    }));
  if (printsGrossOnly(cells, rules.plan))
    return grossesOf(cells).map((gross) => ({
      ...request,
      pins: { ...request.pins, [GROSS]: decimalToText(gross), ...unpaid(rules.plan) },
    }));
  const unknown = rules.plan.solve?.line;
  if (unknown === undefined) return [];
  const typed = cells.find(({ value, kind }) => kind === "line" && value === unknown);
  if (typed !== undefined && isBudgeted(cells, request, rules)) return [];
  const near = typed?.typed ?? ZERO;
  const context = { request, rules, unknown };
  const pays = [
    ...(typed === undefined ? [] : [typed.typed]),
    ...grossesOf(cells).flatMap((gross) => payOf(gross, near, context)),
    ...paysOfParts(cells, near, context),
  ];
  return distinct(pays).map((pay) => ({
    ...request,
    pins: { ...request.pins, [unknown]: decimalToText(pay) },
  }));
}

function isBudgeted(cells: readonly Cell[], request: EvaluationRequest, rules: Rules): boolean {
  const typed = cells.some(({ value, place }) => place === "compte" && value === ACCOUNT_FIGURES.caHt);
  return typed || !isZero(decimal(truthOf(request, rules).document.values[ACCOUNT_FIGURES.caHt] ?? "0"));
}

function hasGross(cells: readonly Cell[]): boolean {
  return grossesOf(cells).some((gross) => !isZero(gross));
}

function unpaid({ solve }: Rules["plan"]): Readonly<Record<string, string>> {
  return solve === null ? {} : { [solve.line]: "0" };
}

/** The gross that no rule computes and no fact gives: the law alone asks for it. */
function missingGross(request: EvaluationRequest, plan: Rules["plan"]): string | null {
  const id = GROSS;
  return request.facts[id] === undefined && plan.facts.some((fact) => fact.slot && fact.id === id)
    ? id
    : null;
}

function pinned({ value, typed }: Cell): Readonly<Record<string, string>> {
  return value === null ? {} : { [value]: decimalToText(typed) };
}
