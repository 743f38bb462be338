export { readHeader, type DocumentHeader } from "./header.ts";
export { mentionsMissingFrom, type MandatoryMention } from "./payslip/mentions.ts";
export { payslipPdf, type PayslipDocument } from "./payslip/payslip-pdf.ts";
export { namedRappels, type NamedRappel } from "./payslip/rappels.ts";
export type { EarlierPay } from "./payslip/year-to-date.ts";
export { statementPdf, type StatementDocument } from "./statement/statement-pdf.ts";
