import { add, decimal, decimalToText, parseDecimal, ZERO, type Decimal } from "@bareme/kernel";
import type { EvaluationDocument, EvaluationRequest, Plan } from "@bareme/engine";
import { PAS_LINE, PAYSLIP_TOTALS } from "../payslip-layout.ts";
import { ACCOUNT_FIGURES, type Cell } from "./cells.ts";

type Evaluate = (request: EvaluationRequest) => { readonly document: EvaluationDocument };
export type Rules = { readonly plan: Plan; readonly evaluate: Evaluate };

/** An evaluated month. */
export interface Month {
  readonly request: EvaluationRequest;
  readonly document: EvaluationDocument;
  /** The values of lines that have one for each item. */
  readonly items: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** The month as the rules make it under a hypothesis: what everything typed is compared with. */
export interface Truth extends Month {
  readonly rules: Rules;
  /** Every printed amount, given as computed: with these pins only sums are left to compute. */
  readonly amounts: Pins;
  /** The ids of all computed values: the others are facts. */
  readonly computed: ReadonlySet<string>;
}

export type Pins = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

export function monthOf(request: EvaluationRequest, rules: Rules): Month {
  const { document } = rules.evaluate(request);
  const items = new Map<string, Record<string, string>>();
  for (const [key, text] of Object.entries(document.values)) {
    if (!key.endsWith("]")) continue;
    const at = key.indexOf("[");
    const id = key.slice(0, at);
    items.set(id, { ...items.get(id), [key.slice(at + 1, -1)]: text });
  }
  return { request, document, items };
}

/** Evaluates the month of a hypothesis. */
export function truthOf(request: EvaluationRequest, rules: Rules): Truth {
  const month = monthOf(request, rules);
  const computed = new Set(rules.plan.nodes.map(({ id }) => id));
  return { ...month, rules, amounts: amountsOf(month, rules.plan), computed };
}

/** The value that a figure must equal; undefined where these rules have none to compare. */
export function expectedOf(cell: Cell, month: Month): Decimal | undefined {
  if (cell.kind === "unknown") return ZERO;
  if (cell.value === null) return undefined;
  return cell.kind === "opening" ? openingOf(month.request) : readValue(cell.value, cell, month);
}

export function readValue(
  id: string,
  { item, summed }: Pick<Cell, "item" | "summed">,
  { document: { values }, request: { facts }, items }: Month,
): Decimal | undefined {
  if (summed) return Object.values(items.get(id) ?? {}).reduce((sum, text) => add(sum, decimal(text)), ZERO);
  const text = values[item === null ? id : `${id}[${item}]`];
  return text === undefined ? parseDecimal(facts[id]) : decimal(text);
}

/** The opening of a request with another balance of the compte d'activité. */
export function openedWith(
  { opening }: EvaluationRequest,
  balance: Decimal,
): Readonly<Record<string, unknown>> {
  return { ...(opening ?? { "*": "initial" }), [ACCOUNT_FIGURES.solde]: decimalToText(balance) };
}

export function openingOf({ opening }: EvaluationRequest): Decimal {
  return parseDecimal(opening?.[ACCOUNT_FIGURES.solde]) ?? ZERO;
}

/** What is given in every world of the month: the pay as its truth has it is not solved again. */
export function fixedPins({ request, rules, document }: Truth): Readonly<Record<string, unknown>> {
  const unknown = rules.plan.solve?.line;
  const solved = unknown === undefined ? undefined : document.values[unknown];
  return { ...request.pins, ...(unknown !== undefined && solved !== undefined && { [unknown]: solved }) };
}

/** Nets, the tax and the cost follow from the other lines, and are no part of the sums. */
const DERIVED: ReadonlySet<string> = new Set([...Object.values(PAYSLIP_TOTALS), PAS_LINE]);

function amountsOf({ document, items }: Month, plan: Plan): Pins {
  const pins: Record<string, Pins[string]> = {};
  for (const { id, rubric, parts, ...line } of plan.lines) {
    if (rubric === null || DERIVED.has(id)) continue;
    for (const node of [parts.employee, parts.employer, parts.amount]) {
      if (node === undefined) continue;
      if (line.each !== null) {
        const each = items.get(node);
        if (each !== undefined) pins[node] = each;
      } else if (parseDecimal(document.values[node]) !== undefined) pins[node] = document.values[node] ?? "0";
    }
  }
  return pins;
}
