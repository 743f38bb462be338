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
export { layoutsOf } from "./account-layout.ts";
export { cliffsOf, type FeeCliff } from "./fee-cliffs/fee-cliffs.ts";
export type { AccountStatement, Movement } from "./ledger.ts";
export { controlPayslip, type Control, type ControlFault } from "./control/control.ts";
export { readControlFile, type ControlFile } from "./control/control-file.ts";
export type { ControlStep, StepTerm } from "./control/step.ts";
export { hashPlan, lockOf, lockOfTexts, type Lock } from "./lock.ts";
export { runMonths, type MonthsInput, type MonthsRun } from "./months.ts";
export type { MonthRun, MonthState } from "./month-run.ts";
export { readMonthsFile, type MonthsFile } from "./months-file.ts";
export { inMonth } from "./month-problem.ts";
export { pathInFile } from "./place-in-file.ts";
export {
  buildPayslip,
  type Payslip,
  type PayslipAmount,
  type PayslipLine,
  type PayslipSection,
} from "./payslip.ts";
export { someVersion } from "./rappel/known-since.ts";
export { closeMonth, correctMonth, type ClosedMonth } from "./rappel/closed-month.ts";
export { computeRappel, type Rappel, type RappelDifference, type RappelItem } from "./rappel/rappel.ts";
export { lends } from "./statement/balances.ts";
export { buildStatement } from "./statement/statement.ts";
export { feeWords } from "./statement/fee-words.ts";
export {
  journalBalances,
  openJournal,
  standingEntries,
  writeMonth,
  type Journal,
  type JournalEntry,
} from "./statement/journal.ts";
export { checkBalances, checkGrowth, checkJournal } from "./statement/journal-check.ts";
export { tableOfRappel, type RappelTable } from "./statement/rappel-table.ts";
export type {
  Basis,
  FeeEntry,
  KeptSection,
  Levy,
  PayrollSection,
  ReceiptsSection,
  Statement,
  StatementEntry,
  StatementSection,
} from "./statement/shape.ts";
export { compareCompanies, type ComparedCompany, type Comparison } from "./what-if/compare.ts";
export { causesOfHole, type Cause, type HoleCause } from "./what-if/causes.ts";
export { fitMonths } from "./what-if/fit-facts.ts";
export type { MissionChange, Target } from "./what-if/change-mission.ts";
export { drawCurve, type Cliff, type Curve } from "./what-if/curve.ts";
export { figuresOf, type Figure, type Figures, type RunFigures } from "./what-if/figures.ts";
export type { Hole } from "./what-if/hole.ts";
export type { NamedRule } from "./what-if/name-rules.ts";
export { findNeed, type Lever, type Need } from "./what-if/need.ts";
export { supposeNet, type SupposedNet } from "./what-if/net.ts";
export type { Aim, Net } from "./what-if/reach.ts";
export { rulesOfPlan, simulate, type Simulation, type WhatIf, type WhatIfAsked } from "./what-if/simulate.ts";
export { isFelt, type Company, type Effect, type Trace } from "./what-if/trace.ts";
export { isDossier, readDossier, type Dossier } from "./records/dossier.ts";
export { monthsCovered, monthsOf } from "./records/months-of.ts";
export { problemInDossier } from "./records/month-problem.ts";
export { dossierWarnings } from "./records/warnings.ts";
