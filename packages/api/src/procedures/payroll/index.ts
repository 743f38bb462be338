import { router } from "../../trpc.ts";
import { applyImportProcedure } from "./apply-import.ts";
import { closeMonthProcedure } from "./close-month.ts";
import { computeMonthProcedure } from "./compute-month.ts";
import { controlMonthProcedure } from "./control-month.ts";
import { correctMonthProcedure } from "./correct-month.ts";
import { explainAmountProcedure } from "./explain-amount.ts";
import { exportMonthProcedure } from "./export-month.ts";
import { listContratsProcedure } from "./list-contrats.ts";
import { listMonthsProcedure } from "./list-months.ts";
import { listPassagesProcedure } from "./list-passages.ts";
import { listPeriodsProcedure } from "./list-periods.ts";
import { listPortesProcedure } from "./list-portes.ts";
import { openMonthProcedure } from "./open-month.ts";
import { payslipPdfProcedure } from "./payslip-pdf.ts";
import { previewCorrectionProcedure } from "./preview-correction.ts";
import { previewImportProcedure } from "./preview-import.ts";
import { readContratProcedure } from "./read-contrat.ts";
import { readDashboardProcedure } from "./read-dashboard.ts";
import { readDossierOfProcedure } from "./read-dossier-of.ts";
import { readIdentityProcedure } from "./read-identity.ts";
import { readMentionsProcedure } from "./read-mentions.ts";
import { readMonthHistoryProcedure } from "./read-month-history.ts";
import { readPassageProcedure } from "./read-passage.ts";
import { readPayslipProcedure } from "./read-payslip.ts";
import { readPeriodProcedure } from "./read-period.ts";
import { readStatementProcedure } from "./read-statement.ts";
import { removePieceProcedure } from "./remove-piece.ts";
import { replayExportProcedure } from "./replay-export.ts";
import { replayMonthProcedure } from "./replay-month.ts";
import { saveContratProcedure } from "./save-contrat.ts";
import { saveEmployeurProcedure } from "./save-employeur.ts";
import { saveMentionsContratProcedure } from "./save-mentions-contrat.ts";
import { savePieceProcedure } from "./save-piece.ts";
import { savePiecesProcedure } from "./save-pieces.ts";
import { savePorteProcedure } from "./save-porte.ts";
import { startPassageProcedure } from "./start-passage.ts";
import { statementPdfProcedure } from "./statement-pdf.ts";
import { validateMonthProcedure } from "./validate-month.ts";
import { watchPassageProcedure } from "./watch-passage.ts";
import { whatIfProcedure } from "./what-if.ts";

/** Portés, contracts, records and months. */
export const payrollRouter = router({
  savePorte: savePorteProcedure,
  listPortes: listPortesProcedure,
  saveContrat: saveContratProcedure,
  listContrats: listContratsProcedure,
  readContrat: readContratProcedure,
  readDossierOf: readDossierOfProcedure,
  savePiece: savePieceProcedure,
  savePieces: savePiecesProcedure,
  removePiece: removePieceProcedure,
  previewImport: previewImportProcedure,
  applyImport: applyImportProcedure,
  saveEmployeur: saveEmployeurProcedure,
  saveMentionsContrat: saveMentionsContratProcedure,
  readMentions: readMentionsProcedure,
  openMonth: openMonthProcedure,
  computeMonth: computeMonthProcedure,
  validateMonth: validateMonthProcedure,
  closeMonth: closeMonthProcedure,
  correctMonth: correctMonthProcedure,
  previewCorrection: previewCorrectionProcedure,
  listPeriods: listPeriodsProcedure,
  readPeriod: readPeriodProcedure,
  listMonths: listMonthsProcedure,
  readMonthHistory: readMonthHistoryProcedure,
  readPayslip: readPayslipProcedure,
  readStatement: readStatementProcedure,
  readIdentity: readIdentityProcedure,
  payslipPdf: payslipPdfProcedure,
  statementPdf: statementPdfProcedure,
  explainAmount: explainAmountProcedure,
  replayMonth: replayMonthProcedure,
  exportMonth: exportMonthProcedure,
  replayExport: replayExportProcedure,
  controlMonth: controlMonthProcedure,
  whatIf: whatIfProcedure,
  startPassage: startPassageProcedure,
  readPassage: readPassageProcedure,
  listPassages: listPassagesProcedure,
  watchPassage: watchPassageProcedure,
  readDashboard: readDashboardProcedure,
});
