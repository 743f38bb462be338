import fc from "fast-check";
import { centsToText, shareOf, upTo } from "./amounts.ts";

/** One mission over the months of the contract. */
interface MissionDraft {
  readonly tauxNegocie: string;
  readonly apporteeParLaSociete: boolean;
  readonly clientAgree: boolean;
  readonly readings: Readonly<Record<string, string>>;
  readonly months: readonly MonthDraft[];
}

interface MonthDraft {
  readonly listed: boolean;
  readonly invoiced: number;
  readonly paid: "all" | "none" | "part" | "over";
  readonly hundredths: number;
  readonly abandoned: boolean;
  readonly craSigne: boolean;
}

export interface MissionOptions {
  /** What was invoiced is paid by the last month, and nothing is given up. */
  readonly cashed?: boolean;
}

const invoices = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 100_000, max: 1_200_000 }) },
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: upTo(60_000) },
  { weight: 1, arbitrary: fc.integer({ min: 1_200_000, max: 6_000_000 }) },
  // A credit note.
  { weight: 1, arbitrary: upTo(200_000).map((cents) => -cents) },
);

const months: fc.Arbitrary<MonthDraft> = fc.record({
  listed: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  invoiced: invoices,
  paid: fc.constantFrom("all", "all", "none", "none", "part", "part", "over"),
  hundredths: fc.integer({ min: 1, max: 99 }),
  abandoned: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.boolean()),
  craSigne: fc.oneof(
    { weight: 9, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
});

const drafts: fc.Arbitrary<MissionDraft> = fc.record({
  tauxNegocie: fc.constantFrom("0", "0", "5", "7.25"),
  apporteeParLaSociete: fc.boolean(),
  clientAgree: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.boolean()),
  readings: fc.record(
    {
      avance: fc.constantFrom("aucune", "integrale"),
      risqueImpaye: fc.constantFrom("compte", "societe"),
    },
    { requiredKeys: [] },
  ),
  months: fc.array(months, { minLength: 12, maxLength: 12 }),
});

export const missionDrafts = fc.array(drafts, { maxLength: 3 });

/** The missions of each of the first months of the contract, as facts. */
export function missionsByMonth(
  missions: readonly MissionDraft[],
  count: number,
  options: MissionOptions = {},
): readonly (readonly Readonly<Record<string, unknown>>[])[] {
  const byMission = missions.map((mission, index) => itemsOf(mission, `m${index + 1}`, count, options));
  return Array.from({ length: count }, (_, month) => byMission.flatMap((items) => items[month] ?? []));
}

/** A mission's item in each month; null where the month does not list it. What the client owes is followed, so that nobody pays by accident. */
function itemsOf(mission: MissionDraft, id: string, count: number, { cashed = false }: MissionOptions) {
  let owed = 0;
  return mission.months.slice(0, count).map((month, index) => {
    const last = cashed && index === count - 1;
    if (!month.listed && !last) return null;
    const due = owed + month.invoiced;
    const paid = last ? due : paymentOf(month, due);
    const left = due - paid;
    const abandoned = month.abandoned && !cashed && left > 0 ? shareOf(left, month.hundredths) : 0;
    owed = left - abandoned;
    return {
      id,
      client: `Client ${id}`,
      caFacture: centsToText(month.invoiced),
      caEncaisse: centsToText(paid),
      tauxNegocie: mission.tauxNegocie,
      apporteeParLaSociete: mission.apporteeParLaSociete,
      clientAgree: mission.clientAgree,
      craSigne: month.craSigne,
      ...(abandoned > 0 && { creanceAbandonnee: centsToText(abandoned) }),
      ...mission.readings,
    };
  });
}

function paymentOf({ paid, hundredths }: MonthDraft, due: number): number {
  if (paid === "all") return due;
  if (paid === "none") return 0;
  return paid === "part" ? shareOf(due, hundredths) : Math.max(0, due) + hundredths * 1_000;
}
