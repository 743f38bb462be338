export {
  closeOpenMonth,
  computeMonth,
  emptyBook,
  keepMonth,
  openMonth,
  validateMonth,
  type Book,
  type Correction,
  type MonthInput,
  type OpenMonth,
  type Rules,
} from "./book.ts";
export { buildAccount, type Account, type Agreement } from "./account.ts";
export type { Identity, IdentityTerm } from "./account-identity.ts";
export type { AccountStatement, Movement } from "./ledger.ts";
export { hashPlan, lockOf, type Lock } from "./lock.ts";
export { runMonths, type MonthsInput, type MonthsRun } from "./months.ts";
export type { MonthRun, MonthState } from "./month-run.ts";
export { pathInFile, readMonthsFile, type MonthsFile } from "./months-file.ts";
export {
  buildPayslip,
  type Payslip,
  type PayslipAmount,
  type PayslipLine,
  type PayslipSection,
} from "./payslip.ts";
export { closeMonth, correctMonth, type ClosedMonth } from "./rappel/closed-month.ts";
export { computeRappel, type Rappel, type RappelDifference, type RappelItem } from "./rappel/rappel.ts";
