import {
  namedRappels,
  payslipPdf,
  statementPdf,
  type EarlierPay,
  type PayslipDocument,
} from "../src/index.ts";
import { monthOf, must, type PaidMonth } from "./months.ts";

type Header = Readonly<Record<string, unknown>>;

/** A header as it stands for a month: its contract, and the hours that its base pay counts. */
export function headerOf({ payslip }: PaidMonth, header: Header): Header {
  const base = payslip.sections[0]?.lines.find(({ id }) => id === "salaireDeBase")?.base;
  const typeContrat = payslip.contract.find(({ id }) => id === "typeContrat")?.value ?? header["typeContrat"];
  return base == null || base === "1"
    ? { ...header, typeContrat }
    : { ...header, typeContrat, temps: { nature: "heures", normales: base, majorees: [] } };
}

/** The payslip of a month among its contract's, the earlier ones counting for the sums of the year. */
export async function printPayslip(
  months: readonly PaidMonth[],
  period: string,
  header: Header,
): Promise<PayslipDocument> {
  const month = monthOf(months, period);
  const earlier = months.filter(({ payslip }) => payslip.period < period).flatMap(paidEarlier);
  const rappels = must(namedRappels(month.run.request.facts, month.plan));
  return must(
    await payslipPdf({ payslip: month.payslip, header: headerOf(month, header), earlier, rappels }),
  );
}

/** The statement of a month, dated as its pay. */
export async function printStatement({ payslip, statement }: PaidMonth, header: Header) {
  return must(await statementPdf({ statement, issuedOn: payslip.paymentDate, header }));
}

/** What a payslip already handed over counts for in its year. */
function paidEarlier({
  payslip: { period, paymentDate, netImposable, pas },
}: PaidMonth): readonly EarlierPay[] {
  if (netImposable === null || pas === null) return [];
  const figures = { netImposable: netImposable.amount, impot: pas.amount, heuresExonerees: "0.00" };
  return [{ from: period, to: period, paymentDate, ...figures }];
}
