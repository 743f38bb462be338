import { failure, success, type JsonValue, type Result } from "@bareme/kernel";
import type { Payslip } from "@bareme/payroll";
import { formatMonth } from "../format.ts";
import { readHeader, type DocumentHeader } from "../header.ts";
import { toJson } from "../pdf/json.ts";
import { renderPdf } from "../pdf/render.ts";
import { contradictions } from "./contradictions.ts";
import type { PayslipData } from "./draw-foot.ts";
import { drawPayslip } from "./draw-payslip.ts";
import { forbiddenMentions } from "./forbidden.ts";
import { payslipMentions, type MandatoryMention } from "./mentions.ts";
import { ACCOUNT_APART, CONSERVATION, SERVICE_PUBLIC } from "./notices.ts";
import type { NamedRappel } from "./rappels.ts";
import { sheetOf, type PayslipSheet } from "./sheet.ts";
import { yearToDate, type EarlierPay, type YearToDate } from "./year-to-date.ts";

export interface PayslipDocument {
  readonly pdf: Uint8Array;
  /** What the text asks for, and what answers it. */
  readonly mentions: readonly MandatoryMention[];
  /** The data attached to it, whose hash can be kept. */
  readonly data: JsonValue;
}

/**
 * The payslip of a month as a PDF/A with its data attached, or every reason why it cannot be handed over. `earlier`: what the same contract was already
 * paid, for the sums of the year; empty when this is its first pay. `rappels`: what the rappels of the month put right, named by
 * `namedRappels`.
 */
export async function payslipPdf({
  payslip,
  header: given,
  earlier,
  rappels,
}: {
  readonly payslip: Payslip;
  readonly header: unknown;
  readonly earlier: readonly EarlierPay[];
  readonly rappels: readonly NamedRappel[];
}): Promise<Result<PayslipDocument>> {
  const read = readPayslip(payslip, given, { earlier, rappels });
  if (!read.ok) return read;
  const { sheet, header, year } = read.value;
  const { employeur, salarie } = header;
  const month = formatMonth(payslip.period);
  const name = `${salarie.prenom} ${salarie.nom}`;
  const data = toJson({
    kind: "bulletin",
    model: sheet.model.id,
    header,
    cumulsAnnee: year.known ? year.sums : null,
    payslip,
  });
  const { content, density } = drawPayslip(payslip, read.value);
  const pdf = await renderPdf({
    title: `Bulletin de paie, ${month}, ${name}`,
    author: employeur.nom,
    subject: "Bulletin de paie",
    issuedOn: payslip.paymentDate,
    content,
    fontSize: density.fontSize,
    continued: `Bulletin de paie · ${month} · ${name}`,
    footer: [CONSERVATION, SERVICE_PUBLIC, ACCOUNT_APART],
    attachment: {
      name: `bulletin-${payslip.period}.json`,
      description: "Données du bulletin de paie",
      data,
    },
  });
  return success({ pdf, mentions: payslipMentions(sheet, payslip, header), data });
}

/** Everything that the payslip prints, or every problem at once. */
function readPayslip(
  payslip: Payslip,
  given: unknown,
  { earlier, rappels }: { readonly earlier: readonly EarlierPay[]; readonly rappels: readonly NamedRappel[] },
): Result<PayslipData> {
  const header = readHeader(given);
  const sheet = sheetOf(payslip, rappels);
  const year = header.ok && sheet.ok ? yearOf(payslip, header.value, { sheet: sheet.value, earlier }) : null;
  const problems = [
    ...(header.ok ? contradictions(payslip, header.value) : header.problems),
    ...(sheet.ok ? [] : sheet.problems),
    ...(header.ok && sheet.ok ? forbiddenMentions(sheet.value, header.value) : []),
    ...(year === null || year.ok ? [] : year.problems),
  ];
  if (!header.ok || !sheet.ok || year === null || !year.ok || problems.length > 0) return failure(problems);
  return success({ header: header.value, sheet: sheet.value, year: year.value });
}

function yearOf(
  { period, paymentDate }: Payslip,
  { dateDebutContrat, heuresExonerees }: DocumentHeader,
  { sheet, earlier }: { readonly sheet: PayslipSheet; readonly earlier: readonly EarlierPay[] },
): Result<YearToDate> {
  const { totals, pas } = sheet;
  const figures = { netImposable: totals.netImposable, impot: pas.amount, heuresExonerees };
  return yearToDate({ period, paymentDate, dateDebutContrat, ...figures }, earlier);
}
