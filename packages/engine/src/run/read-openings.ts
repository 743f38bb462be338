import {
  decimal,
  firstDay,
  monthOf,
  monthsBetween,
  parseDecimal,
  parseMonth,
  scaleBy,
  type Decimal,
  type Month,
} from "@bareme/kernel";
import type { CarryPlan, Plan } from "../plan.ts";
import type { Moments } from "./dates.ts";
import { isRecord, shown, type Report } from "./outside-data.ts";
import type { EvaluationRequest, Inputs } from "./request.ts";

/** Reads what the month before carried over: the amounts by carry, and those of items that this month does not have. */
export function readOpenings(
  plan: Plan,
  moments: Moments,
  request: EvaluationRequest,
  itemIds: readonly (readonly string[])[],
  facts: readonly unknown[],
  report: Report,
): Pick<Inputs, "openings" | "kept"> {
  const { given, before } = readState(plan, moments, request, report);
  const openings: unknown[] = [];
  const kept: (ReadonlyMap<string, Decimal> | null)[] = [];
  for (const carry of plan.carries) {
    const reset =
      given === null || (before !== undefined && resets(carry, before, plan, moments, facts, report));
    const raw = given !== null && Object.hasOwn(given, carry.id) ? given[carry.id] : undefined;
    const asked: Asked = { carry, raw, reset, absentIsInitial: given?.["*"] === "initial" };
    if (carry.each === null) {
      openings.push(readOne(asked, report));
      kept.push(null);
      continue;
    }
    const byItem = readByItem(asked, report);
    if (byItem === undefined) {
      openings.push(undefined);
      kept.push(null);
      continue;
    }
    const initial = decimal(carry.initial);
    const ids = itemIds[plan.collections.findIndex((one) => one.id === carry.each)] ?? [];
    openings.push(ids.map((id) => byItem.get(id) ?? initial));
    kept.push(new Map([...byItem].filter(([id]) => !ids.includes(id))));
  }
  return { openings, kept };
}

interface State {
  /** The closing state of an earlier month; null for a first month. */
  readonly given: Readonly<Record<string, unknown>> | null;
  /** The month that it closed, when it says so. */
  readonly before: Month | undefined;
}

function readState(plan: Plan, moments: Moments, request: EvaluationRequest, report: Report): State {
  const opening = request.opening ?? null;
  if (opening !== null && !isRecord(opening))
    report("OPENING_INVALID", ["opening"], "L'état d'ouverture n'est pas un dictionnaire.");
  const given = opening !== null && isRecord(opening) ? opening : null;
  const before = given === null || given["period"] === undefined ? undefined : parseMonth(given["period"]);
  if (given !== null && given["period"] !== undefined && before === undefined)
    report("OPENING_INVALID", ["opening", "period"], `${shown(given["period"])} n'est pas un mois.`);
  if (before !== undefined && before >= moments.period)
    report(
      "OPENING_INVALID",
      ["opening", "period"],
      `L'état d'ouverture est celui de ${before}, qui ne précède pas ${moments.period}.`,
      "Reprenez la clôture d'un mois antérieur.",
    );
  if (given !== null && given["*"] !== undefined && given["*"] !== "initial")
    report(
      "OPENING_INVALID",
      ["opening", "*"],
      `${shown(given["*"])} n'est pas admis.`,
      'La seule valeur de "*" est « initial ».',
    );
  const known = new Set(["period", "*", ...plan.carries.map((carry) => carry.id)]);
  for (const key of Object.keys(given ?? {}))
    if (!known.has(key))
      report(
        "OPENING_UNKNOWN",
        ["opening", key],
        `« ${key} » n'est pas un report de ces règles.`,
        "Retirez-le, ou corrigez son nom.",
      );
  return { given, before };
}

/** One carry and what the state says of it. */
interface Asked {
  readonly carry: CarryPlan;
  readonly raw: unknown;
  /** The carry starts anew, whatever the state says. */
  readonly reset: boolean;
  readonly absentIsInitial: boolean;
}

function readOne({ carry, raw, reset, absentIsInitial }: Asked, report: Report): Decimal | undefined {
  const initial = decimal(carry.initial);
  if (reset) return initial;
  if (raw === undefined) return absentIsInitial ? initial : undefined;
  return readAmount(carry, raw, ["opening", carry.id], report);
}

/** The amounts by item; undefined when the state should name the carry and does not. */
function readByItem(
  { carry, raw, reset, absentIsInitial }: Asked,
  report: Report,
): ReadonlyMap<string, Decimal> | undefined {
  const byItem = new Map<string, Decimal>();
  if (reset) return byItem;
  if (raw === undefined) return absentIsInitial ? byItem : undefined;
  if (!isRecord(raw)) {
    report(
      "OPENING_INVALID",
      ["opening", carry.id],
      `« ${carry.label} » se donne par élément : un dictionnaire est attendu.`,
    );
    return byItem;
  }
  for (const [item, value] of Object.entries(raw)) {
    const amount = readAmount(carry, value, ["opening", carry.id, item], report);
    if (amount !== undefined) byItem.set(item, amount);
  }
  return byItem;
}

function readAmount(
  carry: CarryPlan,
  raw: unknown,
  path: readonly string[],
  report: Report,
): Decimal | undefined {
  const amount = parseDecimal(raw) ?? parseLongDecimal(raw);
  if (amount === undefined)
    report(
      "OPENING_INVALID",
      path,
      `« ${carry.label} » : ${shown(raw)} n'est pas un nombre décimal entre guillemets.`,
    );
  return amount === undefined || carry.unit !== "%" ? amount : scaleBy(amount, -2);
}

/** Carried values may hold more decimals than a typed amount: they come from our own exact arithmetic. */
function parseLongDecimal(raw: unknown): Decimal | undefined {
  return typeof raw === "string" && raw.length <= 80 && /^-?\d{1,20}(\.\d{1,55})?$/.test(raw)
    ? decimal(raw)
    : undefined;
}

/** Whether a carry starts anew between the month that closed and this one. */
function resets(
  carry: CarryPlan,
  from: Month,
  plan: Plan,
  moments: Moments,
  facts: readonly unknown[],
  report: Report,
): boolean {
  if (carry.resets === "never") return false;
  if (carry.resets === "calendar-year") return from.slice(0, 4) !== moments.period.slice(0, 4);
  const slot = plan.facts.findIndex((fact) => fact.id === plan.contractStart);
  const start = facts[slot] as Parameters<typeof monthOf>[0] | undefined;
  if (start === undefined) {
    report(
      "FACT_MISSING",
      [carry.id, plan.contractStart ?? "contract-start"],
      `« ${carry.label} » se compte par année de contrat, dont le début n'est pas donné.`,
      "Donnez la date de début du contrat.",
    );
    return false;
  }
  const year = (period: Month): number =>
    Math.floor(monthsBetween(firstDay(monthOf(start)), firstDay(period)) / 12);
  return year(from) !== year(moments.period);
}
