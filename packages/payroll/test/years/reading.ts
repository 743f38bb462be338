import { add, decimal, decimalToFixed, subtract, ZERO, type Decimal } from "@bareme/kernel";
import type { EvaluationDocument } from "@bareme/engine";
import type { MonthRun, MonthsRun } from "../../src/index.ts";

/** Accounts of what is put aside, each with the carried value that holds it. */
export const PROVISIONS = [
  ["montantsReserves", "soldeMontantsReserves"],
  ["reserve", "soldeProvisionReserve"],
  ["provisionConges", "soldeProvisionConges"],
  ["provisionPrecarite", "soldeProvisionPrecarite"],
  ["provisionRupture", "soldeProvisionRupture"],
  ["provisionCharges", "soldeProvisionCharges"],
] as const;

/** What is the porté's and not paid yet, less what the company lent for the minimum (a negative balance). */
export const BALANCES = [
  "soldeDisponible",
  "soldeLissage",
  "soldeAvanceMinimum",
  ...PROVISIONS.map(([, carry]) => carry),
];

export function total(amounts: readonly (string | Decimal | null | undefined)[]): Decimal {
  return amounts.reduce<Decimal>(
    (sum, amount) => add(sum, typeof amount === "string" ? decimal(amount) : (amount ?? ZERO)),
    ZERO,
  );
}

export function text(amount: Decimal): string {
  return decimalToFixed(amount, 2);
}

export function minus(left: Decimal, right: Decimal): Decimal {
  return subtract(left, right);
}

/** A value of the month; nothing is zero, as a line that does not apply counts. */
export function valueOf(document: EvaluationDocument, id: string): Decimal {
  return decimal(document.values[id] ?? "0");
}

export function overYear({ months }: MonthsRun, id: string): Decimal {
  return total(months.map(({ evaluation }) => evaluation.document.values[id]));
}

/** A line by item, added up over its items and the year. */
export function ofItems({ months }: MonthsRun, id: string): Decimal {
  const values = months.flatMap(({ evaluation }) => Object.entries(evaluation.document.values));
  return total(values.flatMap(([key, value]) => (key.startsWith(`${id}[`) ? [value] : [])));
}

/** A carried value as the year closes; a value by mission is added up. */
export function atClose(closing: EvaluationDocument["closing"], id: string): Decimal {
  const value = closing?.[id];
  return typeof value === "object" ? total(Object.values(value)) : decimal(value ?? "0");
}

export function closingOf({ months }: MonthsRun): EvaluationDocument["closing"] {
  return months.at(-1)?.evaluation.document.closing ?? null;
}

export function problemsOf(months: readonly MonthRun[]): readonly string[] {
  return months.flatMap(({ period, evaluation }) =>
    evaluation.document.problems.map(({ code, path }) => `${period} ${code} ${path.join("/")}`),
  );
}

/** The checks that block a month, but for those set apart. */
export function blockedBy(
  months: readonly MonthRun[],
  apart: ReadonlySet<string> = new Set(),
): readonly string[] {
  return months.flatMap(({ period, evaluation }) =>
    evaluation.document.events.flatMap(({ check, severity, message }) =>
      severity === "block" && !apart.has(check) ? [`${period} ${check} ${message}`] : [],
    ),
  );
}

/** A field of every item of a list of the months' facts, added up. */
export function ofFacts(run: MonthsRun, list: string, field: string): Decimal {
  return total(
    run.months.flatMap(({ request }) => {
      const items = request.facts[list];
      return Array.isArray(items)
        ? (items as readonly Readonly<Record<string, string>>[]).map((item) => item[field])
        : [];
    }),
  );
}
