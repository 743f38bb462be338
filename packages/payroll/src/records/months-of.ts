import { addMonths, monthOf, type Month } from "@bareme/kernel";
import type { MonthsInput } from "../months.ts";
import { datedOpening } from "../opening-period.ts";
import type { FactMap } from "./atoms.ts";
import { benefitFacts } from "./benefit.ts";
import { termsIn, termsToFacts, type Terms } from "./contract.ts";
import type { Dossier } from "./dossier.ts";
import { expenseFacts } from "./expense.ts";
import { longestTimes } from "./longest-times.ts";
import { isEndOfMissions, missionItems } from "./mission-facts.ts";
import { accountFacts } from "./other-cost.ts";
import { requestFacts } from "./request.ts";
import { monthOfEntry, timesheetFacts } from "./timesheet.ts";
import { claimsByMission, type Claims } from "./turnover.ts";

/** The facts of each month of a dossier: a record enters the month of its date, and what the dossier does not hold is not given. */
export function monthsOf(dossier: Dossier, months: readonly Month[] = monthsCovered(dossier)): MonthsInput {
  const { avenants: _avenants, ...signed } = dossier.contrat;
  const shared = termsToFacts(signed);
  const claims = claimsByMission(dossier);
  return {
    facts: shared,
    months: months.map((when) => monthInput({ dossier, claims, shared }, when)),
    ...(dossier.ouverture !== undefined && { opening: datedOpening(dossier.ouverture, months[0]) }),
  };
}

/** From the contract's first month, or `depuis`, to `jusqua`, or the month of the last record. */
export function monthsCovered(dossier: Dossier): readonly Month[] {
  const first = dossier.depuis ?? monthOf(dossier.contrat.dateDebutContrat);
  const last = dossier.jusqua ?? [first, ...monthsOfRecords(dossier)].toSorted().at(-1) ?? first;
  const months: Month[] = [];
  for (let when = first; when <= last; when = addMonths(when, 1)) months.push(when);
  return months;
}

/** The month of every record that has one. */
export function monthsOfRecords(dossier: Dossier): readonly Month[] {
  const { cra, factures, encaissements, impayes, frais, autresCouts, credits, avantages, demandes, mois } =
    dossier;
  const dated = [
    factures,
    encaissements,
    impayes,
    frais,
    autresCouts,
    credits,
    avantages.cesu,
    avantages.epargne,
  ].flat();
  return [
    ...cra.map(monthOfEntry),
    ...dated.map(({ date }) => monthOf(date)),
    ...[...demandes, ...mois, ...avantages.nombreTitres].map((one) => one.mois),
  ];
}

interface Records {
  readonly dossier: Dossier;
  readonly claims: Claims;
  readonly shared: FactMap;
}

function monthInput({ dossier, claims, shared }: Records, when: Month): MonthsInput["months"][number] {
  const terms = termsIn(dossier.contrat, when);
  const note = dossier.mois.find(({ mois }) => mois === when);
  const missions = missionItems(dossier, claims, when);
  return {
    period: when,
    ...(note?.paiement !== undefined && { paymentDate: note.paiement }),
    facts: {
      ...changes(termsToFacts(terms), shared),
      ...workFacts(dossier, when, terms),
      ...(missions.length > 0 && { missions }),
      ...(isEndOfMissions(dossier, when) && { finDeMission: true }),
      ...expenseFacts(dossier.frais, dossier.vehicules, when),
      ...accountFacts(dossier.autresCouts, dossier.credits, when),
      ...benefitFacts(dossier.avantages, when),
      ...requestFacts(dossier.demandes, when),
      ...note?.faits,
    },
  };
}

/** The time of the month. After the contract nobody works, and that is known without a CRA. */
function workFacts(dossier: Dossier, when: Month, terms: Terms): FactMap {
  const ended = terms.dateFinContrat !== undefined && monthOf(terms.dateFinContrat) < when;
  const NOTHING: Readonly<Record<Terms["modeDuree"], FactMap>> = {
    heures: { heuresTravaillees: "0" },
    jours: { joursTravailles: "0" },
    mensuel: { moisTravailles: "0" },
  };
  if (ended) return NOTHING[terms.modeDuree];
  const month = dossier.cra.filter((entry) => monthOfEntry(entry) === when);
  return {
    ...timesheetFacts(month, terms),
    ...(terms.modeDuree !== "jours" && longestTimes(dossier.cra, when)),
  };
}

function changes(now: FactMap, shared: FactMap): FactMap {
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => shared[name] !== value));
}
