import type { Account } from "../account.ts";
import type { AccountRole } from "../account-layout.ts";
import { MENTIONS } from "./layout.ts";
import { paidByClients } from "./receipts.ts";
import type { FeesSection, FiguresSection, Mention, MentionId, PayrollSection } from "./shape.ts";
import { oppositeText, sumText } from "./sums.ts";

/** The six mentions of CT L1254-25, each with the figure that answers it; a month without any shows zero. */
export function mentionsOf(
  account: Account,
  {
    fees,
    payroll,
    apport,
  }: { readonly fees: FeesSection; readonly payroll: PayrollSection; readonly apport: FiguresSection },
): Readonly<Record<MentionId, Mention>> {
  const totalOf = (wanted: AccountRole): string =>
    sumText(account.accounts.filter(({ role }) => role === wanted).map(({ total }) => total));
  const mention = (id: MentionId, amount: string, parts: Mention["parts"] = []): Mention => ({
    ...MENTIONS[id],
    amount,
    parts,
  });
  const { totals } = payroll;
  const charged = oppositeText(payroll.employerTotal);
  return {
    paiementsDesClients: mention("paiementsDesClients", paidByClients(totalOf("clients"))),
    fraisDeGestion: mention("fraisDeGestion", oppositeText(fees.total)),
    fraisProfessionnels: mention("fraisProfessionnels", totalOf("fraisProfessionnels")),
    prelevements: mention("prelevements", sumText([totals.cotisationsSalariales, charged, totals.pas]), [
      { label: "Cotisations salariales", amount: totals.cotisationsSalariales },
      { label: "Cotisations patronales portées au compte", amount: charged },
      { label: "Impôt prélevé à la source", amount: totals.pas },
    ]),
    netAPayer: mention("netAPayer", totals.netAPayer, [
      { label: "Net avant impôt", amount: totals.netAvantImpot },
    ]),
    apportAffaires: mention("apportAffaires", apport.total),
  };
}
