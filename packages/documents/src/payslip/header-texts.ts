import { formatEuros, formatNumber, formatPercent, formatSiret } from "../format.ts";
import type { DocumentHeader } from "../header.ts";

const NBSP = "\u00A0";

/** Time paid (R3243-1, 5°): hours, normal apart from increased ones; or the forfait with its volume; or what the pay rests on. */
export function dureeText(temps: DocumentHeader["temps"]): string {
  switch (temps.nature) {
    case "heures":
      return [
        `${formatNumber(temps.normales, 0)}${NBSP}heures au taux normal`,
        ...temps.majorees.map(
          ({ heures, taux }) => `${formatNumber(heures, 0)}${NBSP}heures majorées de ${formatPercent(taux)}`,
        ),
      ].join(", ");
    case "forfaitJours":
      return `forfait de ${formatNumber(temps.joursAnnee, 0)}${NBSP}jours par an, ${formatNumber(temps.joursMois, 0)}${NBSP}jours ce mois${
        temps.joursDouzeMois === null
          ? ""
          : `, ${formatNumber(temps.joursDouzeMois, 0)}${NBSP}jours travaillés sur douze mois`
      }`;
    case "autre":
      return temps.base;
  }
}

/** CT L1254-14, L1254-20. */
export function contratText(typeContrat: DocumentHeader["typeContrat"]): string {
  return `Contrat de travail en portage salarial à durée ${typeContrat === "CDI" ? "indéterminée" : "déterminée"}`;
}

/** R3243-1, 16°. */
export function activiteText({
  heures,
  taux,
  somme,
}: NonNullable<DocumentHeader["activitePartielle"]>): string {
  return `${formatNumber(heures, 0)}${NBSP}heures à ${formatPercent(taux)}, ${formatEuros(somme)}`;
}

/** Who issues the document (R3243-1, 1° and 2°), with the establishment when there are several. */
export function issuerOf({ nom, adresse, siret, ape, etablissement }: DocumentHeader["employeur"]): {
  readonly name: string;
  readonly lines: readonly string[];
} {
  return {
    name: nom,
    lines: [
      ...adresse,
      ...(etablissement === null
        ? []
        : [`Établissement : ${etablissement.nom}, ${etablissement.adresse.join(", ")}`]),
      `SIRET ${formatSiret(siret)} · APE ${ape}`,
    ],
  };
}
