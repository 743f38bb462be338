import { namedRappels, payslipPdf } from "@bareme/documents";
import { readDocumentHeader, readDocumentHeaderInput, readPayslip } from "@bareme/use-cases";
import { answer, refusal } from "../../problems.ts";
import { pdfAnswer, pdfShape } from "../../shapes/pdf.ts";
import { asked, forTenant } from "../../trpc.ts";

export const payslipPdfProcedure = forTenant
  .meta({
    says: "Le bulletin d'un mois en PDF/A, ses données jointes ; il s'appelle « projet » tant que le mois n'est pas clos.",
    right: "read",
  })
  .input(asked(readDocumentHeaderInput))
  .output(pdfShape)
  .query(async ({ ctx: { deps, actor }, input }) => {
    const { header, earlier, facts, plan } = await answer(readDocumentHeader(deps.payroll, actor, input));
    const { payslip, month } = await answer(readPayslip(deps.payroll, actor, input));
    if (payslip === null) throw refusal(month.problems);
    const rappels = await answer(namedRappels(facts, plan));
    const { pdf } = await answer(payslipPdf({ payslip, header, earlier, rappels }));
    const name = `bulletin-${month.period}-${header.salarie.matricule}.pdf`;
    return pdfAnswer(month.status === "clos" ? name : `projet-${name}`, pdf);
  });
