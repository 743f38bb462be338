import type { MonthsInput } from "@bareme/payroll";
import { openRules } from "../rule-stack.ts";
import { BRANCH, faultsOf, timeMonths, timeWithYoung } from "./run-portes.ts";
import { spreadOf, type Spread } from "./spread.ts";

const YEARS = ["2024", "2025", "2026"] as const;
const ACCOUNTS = 40;

/** Accounts as long as the rules go: the law begins in 2024 and is known until December 2026. */
export interface LongAccounts {
  readonly faults: readonly string[];
  readonly monthsEach: number;
  /** The last month over the first: other years, so other rules too. */
  readonly lastOverFirst: Spread;
  /** The last month over the same month as the second of an account: only the age differs. */
  readonly lastOverSecond: Spread;
}

export function measureLongAccounts(): LongAccounts {
  const rules = openRules(BRANCH);
  // The first account links each month; it is not counted.
  timeMonths(accountOf(0), rules);
  const runs = Array.from({ length: ACCOUNTS }, (_, index) => {
    const input = accountOf(index);
    const { whole: run, young } = timeWithYoung(input, rules, index % 2 === 0);
    const last = run.byMonth.at(-1) ?? Number.NaN;
    return {
      faults: faultsOf(`long account ${index}`, run),
      overFirst: last / (run.byMonth[0] ?? Number.NaN),
      overSecond: last / (young.byMonth[1] ?? Number.NaN),
    };
  });
  return {
    faults: runs.flatMap(({ faults }) => faults),
    monthsEach: accountOf(0).months.length,
    lastOverFirst: spreadOf(runs.map(({ overFirst }) => overFirst)),
    lastOverSecond: spreadOf(runs.map(({ overSecond }) => overSecond)),
  };
}

/** The same month from January 2024 to December 2026, under no company: its rates and its staff are facts. */
function accountOf(index: number): MonthsInput {
  const ca = `${6000 + 100 * index}.00`;
  return {
    facts: {
      typeContrat: "CDI",
      statut: "cadre",
      niveau: "senior",
      modeDuree: "heures",
      heuresTravaillees: "140",
      dateDebutContrat: "2024-01-01",
      effectif: "100",
      tauxAtmp: "0.70",
      tauxVersementMobilite: "3.20",
      cotisationSante: "60.00",
      missions: [{ id: "mission-1", caFacture: ca, caEncaisse: ca }],
    },
    months: YEARS.flatMap((year) =>
      Array.from({ length: 12 }, (_, month) => ({
        period: `${year}-${String(month + 1).padStart(2, "0")}`,
        facts: {},
      })),
    ),
  };
}
