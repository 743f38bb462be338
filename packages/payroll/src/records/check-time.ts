import {
  add,
  decimalToText,
  fromInteger,
  greaterThan,
  ONE,
  ZERO,
  type CivilDate,
  type Decimal,
} from "@bareme/kernel";
import { vouchersIn } from "./benefit.ts";
import type { Report } from "./report.ts";
import { termsIn } from "./contract.ts";
import type { Dossier } from "./dossier.ts";
import { isSunday } from "./weeks.ts";
import { missionIn } from "./mission.ts";
import { monthOfEntry, paidEntries, type TimeEntry } from "./timesheet.ts";

const HOURS_OF_A_DAY = fromInteger(24);

/** A compte rendu d'activité that cannot be: unknown missions, days longer than a day, a month told twice, dates outside. */
export function checkTime(dossier: Dossier, report: Report): void {
  dossier.cra.forEach((entry, index) => {
    checkMission(dossier, entry, index, report);
    checkDates(dossier, entry, index, report);
    checkMeasure(dossier, entry, index, report);
  });
  checkDayTotals(dossier.cra, report);
  checkToldTwice(dossier.cra, report);
}

function checkMission({ missions }: Dossier, entry: TimeEntry, index: number, report: Report): void {
  if (entry.mission === undefined) {
    if (entry.nature === "prestation")
      report(
        "REFERENCE_UNKNOWN",
        ["cra", index, "mission"],
        "Une prestation se fait pour une mission, et celle-ci n'en nomme aucune.",
        `Ajoutez mission: ${missions[0]?.id ?? "…"}.`,
      );
  } else if (!missions.some(({ id }) => id === entry.mission))
    report(
      "REFERENCE_UNKNOWN",
      ["cra", index, "mission"],
      `« ${entry.mission} » n'est pas une mission du dossier.`,
      `Missions du dossier : ${missions.map(({ id }) => id).join(", ") || "aucune"}.`,
    );
}

function checkDates({ contrat, missions }: Dossier, entry: TimeEntry, index: number, report: Report): void {
  const when = monthOfEntry(entry);
  const day: string = "date" in entry ? entry.date : when;
  const place = ["cra", index, "date" in entry ? "date" : "mois"];
  const { dateFinContrat } = termsIn(contrat, when);
  const covers = (start: CivilDate, end: CivilDate | undefined): boolean =>
    start.slice(0, day.length) <= day && (end === undefined || day <= end.slice(0, day.length));
  if (!covers(contrat.dateDebutContrat, dateFinContrat))
    report(
      "RECORD_OUT_OF_PERIOD",
      place,
      `Le temps du ${day} est hors du contrat, qui va du ${contrat.dateDebutContrat} ${dateFinContrat === undefined ? "sans terme" : `au ${dateFinContrat}`}.`,
      "Corrigez la date, ou le terme du contrat par un avenant.",
    );
  const mission = missions.find(({ id }) => id === entry.mission);
  if (mission === undefined || entry.nature !== "prestation") return;
  const { debut, fin } = missionIn(mission, when);
  if (!covers(debut, fin))
    report(
      "RECORD_OUT_OF_PERIOD",
      place,
      `La prestation du ${day} est hors de la mission « ${mission.id} », qui va du ${debut} ${fin === undefined ? "sans fin" : `au ${fin}`}.`,
      "Corrigez la date, ou la fin de la mission.",
    );
}

/** Hours for a contract counted in hours, days for one counted in days; days of leave are jours ouvrables. */
function checkMeasure(
  { contrat, avantages }: Dossier,
  entry: TimeEntry,
  index: number,
  report: Report,
): void {
  const when = monthOfEntry(entry);
  const terms = termsIn(contrat, when);
  const invalid = (key: string, message: string, remedy: string): void =>
    report("TIME_INVALID", ["cra", index, key], message, remedy);
  if (paidEntries([entry], terms).length > 0) {
    if (terms.modeDuree === "heures" && entry.heures === undefined)
      invalid(
        "heures",
        "Le contrat se compte en heures, et ce temps n'en donne pas.",
        'Ajoutez heures: "7.00", à côté des jours s\'il le faut.',
      );
    if (terms.modeDuree === "jours" && entry.jours === undefined)
      invalid(
        "jours",
        "Le contrat se compte en jours, et ce temps n'en donne pas.",
        'Ajoutez jours: "1" ou "0.5".',
      );
    if (
      "mois" in entry &&
      entry.joursEntiers === undefined &&
      vouchersIn(avantages, when)?.attribution === "parJourEntier"
    )
      invalid(
        "joursEntiers",
        `Les titres-restaurant de ${when} se comptent par jour entier, et ce résumé ne les dit pas.`,
        "Ajoutez joursEntiers, ou donnez le CRA jour par jour.",
      );
  }
  if (entry.nature !== "conge") return;
  if (entry.jours === undefined)
    invalid(
      "jours",
      "Un congé se compte en jours ouvrables, et celui-ci n'en donne pas.",
      'Ajoutez jours: "1".',
    );
  if ("date" in entry && isSunday(entry.date))
    invalid(
      "date",
      `Le ${entry.date} est un dimanche : les jours ouvrables vont du lundi au samedi.`,
      "Retirez ce jour, ou corrigez sa date.",
    );
}

function checkDayTotals(entries: readonly TimeEntry[], report: Report): void {
  const totals = new Map<string, { readonly days: Decimal; readonly hours: Decimal }>();
  entries.forEach((entry, index) => {
    if (!("date" in entry)) return;
    const before = totals.get(entry.date) ?? { days: ZERO, hours: ZERO };
    const now = {
      days: add(before.days, entry.jours ?? ZERO),
      hours: add(before.hours, entry.heures ?? ZERO),
    };
    totals.set(entry.date, now);
    if (greaterThan(now.days, ONE))
      report(
        "TIME_INVALID",
        ["cra", index],
        `Le ${entry.date} compte ${decimalToText(now.days)} jours, tous temps confondus.`,
        "Une journée a deux demi-journées : corrigez l'une des entrées.",
      );
    if (greaterThan(now.hours, HOURS_OF_A_DAY))
      report(
        "TIME_INVALID",
        ["cra", index],
        `Le ${entry.date} compte ${decimalToText(now.hours)} heures.`,
        "Corrigez l'une des entrées de ce jour.",
      );
  });
}

/** A month told by day and summed up as well would count twice. */
function checkToldTwice(entries: readonly TimeEntry[], report: Report): void {
  const keyOf = (entry: TimeEntry): string =>
    [monthOfEntry(entry), entry.nature, entry.mission ?? ""].join(" ");
  const byDay = new Set(entries.filter((entry) => "date" in entry).map(keyOf));
  entries.forEach((entry, index) => {
    if ("mois" in entry && byDay.has(keyOf(entry)))
      report(
        "TIME_INVALID",
        ["cra", index, "mois"],
        `${entry.mois} (${entry.nature}) est donné jour par jour et par un résumé : il compterait deux fois.`,
        "Gardez l'un des deux.",
      );
  });
}
