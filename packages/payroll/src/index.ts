export { buildAccount, type Account, type Agreement } from "./account.ts";
export type { Identity, IdentityTerm } from "./account-identity.ts";
export type { AccountStatement, Movement } from "./ledger.ts";
export { hashPlan, lockOf, type Lock } from "./lock.ts";
export {
  runMonths,
  type MonthInput,
  type MonthRun,
  type MonthsInput,
  type MonthsRun,
  type MonthState,
} from "./months.ts";
export { pathInFile, readMonthsFile, type MonthsFile } from "./months-file.ts";
export {
  buildPayslip,
  type Payslip,
  type PayslipAmount,
  type PayslipLine,
  type PayslipSection,
} from "./payslip.ts";
export {
  closeMonth,
  computeRappel,
  type ClosedMonth,
  type Rappel,
  type RappelDifference,
  type RappelItem,
} from "./rappel.ts";
