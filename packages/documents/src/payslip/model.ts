import { failure, success, type Result } from "@bareme/kernel";
import { formatDate } from "../format.ts";
import { ADAPTE } from "./model-adapte.ts";

/** A line of the ministerial table, with the lines of the rules that it adds up. */
export interface LegalLine {
  readonly id: string;
  readonly label: string;
  /** Ids of the rules' lines. */
  readonly lines: readonly string[];
  /** Rubrics taken whole, for lines that no other legal line names. */
  readonly rubrics?: readonly string[];
  /** The text wants one line whatever the bases: no base and no rate are then shown when they differ. */
  readonly single?: true;
}

interface LegalGroup {
  readonly id: string;
  /** Null for lines that stand on their own. */
  readonly title: string | null;
  readonly lines: readonly LegalLine[];
}

/** A line of the rules that goes with whichever of several legal lines has its base, or else to the last of them. */
interface SharedLine {
  readonly line: string;
  readonly among: readonly string[];
}

export type FootId =
  | "montantNetSocial"
  | "netAvantImpot"
  | "impot"
  | "diverses"
  | "netAPayer"
  | "totalVerseEmployeur";

/** A ministerial model of the payslip: order, grouping and labels. Data: a corrected label is an edit of its file. */
export interface PayslipModel {
  readonly id: string;
  readonly label: string;
  /** Payment dates for which it is drawn, both included; a null bound is open. */
  readonly from: string;
  readonly to: string | null;
  readonly source: string;
  readonly groups: readonly LegalGroup[];
  readonly shared: readonly SharedLine[];
  /** Where a contribution goes that no line above names: shown under its own label, never dropped. */
  readonly othersTitle: string;
  /** Over the contributions of closed months, which the model does not know. */
  readonly rappelsTitle: string;
  readonly totalLabel: string;
  readonly foot: readonly { readonly id: FootId; readonly label: string }[];
}

const MODELS: readonly PayslipModel[] = [ADAPTE];

/**
 * Models that the law knows and that cannot be drawn yet, with the reason: no label is invented. The model « rénové » is compulsory for pay of
 * 1 January 2027 unless postponed again; the texts at hand give neither its labels nor its columns.
 */
const UNREAD_MODELS = [
  {
    label: "modèle rénové",
    from: "2027-01-01",
    why: "les libellés de son annexe (arrêté du 31 janvier 2023) ne sont pas encore saisis",
  },
] as const;

/** The model of a payment date; a date for which no model's labels are known is refused, never drawn in the model of another year. */
export function modelFor(paymentDate: string): Result<PayslipModel> {
  const model = MODELS.find(({ from, to }) => from <= paymentDate && (to === null || paymentDate <= to));
  if (model !== undefined) return success(model);
  const known = MODELS.map(
    ({ label, from, to }) => `${label}, du ${formatDate(from)}${to === null ? "" : ` au ${formatDate(to)}`}`,
  ).join(" ; ");
  const unread = UNREAD_MODELS.filter(({ from }) => from <= paymentDate)
    .map(({ label, from, why }) => ` Le ${label} s'impose depuis le ${formatDate(from)}, mais ${why}.`)
    .join("");
  return failure([
    {
      code: "PAYSLIP_MODEL_UNKNOWN",
      path: ["paymentDate"],
      message: `Aucun modèle de bulletin n'est connu pour une paie versée le ${formatDate(paymentDate)} (connu : ${known}).${unread}`,
      remedy:
        "Ajoutez le modèle ministériel de cette date, avec les libellés de l'arrêté, avant d'imprimer le bulletin.",
    },
  ]);
}

/** The lines of all groups, in order. */
export function legalLines({ groups }: PayslipModel): readonly LegalLine[] {
  return groups.flatMap(({ lines }) => lines);
}
