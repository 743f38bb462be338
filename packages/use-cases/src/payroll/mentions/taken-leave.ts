import {
  add,
  addDays,
  allocate,
  civilDate,
  compareText,
  daysBetween,
  decimal,
  decimalToFixed,
  equals,
  failure,
  fromInteger,
  isZero,
  success,
  ZERO,
  type CivilDate,
  type Decimal,
  type Result,
} from "@bareme/kernel";
import type { Dossier } from "@bareme/payroll";
import type { TakenLeave } from "./header-shape.ts";
import { mentionMissing } from "./missing.ts";
import type { WorkedMonth } from "./month-facts.ts";
import type { Told } from "./parties.ts";

const CENT = decimal("0.01");

/** Any Monday: days of the week are counted from it. */
const A_MONDAY = civilDate("2024-01-01");

interface Span {
  readonly du: CivilDate;
  readonly au: CivilDate;
  readonly days: Decimal;
}

/**
 * The leave of a month with its dates and its indemnity (R3243-1, 12°). The dates are those of the CRA when its days are those that the month was
 * computed on, else those told in the mentions. The indemnity is the one that the rules computed, shared among the spans by their days.
 */
export function takenLeave(
  { period, fact }: WorkedMonth,
  {
    values,
    dossier,
    told,
  }: {
    readonly values: Readonly<Record<string, string>>;
    readonly dossier: Pick<Dossier, "cra">;
    readonly told: Told["contrat"];
  },
): Result<readonly TakenLeave[]> {
  const taken = decimal(fact("joursCongesPris") ?? "0");
  if (isZero(taken)) return success([]);
  const ofCra = spansOfCra(period, dossier);
  const counted = ofCra.reduce((sum, { days }) => add(sum, days), ZERO);
  const spans = equals(counted, taken) ? ofCra : spansTold(period, told);
  const indemnity = indemnityIn(values);
  const problems = [
    ...(spans.length === 0 ? [noDates(period)] : []),
    ...(indemnity === undefined ? [noIndemnity(period)] : []),
  ];
  if (indemnity === undefined || problems.length > 0) return failure(problems);
  const shares = allocate(
    decimal(indemnity),
    spans.map(({ days }) => days),
    CENT,
  );
  return success(
    spans.map(({ du, au }, index) => ({ du, au, indemnite: decimalToFixed(shares[index] ?? ZERO, 2) })),
  );
}

/** Where leave is paid with every month, the days taken only bring what was acquired before that and not paid. */
function indemnityIn(values: Readonly<Record<string, string>>): string | undefined {
  const withEveryMonth = values["congesVersesChaqueMois"];
  return withEveryMonth !== undefined && isZero(decimal(withEveryMonth))
    ? values["congesPayes"]
    : values["dixiemeDesCongesPris"];
}

/** Days of leave that follow each other, a Sunday between two of them being no work day. */
function spansOfCra(period: string, { cra }: Pick<Dossier, "cra">): readonly Span[] {
  const days = cra
    .flatMap((entry) => ("date" in entry && entry.nature === "conge" ? [entry] : []))
    .filter(({ date }) => date.startsWith(period))
    .toSorted((left, right) => compareText(left.date, right.date));
  return days.reduce<readonly Span[]>((spans, { date, jours }) => {
    const last = spans.at(-1);
    const own = jours ?? ZERO;
    if (last === undefined || nextWorkDay(last.au) < date)
      return [...spans, { du: date, au: date, days: own }];
    return [...spans.slice(0, -1), { du: last.du, au: date, days: add(last.days, own) }];
  }, []);
}

function spansTold(period: string, told: Told["contrat"]): readonly Span[] {
  const spans = told.flatMap(({ datesDeConges }) => datesDeConges).filter(({ du }) => du.startsWith(period));
  const once = new Map(spans.map((span) => [`${span.du} ${span.au}`, span]));
  return [...once.values()]
    .toSorted((left, right) => compareText(left.du, right.du))
    .map(({ du, au }) => [civilDate(du), civilDate(au)] as const)
    .map(([du, au]) => ({ du, au, days: fromInteger(workDays(du, au)) }));
}

function workDays(du: CivilDate, au: CivilDate): number {
  let count = 0;
  for (let day = du; day <= au; day = addDays(day, 1)) if (!isSunday(day)) count += 1;
  return count;
}

function nextWorkDay(day: CivilDate): CivilDate {
  const next = addDays(day, 1);
  return isSunday(next) ? addDays(next, 1) : next;
}

function isSunday(day: CivilDate): boolean {
  return ((daysBetween(A_MONDAY, day) % 7) + 7) % 7 === 6;
}

function noDates(period: string) {
  return mentionMissing(
    ["conges"],
    `les dates des congés pris en ${period} (R3243-1, 12°)`,
    "Donnez ces congés jour par jour dans le CRA du mois ; s'il est clos, leurs dates dans « datesDeConges » de la fiche du salarié porté.",
  );
}

function noIndemnity(period: string) {
  return mentionMissing(
    ["conges", "indemnite"],
    `l'indemnité des congés pris en ${period} (R3243-1, 12°)`,
    "Vérifiez que les règles calculent « congesPayes » pour ce mois.",
  );
}
