import { addMonths, month, monthOf, type CivilDate, type Month } from "@bareme/kernel";
import type { Dossier } from "./dossier.ts";
import { monthsOfRecords } from "./months-of.ts";
import type { Path, Report } from "./report.ts";

/** A file of months holds no more. */
const MOST_MONTHS = 600;

/** Wide enough for any contract; the months around stay in the calendar. */
const FIRST_START = month("1950-01");
const LAST_START = month("2200-01");

/** Every date within the contract, and a number of months that a file can hold. */
export function checkPeriod(dossier: Dossier, report: Report): void {
  const { contrat, depuis, jusqua } = dossier;
  const start = monthOf(contrat.dateDebutContrat);
  const first = depuis ?? start;
  const outside: Outside = (path, message, remedy) => report("RECORD_OUT_OF_PERIOD", path, message, remedy);
  if (contrat.dateFinContrat !== undefined && contrat.dateFinContrat < contrat.dateDebutContrat)
    outside(
      ["contrat", "dateFinContrat"],
      `Le contrat finit le ${contrat.dateFinContrat}, avant de commencer le ${contrat.dateDebutContrat}.`,
      "Corrigez l'une des deux dates.",
    );
  if (first < start)
    outside(
      ["depuis"],
      `« depuis » (${first}) précède le contrat, qui commence le ${contrat.dateDebutContrat}.`,
      "Corrigez l'une des deux dates.",
    );
  if (jusqua !== undefined && jusqua < first)
    outside(
      ["jusqua"],
      `« jusqua » (${jusqua}) précède le premier mois à payer, ${first}.`,
      "Corrigez l'un des deux mois.",
    );
  contrat.avenants.forEach(({ aPartirDe }, index) => {
    if (aPartirDe < start)
      outside(
        ["contrat", "avenants", index, "aPartirDe"],
        `L'avenant part de ${aPartirDe}, avant le contrat.`,
        "Corrigez son mois, ou le début du contrat.",
      );
  });
  endsOfAvenants(dossier).forEach(({ path, aPartirDe, end, what }) => {
    if (end !== undefined && monthOf(end) < aPartirDe)
      outside(
        path,
        `L'avenant part de ${aPartirDe} et met fin ${what} le ${end}, avant de valoir : cette fin ne serait jamais connue.`,
        `Datez l'avenant du mois de la fin : aPartirDe: ${monthOf(end)}.`,
      );
  });
  monthsByPlace(dossier).forEach(({ path, when }) => {
    if (when < start)
      outside(
        path,
        `Cet enregistrement est de ${when}, avant le contrat, qui commence le ${contrat.dateDebutContrat}.`,
        "Corrigez sa date, ou le début du contrat.",
      );
  });
  checkLength(dossier, first, outside);
}

type Outside = (path: Path, message: string, remedy: string) => void;

function checkLength(dossier: Dossier, first: Month, outside: Outside): void {
  const { depuis, jusqua } = dossier;
  if (first < FIRST_START || first > LAST_START)
    return outside(
      depuis === undefined ? ["contrat", "dateDebutContrat"] : ["depuis"],
      `Le premier mois à payer serait ${first}.`,
      "Corrigez son année.",
    );
  const last = jusqua ?? monthsOfRecords(dossier).toSorted().at(-1) ?? first;
  if (last > addMonths(first, MOST_MONTHS - 1))
    outside(
      ["jusqua"],
      `Le dossier va de ${first} à ${last}, soit plus de ${MOST_MONTHS} mois.`,
      "Corrigez la date trop lointaine, ou donnez « jusqua ».",
    );
}

interface EndOfAvenant {
  readonly path: Path;
  readonly aPartirDe: Month;
  readonly end: CivilDate | undefined;
  readonly what: string;
}

function endsOfAvenants({ contrat, missions }: Dossier): readonly EndOfAvenant[] {
  return [
    ...contrat.avenants.map(({ aPartirDe, dateFinContrat }, index) => ({
      path: ["contrat", "avenants", index, "dateFinContrat"],
      aPartirDe,
      end: dateFinContrat,
      what: "au contrat",
    })),
    ...missions.flatMap(({ id, avenants }, index) =>
      avenants.map(({ aPartirDe, fin }, rank) => ({
        path: ["missions", index, "avenants", rank, "fin"],
        aPartirDe,
        end: fin,
        what: `à la mission « ${id} »`,
      })),
    ),
  ];
}

function monthsByPlace(dossier: Dossier): readonly { readonly path: Path; readonly when: string }[] {
  const { factures, encaissements, impayes, frais, autresCouts, credits, avantages, demandes, mois } =
    dossier;
  const dated = { factures, encaissements, impayes, frais, autresCouts, credits };
  const monthly = { demandes, mois };
  return [
    ...Object.entries(dated).flatMap(([list, records]) =>
      records.map(({ date }, index) => ({ path: [list, index, "date"], when: monthOf(date) })),
    ),
    ...Object.entries(monthly).flatMap(([list, records]) =>
      records.map((one, index) => ({ path: [list, index, "mois"], when: one.mois })),
    ),
    ...avantages.cesu.map(({ date }, index) => ({
      path: ["avantages", "cesu", index, "date"],
      when: monthOf(date),
    })),
    ...avantages.epargne.map(({ date }, index) => ({
      path: ["avantages", "epargne", index, "date"],
      when: monthOf(date),
    })),
  ];
}
