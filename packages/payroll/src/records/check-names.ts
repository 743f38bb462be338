import { CONTRACT_FACTS } from "./contract.ts";
import type { Dossier } from "./dossier.ts";
import { MISSION_FIELDS } from "./mission.ts";
import type { Path, Report } from "./report.ts";

/** Facts that a record gives may not be given a second time by name. */
const RECORD_FACTS: ReadonlySet<string> = new Set([
  ...CONTRACT_FACTS,
  "missions",
  "finDeMission",
  "heuresTravaillees",
  "joursTravailles",
  "moisTravailles",
  "joursCongesPris",
  "joursTeletravail",
  "joursEntiersTravailles",
  "dejeunersDejaPayes",
  "repas",
  "grandsDeplacements",
  "vehicules",
  "fraisProfessionnels",
  "autresFrais",
  "credits",
  "attributionTitres",
  "nombreTitres",
  "valeurTitre",
  "partPatronaleTitre",
  "aideServicesPersonne",
  "versementPee",
  "versementPereco",
  "montantReserve",
  "montantReserveRepris",
  "allocationDemandee",
]);

/** Options, policies of a mission and facts of a month go to the rules by name: none may hide what a record says. */
export function checkNames({ contrat, missions, mois }: Dossier, report: Report): void {
  const check = (
    names: Readonly<Record<string, unknown>> | undefined,
    path: Path,
    taken: (name: string) => boolean,
  ) =>
    Object.keys(names ?? {})
      .filter(taken)
      .forEach((name) =>
        report(
          "DOSSIER_INVALID",
          [...path, name],
          `« ${name} » se lit déjà dans les enregistrements du dossier : il serait donné deux fois.`,
          "Retirez-le d'ici, et dites-le dans l'enregistrement dont il vient (contrat, cra, factures, frais …).",
        ),
      );
  const fact = (name: string): boolean => RECORD_FACTS.has(name);
  const field = (name: string): boolean => MISSION_FIELDS.includes(name);
  check(contrat.options, ["contrat", "options"], fact);
  contrat.avenants.forEach(({ options }, index) =>
    check(options, ["contrat", "avenants", index, "options"], fact),
  );
  mois.forEach(({ faits }, index) => check(faits, ["mois", index, "faits"], fact));
  missions.forEach(({ regles, avenants }, index) => {
    check(regles, ["missions", index, "regles"], field);
    avenants.forEach((one, rank) =>
      check(one.regles, ["missions", index, "avenants", rank, "regles"], field),
    );
  });
}
