export { lacking, ROLES, type Actor, type Right, type Role } from "./actor.ts";
export { changePassword, changePasswordInput } from "./access/change-password.ts";
export { chooseTenant, chooseTenantInput } from "./access/choose-tenant.ts";
export { createSociete, createSocieteInput, type CreatedSociete } from "./access/create-societe.ts";
export type { AccessDeps } from "./access/deps.ts";
export { disableUser } from "./access/disable-user.ts";
export { firstStart, firstStartInput, type FirstStart } from "./access/first-start.ts";
export { grantRole } from "./access/grant-role.ts";
export { inviteUser, inviteUserInput, type Invited } from "./access/invite-user.ts";
export { listColleagues, listColleaguesInput, type Colleague } from "./access/list-colleagues.ts";
export { resetPassword } from "./access/reset-password.ts";
export { revokeRole } from "./access/revoke-role.ts";
export { setSoloApproval, setSoloApprovalInput } from "./access/set-solo-approval.ts";
export { signIn, signInInput, type SignedIn } from "./access/sign-in.ts";
export { signOut } from "./access/sign-out.ts";
export { listUsers, roleInput, tenantUserInput } from "./access/tenant-users.ts";
export { whoAmI, type Membership, type WhoAmI } from "./access/who-am-i.ts";
export { listJournal, listJournalInput, type JournalPage } from "./audit/list-journal.ts";
export { FIRST_LINK, hashOfEntry, writeJournal, type Change } from "./audit/write-journal.ts";
export type {
  Clock,
  PassageJob,
  Passwords,
  Queue,
  Signer,
  Simulator,
  Tokens,
  Vault,
  Watched,
} from "./ports/services.ts";
export { AlreadyThere } from "./ports/already-there.ts";
export type { JournalEntry, JournalStore } from "./ports/journal-store.ts";
export * from "./ports/store.ts";
export { closeMonth, closeMonthInput } from "./payroll/close-month.ts";
export { computeMonth, computeMonthInput } from "./payroll/compute-month.ts";
export { controlMonth, controlMonthInput } from "./payroll/control-month.ts";
export { correctMonthInput } from "./payroll/asked-correction.ts";
export { correctMonth } from "./payroll/correct-month.ts";
export type { DatedInvoice, DelaiPaiement } from "./payroll/dashboard/delai-paiement.ts";
export type { FeesOverCa, Marge, MargeOfPeriod } from "./payroll/dashboard/marge.ts";
export { readDashboard, readDashboardInput, type Dashboard } from "./payroll/dashboard/read-dashboard.ts";
export type { ShortBalance, SoldeOfAccount, Soldes } from "./payroll/dashboard/soldes.ts";
export type { WaitingDraft, WaitingDrafts } from "./payroll/dashboard/waiting-drafts.ts";
export type {
  Hindrance,
  HinderedMonth,
  OpenPeriod,
  WaitingMonths,
} from "./payroll/dashboard/waiting-months.ts";
export { listPeriods, listPeriodsInput } from "./payroll/list-periods.ts";
export { previewCorrection, type CorrectionPreview } from "./payroll/preview-correction.ts";
export { readIdentity, type ShownIdentity } from "./payroll/read-identity.ts";
export { readPeriod, readPeriodInput, type MonthOfList } from "./payroll/read-period.ts";
export { DOSSIER_LISTS } from "./payroll/dossier-data.ts";
export type { PayrollDeps, PlanOf, Stack as PayrollStack } from "./payroll/deps.ts";
export type { PreviewLine, ImportPreview } from "./payroll/import/preview.ts";
export type { ImportChange } from "./payroll/import/changes.ts";
export {
  applyImport,
  applyImportInput,
  previewImport,
  previewImportInput,
  type AppliedImport,
} from "./payroll/import-pieces.ts";
export {
  readDocumentHeader,
  readDocumentHeaderInput,
  readDocumentParties,
  type HeaderOfMonth,
} from "./payroll/mentions/document-header.ts";
export type { DocumentHeader, DocumentParties, EarlierPay } from "./payroll/mentions/header-shape.ts";
export type { MentionsContrat, MentionsEmployeur } from "./payroll/mentions/mention-shapes.ts";
export { readMentions, readMentionsInput, type KeptMentions } from "./payroll/mentions/read-mentions.ts";
export { saveEmployeur, saveEmployeurInput } from "./payroll/mentions/save-employeur.ts";
export { saveMentionsContrat, saveMentionsContratInput } from "./payroll/mentions/save-mentions-contrat.ts";
export type { Dated } from "./payroll/mentions/versions.ts";
export type { MonthRow, MonthView } from "./payroll/month-view.ts";
export { openMonth, openMonthInput } from "./payroll/open-month.ts";
export {
  listContrats,
  listContratsInput,
  readContrat,
  readContratInput,
  readDossierOf,
} from "./payroll/read-contract.ts";
export {
  explainAmount,
  explainAmountInput,
  listMonths,
  listMonthsInput,
  readMonthInput,
  readPayslip,
  readStatement,
  type PayslipOfMonth,
} from "./payroll/read-month.ts";
export {
  exportedMonthInput,
  exportMonth,
  exportOf,
  exportText,
  replayExport,
  replayMonth,
  replayText,
  type ExportedMonth,
  type Replayed,
} from "./payroll/replay-month.ts";
export { saveContrat, saveContratInput } from "./payroll/save-contrat.ts";
export { removePiece, removePieceInput, savePiece, savePieceInput } from "./payroll/save-piece.ts";
export { savePieces, savePiecesInput } from "./payroll/save-pieces.ts";
export { listPortes, savePorte, savePorteInput, type PorteView } from "./payroll/save-porte.ts";
export { validateMonth, validateMonthInput } from "./payroll/validate-month.ts";
export { readMonthHistory, readMonthHistoryInput, type MonthMoment } from "./payroll/month-history.ts";
export type { PassageDeps } from "./payroll/passages/deps.ts";
export type { PassageReport, PassageState } from "./payroll/passages/passage-state.ts";
export {
  listPassages,
  listPassagesInput,
  readPassage,
  readPassageInput,
} from "./payroll/passages/read-passage.ts";
export { resumePassages } from "./payroll/passages/resume-passages.ts";
export { startPassage, startPassageInput } from "./payroll/passages/start-passage.ts";
export { workOn, type WorkOptions } from "./payroll/passages/work-on.ts";
export type { Simulation, WhatIf } from "@bareme/payroll";
export { whatIf, whatIfInput, type WhatIfDeps } from "./payroll/what-if.ts";
export { abandonDraft } from "./rules/abandon-draft.ts";
export { approveDraft, type Approved } from "./rules/approve-draft.ts";
export { checkDraft, type DraftCheck } from "./rules/check-draft.ts";
export { commentDraft } from "./rules/comment-draft.ts";
export { compareDraft, type ComparedDraft } from "./rules/compare-draft.ts";
export { compareReleases, compareReleasesInput, type ComparedReleases } from "./rules/compare-releases.ts";
export { type RuleChange } from "./rules/compare-rule-sets.ts";
export { createCompiler, layerOfTexts, type Compiler } from "./rules/compiler.ts";
export { createDraft, createDraftInput } from "./rules/create-draft.ts";
export { authorsOf } from "./rules/draft-state.ts";
export type { OnProgress, RuleDeps } from "./rules/deps.ts";
export { impactCounts, type ImpactCounts } from "./rules/impact-counts.ts";
export { impactOnMonths, impactOnMonthsInput, type MonthsImpact } from "./rules/impact-on-months.ts";
export { draftInput, readInput } from "./rules/input.ts";
export { listDrafts, listDraftsInput } from "./rules/list-drafts.ts";
export { listEssais, type ListedEssai } from "./rules/list-essais.ts";
export { listReleases, listReleasesInput, type ListedRelease } from "./rules/list-releases.ts";
export {
  parameterHistoryInput,
  readParameterHistory,
  type ParameterStep,
} from "./rules/parameter-history.ts";
export { createPlanOf } from "./rules/plan-of.ts";
export { planStateInput, readPlanState, type PlanState } from "./rules/plan-state.ts";
export { publishDraft, publishDraftInput, type Published } from "./rules/publish-draft.ts";
export { readDraft, type ReadDraft } from "./rules/read-draft.ts";
export { readRelease, readReleaseInput } from "./rules/read-release.ts";
export { readStack, type ReleaseHead, type Stack } from "./rules/read-stack.ts";
export { followDraft, type FollowedDraft } from "./rules/follow-draft.ts";
export { refuseDraft } from "./rules/refuse-draft.ts";
export { addRelease, type NewRelease } from "./rules/release.ts";
export { requestReview } from "./rules/request-review.ts";
export { reviewInput } from "./rules/review-draft.ts";
export { runScenarios, type ScenarioRun, type ScenarioRuns } from "./rules/run-scenarios.ts";
export { settlePlans, type BrokenPlan } from "./rules/settle-plans.ts";
export { findUnprotected, type Unprotected } from "./rules/unprotected.ts";
export { verifyReleases, verifyReleasesInput, verifyTenant, type Verified } from "./rules/verify-releases.ts";
export {
  isTextConflict,
  removeText,
  removeTextInput,
  writeText,
  writeTextInput,
  type TextConflict,
  type WrittenText,
} from "./rules/write-text.ts";
export type { Tampered } from "./verification/tampered.ts";
export {
  verifyWhole,
  type OnVerified,
  type VerifiedWhole,
  type WholeCounts,
} from "./verification/verify-whole.ts";
export type {
  Stray,
  WholeCorrection,
  WholeMonth,
  WholeRelease,
  WholeRows,
} from "./verification/whole-rows.ts";
