import { add, decimal, decimalToFixed, ZERO } from "@bareme/kernel";
import type { PayslipLine } from "@bareme/payroll";
import { isZeroText } from "../format.ts";

/** A printed row of contributions. Null where the cell stays empty. */
export interface BodyRow {
  readonly id: string;
  readonly label: string;
  readonly base: string | null;
  readonly employeeRate: string | null;
  readonly employee: string | null;
  readonly employer: string | null;
  /** The rules' lines that it adds up. */
  readonly from: readonly string[];
}

export interface BodyGroup {
  readonly id: string;
  readonly title: string | null;
  readonly rows: readonly BodyRow[];
}

/** A line of the payslip with the section that holds it. */
export type Placed = PayslipLine & { readonly rubric: string };

/** Lines as one row, added up. Their base is shown when they share it. */
export function rowOf(id: string, label: string, lines: readonly Placed[]): BodyRow {
  const [first] = lines;
  const oneBase = lines.every(({ base }) => base === first?.base);
  // A fixed amount has no base, and what stands as its rate is that amount.
  const base = oneBase ? (first?.base ?? null) : null;
  return {
    id,
    label,
    base,
    employeeRate: base === null ? null : sumText(lines.map(({ employeeRate }) => employeeRate)),
    employee: sumText(lines.map(({ employee }) => employee)),
    employer: sumText(lines.map(({ employer }) => employer)),
    from: lines.map(({ id: line, item }) => (item === undefined ? line : `${line}[${item}]`)),
  };
}

function sumText(parts: readonly (string | null)[]): string | null {
  const given = parts.filter((part) => part !== null);
  if (given.length === 0) return null;
  return decimalToFixed(
    given.reduce((sum, part) => add(sum, decimal(part)), ZERO),
    2,
  );
}

/** A line without any amount is not printed. */
export function isMoving({ employee, employer, amount }: PayslipLine): boolean {
  return [employee, employer, amount].some((part) => !isZeroText(part));
}
