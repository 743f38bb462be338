import { add, decimal, decimalToText, isZero, subtract, ZERO, type Decimal } from "@bareme/kernel";
import type { EvaluationRequest } from "@bareme/engine";
import { PAS_LINE, PAYSLIP_TOTALS } from "../payslip-layout.ts";
import type { Cell } from "./cells.ts";
import { linesOnBasis } from "./on-basis.ts";
import { fixedPins, monthOf, openedWith, readValue, type Month, type Pins, type Truth } from "./truth.ts";

/**
 * How a wrong figure went on. `sums`: totals and nets were added up with it, no other line moved; `sums-tax-kept`: the same, and the tax was
 * not withheld again; `lines`: all that hangs on it was computed with it; `pay`: and the pay was solved again.
 */
export const CARRIED = ["sums", "sums-tax-kept", "lines", "pay"] as const;
export type Carried = (typeof CARRIED)[number];

/** The month had the given figures been carried on as typed; undefined where the rules cannot be evaluated so. */
export function carryOn(carried: readonly Cell[], how: Carried, truth: Truth): Month | undefined {
  const { request, rules } = truth;
  const opening = carried.find(({ kind }) => kind === "opening");
  const changed: EvaluationRequest = {
    ...request,
    facts: { ...request.facts, ...factsOf(carried, truth) },
    ...(opening !== undefined && { opening: openedWith(request, opening.typed) }),
    pins: {
      ...(how === "pay" ? request.pins : fixedPins(truth)),
      ...pinsOf(carried, how, truth),
    },
  };
  const first = monthOf(changed, rules);
  if (first.document.problems.length > 0) return undefined;
  const shifted = shiftsOf(carried, first);
  if (shifted.size === 0) return first;
  const shifts = [...shifted].flatMap(([id, by]) => {
    const value = first.document.values[id];
    return value === undefined ? [] : [[id, decimalToText(add(decimal(value), by))] as const];
  });
  const second = monthOf({ ...changed, pins: { ...changed.pins, ...Object.fromEntries(shifts) } }, rules);
  return second.document.problems.length > 0 ? undefined : second;
}

function pinsOf(carried: readonly Cell[], how: Carried, truth: Truth): Pins {
  const tax = truth.document.values[PAS_LINE];
  const given = carried.filter(
    ({ value, kind }) =>
      value !== null && kind !== "opening" && truth.computed.has(value) && !isShifted(value),
  );
  return {
    ...(how.startsWith("sums") && truth.amounts),
    ...(how === "sums-tax-kept" && tax !== undefined && { [PAS_LINE]: tax }),
    ...linesOnBasis(given, truth),
    ...Object.fromEntries(given.flatMap((cell) => (cell.kind === "basis" ? [] : pinOf(cell, given, truth)))),
  };
}

function pinOf(
  cell: Cell,
  given: readonly Cell[],
  truth: Truth,
): readonly (readonly [string, Pins[string]])[] {
  const { value, item, summed, typed } = cell;
  if (value === null) return [];
  if (item === null && !summed) return [[value, decimalToText(typed)]];
  const items: Record<string, string> = { ...truth.items.get(value) };
  for (const other of given)
    if (other.value === value && other.item !== null) items[other.item] = decimalToText(other.typed);
  if (summed) {
    const [first] = Object.keys(items);
    const sum = readValue(value, cell, truth) ?? ZERO;
    if (first !== undefined)
      items[first] = decimalToText(add(decimal(items[first] ?? "0"), subtract(typed, sum)));
  }
  return [[value, items]];
}

/** Totals that move along with others. An employer's total moves what the account bears; both nets are the same subtraction. */
const ALONG: Readonly<Record<string, readonly string[]>> = {
  [PAYSLIP_TOTALS.cotisationsPatronales]: ["chargesDuCompte"],
  [PAYSLIP_TOTALS.totalVerseEmployeur]: ["chargesDuCompte"],
  [PAYSLIP_TOTALS.netAvantImpot]: [PAYSLIP_TOTALS.montantNetSocial],
};

function isShifted(value: string): boolean {
  return ALONG[value] !== undefined;
}

/** What is added to totals: the distance of a total to what it should be, and lines that no rule knows. */
function shiftsOf(carried: readonly Cell[], month: Month): ReadonlyMap<string, Decimal> {
  const shifts = new Map<string, Decimal>();
  const shift = (id: string, by: Decimal): void => {
    if (!isZero(by)) shifts.set(id, add(shifts.get(id) ?? ZERO, by));
  };
  for (const { kind, part, place, typed } of carried) {
    if (kind !== "unknown") continue;
    for (const id of UNKNOWN_JOINS[place === "compte" ? "compte" : part] ?? []) shift(id, typed);
  }
  const unknown = new Map(shifts);
  let borne = false;
  for (const cell of carried) {
    if (cell.value === null || !isShifted(cell.value)) continue;
    const value = readValue(cell.value, cell, month);
    if (value === undefined) continue;
    const by = subtract(cell.typed, add(value, unknown.get(cell.value) ?? ZERO));
    shift(cell.value, by);
    for (const id of ALONG[cell.value] ?? []) {
      if (id === "chargesDuCompte" && borne) continue;
      borne ||= id === "chargesDuCompte";
      shift(id, by);
    }
  }
  return shifts;
}

/** The sums that a line without basis enters: a share by its part, a levy on the net, a fee on the account. */
const UNKNOWN_JOINS: Readonly<Record<string, readonly string[]>> = {
  salarial: [PAYSLIP_TOTALS.cotisationsSalariales],
  patronal: [PAYSLIP_TOTALS.cotisationsPatronales, "chargesDuCompte"],
  montant: ["retenuesSurNet"],
  compte: ["totalFraisDeGestion"],
};

function factsOf(
  carried: readonly Cell[],
  { rules: { plan }, computed }: Truth,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    carried.flatMap(({ value, typed }) =>
      value !== null && !computed.has(value) && plan.facts.some(({ id }) => id === value)
        ? [[value, decimalToText(typed)] as const]
        : [],
    ),
  );
}
