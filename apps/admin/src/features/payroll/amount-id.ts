import type { Payslip } from "./words.ts";

type Line = Payslip["sections"][number]["lines"][number];
type Part = "employee" | "employer";

/** The name under which an amount of a line is explained: `maladie.employer`, `fraisDeGestion[mission-1]`. */
export function amountId(line: { readonly id: string; readonly item?: string }, part?: Part): string {
  return `${line.id}${part === undefined ? "" : `.${part}`}${line.item === undefined ? "" : `[${line.item}]`}`;
}

/** The same of a movement of the account, which does not say which part of its line it moves: the part that has its amount, whatever the sign. */
export function movementId(
  { line: id, item, amount }: { readonly line: string; readonly item?: string; readonly amount: string },
  payslip: Payslip,
): string {
  const own = { id, ...(item !== undefined && { item }) };
  const line = payslip.sections
    .flatMap(({ lines }) => lines)
    .find((one) => one.id === id && one.item === item);
  return amountId(own, line === undefined ? undefined : partWith(line, amount));
}

function partWith({ employee, employer }: Line, amount: string): Part | undefined {
  const unsigned = amount.replace("-", "");
  if (employer?.replace("-", "") === unsigned) return "employer";
  return employee?.replace("-", "") === unsigned ? "employee" : undefined;
}
