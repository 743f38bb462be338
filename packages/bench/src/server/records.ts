import type { PieceKind } from "@bareme/use-cases";
import { drawContract } from "../portfolio/contracts.ts";
import { drawMissions, type Mission, type Missions } from "../portfolio/missions.ts";
import { seeded, type Draw } from "../portfolio/seeded.ts";

/** A porté as its records tell it: what a server is given before each month. */
export interface PorteRecords {
  readonly matricule: string;
  readonly debut: string;
  /** Null for a contract without a term. */
  readonly fin: string | null;
  readonly contrat: Readonly<Record<string, unknown>>;
  /** In the order in which they come. */
  readonly records: readonly PorteRecord[];
}

interface PorteRecord {
  readonly kind: PieceKind;
  readonly key: string;
  readonly date: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const YEAR = 2026;
/** The first day of every contract, and the last of those that have a term. */
const [START, END] = [`${YEAR}-01-01`, `${YEAR}-12-31`];
export const MONTHS: readonly string[] = Array.from(
  { length: 12 },
  (_, index) => `${YEAR}-${String(index + 1).padStart(2, "0")}`,
);
/** The one who is measured has the rules of this company. */
export const COMPANY = "deux-rives";

/** The nth porté: a contract of 2026, its missions, and each month its time, invoices, payments and some expenses. */
export function recordsOf(index: number): PorteRecords {
  const draw = seeded(index + 1);
  const contract = drawContract(COMPANY, draw);
  const missions = drawMissions(MONTHS.length, contract, draw);
  // One in four tells its time day by day, the others by month and mission.
  const daily = draw.chance(25);
  const records = MONTHS.flatMap((mois, month) => [
    ...(month === 0 ? missions.all.map(missionRecord) : []),
    ...timeRecords(missions, { mois, month, daily }),
    ...missions.all.flatMap((mission) => moneyRecords(mission, mois, month)),
    ...expenseRecords(mois, draw),
  ]);
  return {
    matricule: `P-${String(index).padStart(5, "0")}`,
    debut: START,
    fin: contract.facts["dateFinContrat"] === undefined ? null : END,
    contrat: contractRecord(contract.facts),
    records: records.toSorted((left, right) =>
      left.date < right.date ? -1 : left.date > right.date ? 1 : 0,
    ),
  };
}

/** The dossier that the records of a porté make, whole. */
export function dossierOf({ contrat, records }: PorteRecords): Readonly<Record<string, unknown>> {
  const of = (kind: PieceKind) => records.filter((one) => one.kind === kind).map(({ data }) => data);
  return {
    rules: `company/${COMPANY}`,
    contrat,
    missions: of("mission"),
    cra: of("cra"),
    factures: of("facture"),
    encaissements: of("encaissement"),
    frais: of("frais"),
  };
}

/** The contract as a dossier has it: all fixed terms run to the end of the year, so that every porté has twelve months. */
function contractRecord({
  origineTauxPas,
  tauxPasPersonnalise,
  lissage,
  cibleNet,
  dateFinContrat,
  ...facts
}: Readonly<Record<string, unknown>>): PorteRecords["contrat"] {
  return {
    ...facts,
    ...(dateFinContrat !== undefined && { dateFinContrat: END }),
    tauxPas: origineTauxPas === undefined ? "neutre" : tauxPasPersonnalise,
    ...(lissage !== undefined && { options: { lissage, cibleNet } }),
  };
}

function missionRecord({ id, tjm, ofTheCompany, tauxNegocie }: Mission): PorteRecord {
  const regles = {
    ...(ofTheCompany && { apporteeParLaSociete: true }),
    ...(tauxNegocie !== null && { tauxNegocie }),
  };
  const debut = START;
  return {
    kind: "mission",
    key: id,
    date: debut,
    data: {
      id,
      client: `Client ${id}`,
      tjm: `${tjm}.00`,
      debut,
      ...(Object.keys(regles).length > 0 && { regles }),
    },
  };
}

interface MonthOfTime {
  readonly mois: string;
  readonly month: number;
  readonly daily: boolean;
}

function timeRecords({ all, days }: Missions, { mois, month, daily }: MonthOfTime): readonly PorteRecord[] {
  if ((days[month] ?? 0) === 0)
    return [timeRecord(`${mois}-01`, { mois, nature: "prospection", heures: "70", jours: "10" })];
  const shared = all.flatMap((mission) => Array<string>(mission.daysByMonth[month] ?? 0).fill(mission.id));
  const working = workingDays(mois);
  if (daily && shared.length <= working.length)
    return shared.map((mission, rank) => {
      const date = working[rank] ?? "";
      return timeRecord(date, { date, mission, heures: "7", jours: "1" });
    });
  return all.flatMap((mission) => {
    const count = mission.daysByMonth[month] ?? 0;
    if (count === 0) return [];
    const time = { heures: `${count * 7}`, jours: `${count}`, joursEntiers: `${count}` };
    return [timeRecord(`${mois}-01`, { mois, mission: mission.id, ...time })];
  });
}

function timeRecord(date: string, data: Readonly<Record<string, string>>): PorteRecord {
  return { kind: "cra", key: [date, data["mission"] ?? "", data["nature"] ?? ""].join(" "), date, data };
}

/** An invoice at the end of the month, paid some months later; a payment after December is not of this year. */
function moneyRecords(mission: Mission, mois: string, month: number): readonly PorteRecord[] {
  const turnover = mission.tjm * (mission.daysByMonth[month] ?? 0);
  const paidIn = MONTHS[month + mission.paidAfter];
  if (turnover === 0) return [];
  const [id, date] = [`F-${mission.id}-${mois}`, `${mois}-26`];
  const invoice = { id, mission: mission.id, date, ht: `${turnover}.00`, tva: "20" };
  const paid = `${paidIn ?? ""}-27`;
  const receipt = {
    id: `E-${mission.id}-${mois}`,
    facture: id,
    date: paid,
    ttc: `${(turnover * 12) / 10}.00`,
  };
  return [
    { kind: "facture", key: id, date, data: invoice },
    ...(paidIn === undefined
      ? []
      : [{ kind: "encaissement" as const, key: receipt.id, date: paid, data: receipt }]),
  ];
}

function expenseRecords(mois: string, draw: Draw): readonly PorteRecord[] {
  if (!draw.chance(30)) return [];
  return Array.from({ length: 1 + draw.below(3) }, (_, item): PorteRecord => {
    const [id, date] = [`N-${mois}-${item + 1}`, `${mois}-${10 + draw.below(15)}`];
    const nature = draw.oneOf(["transport", "hebergement", "equipement"]);
    const montant = `${10 + draw.below(140)}.${10 + draw.below(90)}`;
    return { kind: "frais", key: id, date, data: { id, date, nature, libelle: "Frais de mission", montant } };
  });
}

/** From Monday to Friday. */
function workingDays(mois: string): readonly string[] {
  const days: string[] = [];
  for (let day = 1; day <= 31; day += 1) {
    const date = `${mois}-${String(day).padStart(2, "0")}`;
    const instant = new Date(`${date}T00:00:00Z`);
    const isThere = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
    if (isThere && ![0, 6].includes(instant.getUTCDay())) days.push(date);
  }
  return days;
}
