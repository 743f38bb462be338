import {
  addDays,
  addMonths,
  decimalToText,
  firstDay,
  isZero,
  lastDay,
  monthOf,
  type CivilDate,
  type Month,
} from "@bareme/kernel";
import type { FactMap } from "./atoms.ts";
import { termsIn } from "./contract.ts";
import type { Dossier } from "./dossier.ts";
import { missionIn, type Mission } from "./mission.ts";
import { missionDays, monthOfEntry, type TimeEntry } from "./timesheet.ts";
import { type Claims, owed, subtractTurnover, turnoverUpTo, type Claim, type Turnover } from "./turnover.ts";

/**
 * The missions of a month as items of the rules. A mission is there while it runs, in each month in which something of it happens, and as long as
 * the client's debt is not settled: the account carries that debt by mission.
 */
export function missionItems(dossier: Dossier, claimsOf: Claims, when: Month): readonly FactMap[] {
  const entries = dossier.cra.filter((entry) => monthOfEntry(entry) === when);
  return dossier.missions.flatMap((mission) => {
    const claims = claimsOf.get(mission.id) ?? [];
    const before = turnoverUpTo(claims, addMonths(when, -1));
    const present =
      runsIn(dossier, mission, when) ||
      !isZero(owed(before)) ||
      happensIn(claims, when) ||
      entries.some((entry) => entry.mission === mission.id);
    return present
      ? [itemOf(mission, when, entries, subtractTurnover(turnoverUpTo(claims, when), before))]
      : [];
  });
}

/** True when a mission ends in the month and none runs the next day. */
export function isEndOfMissions(dossier: Dossier, when: Month): boolean {
  const ends = dossier.missions
    .map((mission) => lastDayOf(dossier, mission, when))
    .filter((end) => end !== undefined && monthOf(end) === when);
  return ends.some(
    (end) =>
      end !== undefined && !dossier.missions.some((mission) => runsOn(dossier, mission, addDays(end, 1))),
  );
}

/** The first mission of the dossier that runs in the month, in its order. */
export function missionRunningIn(dossier: Dossier, when: Month): Mission | undefined {
  return dossier.missions.find((mission) => runsIn(dossier, mission, when));
}

function itemOf(mission: Mission, when: Month, entries: readonly TimeEntry[], month: Turnover): FactMap {
  const { id, client, debut, fin, tjm, regles } = missionIn(mission, when);
  const days = missionDays(entries, id);
  return {
    id,
    ...(client !== undefined && { client }),
    dateDebut: debut,
    ...(fin !== undefined && { dateFin: fin }),
    ...(tjm !== undefined && { tjm }),
    ...(days !== undefined && { jours: decimalToText(days) }),
    caFacture: decimalToText(month.invoiced),
    caEncaisse: decimalToText(month.received),
    ...(!isZero(month.refactured) && { fraisRefactures: decimalToText(month.refactured) }),
    ...(!isZero(month.refacturedReceived) && {
      fraisRefacturesEncaisses: decimalToText(month.refacturedReceived),
    }),
    ...(!isZero(month.abandoned) && { creanceAbandonnee: decimalToText(month.abandoned) }),
    ...regles,
  };
}

function happensIn(claims: readonly Claim[], when: Month): boolean {
  return claims
    .flatMap(({ invoice, creditNotes, receipts, writeOffs }) => [
      invoice,
      ...creditNotes,
      ...receipts,
      ...writeOffs,
    ])
    .some(({ date }) => monthOf(date) === when);
}

function runsIn(dossier: Dossier, mission: Mission, when: Month): boolean {
  const end = lastDayOf(dossier, mission, when);
  return mission.debut <= lastDay(when) && (end === undefined || firstDay(when) <= end);
}

function runsOn(dossier: Dossier, mission: Mission, day: CivilDate): boolean {
  const end = lastDayOf(dossier, mission, monthOf(day));
  return mission.debut <= day && (end === undefined || day <= end);
}

/** The mission's last day as known in a month: its own, or the contract's when that comes first. */
function lastDayOf({ contrat }: Dossier, mission: Mission, when: Month): CivilDate | undefined {
  const { fin } = missionIn(mission, when);
  const { dateFinContrat } = termsIn(contrat, when);
  if (fin === undefined || dateFinContrat === undefined) return fin ?? dateFinContrat;
  return fin < dateFinContrat ? fin : dateFinContrat;
}
