import type { Payslip } from "@bareme/payroll";
import {
  formatAmount,
  formatDate,
  formatEuros,
  formatMonth,
  formatPercent,
  formatSiret,
  isZeroText,
} from "../format.ts";
import type { DocumentHeader } from "../header.ts";
import { activiteText, dureeText } from "./header-texts.ts";
import { CONSERVATION, SERVICE_PUBLIC } from "./notices.ts";
import type { PayslipSheet } from "./sheet.ts";

/** A mention that R3243-1 asks for: the text that answers it on the payslip, or why the month has none. */
export type MandatoryMention =
  | {
      readonly item: string;
      readonly label: string;
      readonly state: "present";
      readonly shown: readonly string[];
    }
  | { readonly item: string; readonly label: string; readonly state: "notApplicable"; readonly why: string };

/** Every mention of CT R3243-1 and R3243-5, in order. What cannot be answered has already been refused: none is left blank. */
export function payslipMentions(
  sheet: PayslipSheet,
  { period, paymentDate }: Payslip,
  header: DocumentHeader,
): readonly MandatoryMention[] {
  const { employeur, salarie, conges, activitePartielle } = header;
  const { totals, groups, pas } = sheet;
  const rows = groups.flatMap((group) => group.rows);
  return [
    present("1°", "Nom et adresse de l'employeur", [
      employeur.nom,
      ...employeur.adresse,
      ...(employeur.etablissement === null
        ? []
        : [employeur.etablissement.nom, ...employeur.etablissement.adresse]),
    ]),
    present("2°", "Code APE et numéro d'immatriculation", [employeur.ape, formatSiret(employeur.siret)]),
    present("3°", "Convention collective de branche", [header.convention]),
    present("4°", "Nom, emploi et position du salarié", [
      `${salarie.prenom} ${salarie.nom}`,
      salarie.emploi,
      salarie.classification,
    ]),
    present("5°", "Période et temps payés", [formatMonth(period), dureeText(header.temps)]),
    present(
      "6°",
      "Nature et montant des éléments de paie",
      sheet.earnings.flatMap(({ name, amount }) => [opening(name), formatAmount(amount ?? "0")]),
    ),
    present("7°", "Rémunération brute", [formatAmount(totals.brut)]),
    present("8° a", "Cotisations salariales et patronales", [
      ...rows.flatMap(({ label, base, employeeRate, employee, employer }) => [
        opening(label),
        ...(isShown(employeeRate) && isShown(employee) ? [formatPercent(employeeRate)] : []),
        ...[base, employee, employer].filter(isShown).map(formatAmount),
      ]),
      formatAmount(totals.cotisationsSalariales),
      formatAmount(totals.cotisationsPatronales),
    ]),
    sheet.diverses.length === 0
      ? absent("8° b", "Autres versements et retenues", "le mois n'en a pas")
      : present(
          "8° b",
          "Autres versements et retenues",
          sheet.diverses.flatMap(({ label, amount }) => [opening(label), formatAmount(amount)]),
        ),
    present("9°", "Impôt prélevé à la source et somme versée sans lui", [
      formatAmount(pas.base),
      formatPercent(pas.rate),
      formatAmount(pas.amount),
      formatEuros(sheet.sommeSansPas),
    ]),
    present("9° bis", "Montant net social", [formatEuros(totals.montantNetSocial)]),
    present("10°", "Somme reçue par le salarié", [formatEuros(totals.netAPayer)]),
    present("11°", "Date de paiement", [formatDate(paymentDate)]),
    conges.length === 0
      ? absent("12°", "Congés payés pris", "le mois n'en a pas")
      : present(
          "12°",
          "Congés payés pris",
          conges.flatMap(({ du, au, indemnite }) => [formatDate(du), formatDate(au), formatEuros(indemnite)]),
        ),
    isZeroText(sheet.exonerations)
      ? absent("13°", "Exonérations et allègements", "le mois n'en a pas")
      : present("13°", "Exonérations et allègements", [formatAmount(sheet.exonerations)]),
    present("14°", "Total versé par l'employeur", [formatEuros(totals.totalVerseEmployeur)]),
    present("15°", "Rubrique du bulletin de paie sur service-public", [SERVICE_PUBLIC]),
    activitePartielle === null
      ? absent("16°", "Activité partielle", "le mois n'en a pas")
      : present("16°", "Activité partielle", [activiteText(activitePartielle)]),
    present("R3243-5", "Conservation sans limitation de durée", [CONSERVATION]),
  ];
}

/** The mentions whose text is not found in the document, as it was extracted. Spaces and line breaks do not count. */
export function mentionsMissingFrom(
  text: string,
  mentions: readonly MandatoryMention[],
): readonly MandatoryMention[] {
  const found = squeeze(text);
  return mentions.filter(
    (mention) => mention.state === "present" && !mention.shown.every((part) => found.includes(squeeze(part))),
  );
}

function squeeze(text: string): string {
  return text.replaceAll(/\s/g, "").toLocaleLowerCase("fr");
}

/** The first words of a label, which stand before its figures: a long one goes on below them. */
function opening(label: string): string {
  return label.split(" ").slice(0, 3).join(" ");
}

function isShown(part: string | null): part is string {
  return !isZeroText(part);
}

function present(item: string, label: string, shown: readonly string[]): MandatoryMention {
  return { item, label, state: "present", shown };
}

function absent(item: string, label: string, why: string): MandatoryMention {
  return { item, label, state: "notApplicable", why };
}
