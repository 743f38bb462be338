import { add, decimal, decimalToFixed, isZero, negate, subtract, ZERO, type Decimal } from "@bareme/kernel";
import type { EvaluationDocument } from "@bareme/engine";

export interface StepTerm {
  readonly label: string;
  readonly sign: "+" | "-";
  readonly amount: string;
  /** True for a figure of the payslip or the statement, false for one that they lack and the rules give. */
  readonly typed: boolean;
}

/** One step of the walk: the sum of the terms beside the figure that it must give. */
export interface ControlStep {
  /** `retour`: from the net paid back to the turnover, on typed figures; `aller`: from the turnover to the net, on computed ones. */
  readonly direction: "retour" | "aller";
  readonly label: string;
  readonly terms: readonly StepTerm[];
  readonly sum: string;
  /** The figure that the sum must be, and whether it is typed or the rules' own. */
  readonly due: string;
  readonly typed: boolean;
  readonly difference: string;
  readonly closes: boolean;
}

export interface Figure {
  readonly amount: Decimal;
  readonly typed: boolean;
}

export interface Term extends Figure {
  readonly label: string;
  readonly sign: "+" | "-";
  /** The value of the rules that the term is; null for one that they do not have. */
  readonly id: string | null;
}

/** Reads the figure of the payslip or the statement for a value of the rules; undefined where they do not give it. */
export type Typed = (id: string) => Figure | undefined;

/** A step, where the figure to meet is known. */
export function stepTo(
  due: Figure | undefined,
  { direction, label }: Pick<ControlStep, "direction" | "label">,
  terms: readonly Term[],
): readonly ControlStep[] {
  if (due === undefined) return [];
  const sum = terms.reduce((all, term) => add(all, signed(term)), ZERO);
  const difference = subtract(due.amount, sum);
  return [
    {
      direction,
      label,
      terms: terms
        .filter(({ amount }, index) => index === 0 || !isZero(amount))
        .map((term) => ({
          label: term.label,
          sign: term.sign,
          amount: decimalToFixed(term.amount, 2),
          typed: term.typed,
        })),
      sum: decimalToFixed(sum, 2),
      due: decimalToFixed(due.amount, 2),
      typed: due.typed,
      difference: decimalToFixed(difference, 2),
      closes: isZero(difference),
    },
  ];
}

/** What else the rules put between the terms and the value they lead to, so that a sum of ours never hides a rule. */
export function withRest(
  terms: readonly Term[],
  to: string,
  { values }: EvaluationDocument,
): readonly Term[] {
  const end = values[to];
  if (end === undefined) return terms;
  const known = terms.reduce(
    (sum, term) => add(sum, signed({ ...term, amount: decimal(values[term.id ?? ""] ?? "0") })),
    ZERO,
  );
  const rest = subtract(decimal(end), known);
  return isZero(rest)
    ? terms
    : [...terms, { label: "Autres éléments", sign: "+", amount: rest, typed: false, id: null }];
}

function signed({ sign, amount }: Pick<Term, "sign" | "amount">): Decimal {
  return sign === "+" ? amount : negate(amount);
}
