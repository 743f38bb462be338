import { statementPdf } from "@bareme/documents";
import { readDocumentHeaderInput, readDocumentParties, readPayslip, readStatement } from "@bareme/use-cases";
import { answer, refusal } from "../../problems.ts";
import { pdfAnswer, pdfShape } from "../../shapes/pdf.ts";
import { asked, forTenant } from "../../trpc.ts";

export const statementPdfProcedure = forTenant
  .meta({
    says: "Le relevé du compte d'activité d'un mois en PDF/A, ses données jointes ; il s'appelle « projet » tant que le mois n'est pas clos.",
    right: "read",
  })
  .input(asked(readDocumentHeaderInput))
  .output(pdfShape)
  .query(async ({ ctx: { deps, actor }, input }) => {
    const header = await answer(readDocumentParties(deps.payroll, actor, input));
    const { payslip, month } = await answer(readPayslip(deps.payroll, actor, input));
    const statement = await answer(readStatement(deps.payroll, actor, input));
    if (payslip === null || statement === null) throw refusal(month.problems);
    const issuedOn = payslip.paymentDate;
    const { pdf } = await answer(statementPdf({ statement, issuedOn, header }));
    const name = `compte-activite-${month.period}-${header.salarie.matricule}.pdf`;
    return pdfAnswer(month.status === "clos" ? name : `projet-${name}`, pdf);
  });
