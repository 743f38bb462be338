import {
  absolute,
  add,
  decimal,
  decimalToFixed,
  equals,
  isZero,
  negate,
  subtract,
  ZERO,
  type Decimal,
} from "@bareme/kernel";
import type { LinePlan } from "@bareme/engine";
import { PAS_LINE } from "../payslip-layout.ts";
import { GROSS, isAmount, type Cell } from "./cells.ts";
import { expectedOf, fixedPins, readValue, type Truth } from "./truth.ts";
import { partOnBasis } from "./on-basis.ts";
import { rateOfAnotherDate } from "./other-dates.ts";

interface Suspect {
  readonly cell: Cell;
  readonly expected: Decimal;
  readonly line: LinePlan | undefined;
}

interface Context {
  readonly truth: Truth;
  readonly cells: readonly Cell[];
}

type Cause = (suspect: Suspect, context: Context) => string | undefined;

/** Tried in this order: the first that gives the typed figure again is named. */
const CAUSES: readonly Cause[] = [
  withoutBasis,
  notDue,
  lacking,
  oneCent,
  partsSwapped,
  oppositeSign,
  rateOfAnotherDate,
  baseOfAnother,
  notRegularised,
  amountOfAnother,
  digitsSwapped,
  carriedBadly,
];

/** The most likely reason why a figure is not what the rules give. */
export function causeOf(cell: Cell, context: Context): string {
  const { truth } = context;
  const suspect: Suspect = {
    cell,
    expected: expectedOf(cell, truth) ?? ZERO,
    line: truth.rules.plan.lines.find(({ id }) => id === cell.line.replace(/\[.*$/, "")),
  };
  for (const cause of CAUSES) {
    const found = cause(suspect, context);
    if (found !== undefined) return found;
  }
  return "montant différent du recalcul";
}

function withoutBasis({ cell }: Suspect): string | undefined {
  return cell.kind === "unknown" ? "ligne sans fondement" : undefined;
}

function notDue({ cell, expected, line }: Suspect, { truth }: Context): string | undefined {
  const applies = truth.document.lines.some(({ id }) => id === line?.id);
  return cell.kind === "line" && !cell.absent && line !== undefined && !applies && isZero(expected)
    ? "ligne non due ce mois-ci, sans fondement"
    : undefined;
}

function lacking({ cell }: Suspect): string | undefined {
  return cell.absent ? "ligne absente du bulletin" : undefined;
}

function oneCent({ cell, expected }: Suspect): string | undefined {
  const apart = absolute(subtract(cell.typed, expected));
  return isAmount(cell.part) && equals(apart, decimal("0.01")) ? "arrondi d'un centime" : undefined;
}

function partsSwapped({ cell, expected, line }: Suspect, { truth, cells }: Context): string | undefined {
  const { employee, employer } = line?.parts ?? {};
  if (employee === undefined || employer === undefined) return undefined;
  const due = (id: string): Decimal => readValue(id, cell, truth) ?? ZERO;
  const other = cells.find(
    (one) =>
      one.line === cell.line && one.place === cell.place && one.part !== cell.part && isAmount(one.part),
  );
  return isAmount(cell.part) &&
    !equals(cell.typed, expected) &&
    equals(cell.typed, cell.part === "salarial" ? due(employer) : due(employee)) &&
    (other === undefined || equals(other.typed, expected))
    ? "part salariale et part patronale inversées"
    : undefined;
}

function oppositeSign({ cell, expected }: Suspect): string | undefined {
  return !isZero(expected) && equals(cell.typed, negate(expected)) ? "signe inversé" : undefined;
}

/** The line computed on the whole gross, or on another base of the payslip. */
function baseOfAnother({ cell, line }: Suspect, { truth }: Context): string | undefined {
  const { document } = truth;
  const base = line?.parts.base;
  if (base === undefined || cell.kind !== "line" || cell.value === null || cell.item !== null)
    return undefined;
  const gross = document.values[GROSS];
  const others = document.lines.flatMap((one) =>
    one.base === null || one.id === line?.id ? [] : [{ text: one.base, label: one.label }],
  );
  const tried = new Set([document.values[base]]);
  for (const { text, label } of [...(gross === undefined ? [] : [{ text: gross, label: "" }]), ...others]) {
    if (tried.has(text)) continue;
    tried.add(text);
    if (!isTyped(cell, partOnBasis(cell.value, { [base]: text }, truth))) continue;
    return label === "" ? "base non plafonnée" : `base d'une autre ligne (${text} : « ${label} »)`;
  }
  return undefined;
}

/** The year-to-date bases forgotten: the month computed as a first month, on the same gross. */
function notRegularised({ cell }: Suspect, { truth }: Context): string | undefined {
  const { rules, request, document } = truth;
  const gross = document.values[GROSS];
  if (request.opening === undefined || request.opening === null || cell.value === null || gross === undefined)
    return undefined;
  const { opening: _forgotten, ...first } = request;
  const { values } = rules.evaluate({
    ...first,
    pins: { ...fixedPins(truth), [GROSS]: gross },
  }).document;
  return isTyped(cell, values[cell.value]) ? "plafond non régularisé depuis janvier" : undefined;
}

function amountOfAnother({ cell }: Suspect, { truth }: Context): string | undefined {
  if (cell.kind !== "line" || isZero(cell.typed)) return undefined;
  const part = cell.part === "salarial" ? "employee" : cell.part === "patronal" ? "employer" : "amount";
  const other = truth.document.lines.find(
    (line) => line.id !== cell.line && isTyped(cell, line[part] ?? undefined),
  );
  return other === undefined ? undefined : `montant d'une autre ligne (« ${other.label} »)`;
}

/** Two neighbouring digits in the wrong order. */
function digitsSwapped({ cell, expected }: Suspect): string | undefined {
  const [typed = "", due = ""] = [cell.typed, expected].map((one) => decimalToFixed(one, 2).replace(".", ""));
  const at = Array.from(typed).findIndex((digit, index) => digit !== due[index]);
  const swapped = `${due.slice(0, at)}${due[at + 1] ?? ""}${due[at] ?? ""}${due.slice(at + 2)}`;
  return at >= 0 && typed === swapped ? "deux chiffres intervertis" : undefined;
}

/** A total that is not the sum of its lines: one left out or counted twice, when one line says it. */
function carriedBadly({ cell, expected }: Suspect, { cells }: Context): string | undefined {
  if (cell.kind !== "total" || cell.line === PAS_LINE || cell.place === "compte") return undefined;
  const apart = subtract(cell.typed, expected);
  const line = (sign: Decimal): Cell | undefined =>
    cells.find(({ kind, typed }) => kind === "line" && !isZero(typed) && equals(typed, sign));
  const omitted = line(negate(apart));
  const twice = line(apart);
  return omitted !== undefined
    ? `report au total : « ${omitted.label} » omise`
    : twice !== undefined
      ? `report au total : « ${twice.label} » comptée deux fois`
      : "report au total";
}

function isTyped(cell: Cell, text: string | undefined): boolean {
  return text !== undefined && equals(cell.typed, add(decimal(text), ZERO));
}
