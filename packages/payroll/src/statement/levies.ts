import type { EvaluationDocument } from "@bareme/engine";
import { PAS_LINE } from "../payslip-layout.ts";
import { LEVIES } from "../account-layout.ts";
import { isUnfounded, readBasis } from "./entries.ts";
import type { Basis, FacedEntry, Levy, PayrollSection, Statement } from "./shape.ts";
import { oppositeText, sumText } from "./sums.ts";

const ORDER: readonly Basis[] = ["law", "convention", "contract", "fee"];

/**
 * Every levy of the month with what founds it: fees and charges of the account, contributions of both parts, the tax. One that nothing founds
 * counts as a fee (CT L1254-25: fees in detail).
 */
export function leviesOf(
  entries: readonly FacedEntry[],
  { employee }: PayrollSection,
  document: EvaluationDocument,
): readonly Levy[] {
  const ofTheAccount = entries
    .filter(({ role }) => role === "fraisDeGestion" || LEVIES.has(role))
    .map((entry) => levy(entry, oppositeText(entry.amount), isUnfounded(entry)));
  const ofThePay = employee.map((one) => levy(one, one.amount, one.basis === null));
  const tax = document.lines.flatMap((line) =>
    line.id === PAS_LINE && line.amount !== null
      ? [
          levy(
            { line: line.id, label: line.label, basis: readBasis(line.basis) },
            line.amount,
            line.basis === null,
          ),
        ]
      : [],
  );
  return [...ofTheAccount, ...ofThePay, ...tax];
}

/** Levies summed by what founds them; a foundation without any is left out. */
export function levyTotals(levies: readonly Levy[]): Statement["levyTotals"] {
  return ORDER.flatMap((basis) => {
    const own = levies.filter((one) => one.basis === basis);
    return own.length === 0 ? [] : [{ basis, amount: sumText(own.map(({ amount }) => amount)) }];
  });
}

function levy(
  {
    line,
    item,
    label,
    basis,
  }: { readonly line: string; readonly item?: string; readonly label: string; readonly basis: Basis | null },
  amount: string,
  unfounded: boolean,
): Levy {
  return {
    line,
    ...(item !== undefined && { item }),
    label,
    amount,
    basis: unfounded ? "fee" : (basis ?? "fee"),
    unfounded,
  };
}
