import {
  addMonths,
  failure,
  monthOf,
  parseMonth,
  success,
  type Month,
  type Problem,
  type Result,
} from "@bareme/kernel";
import {
  closeMonth,
  correctMonth,
  emptyBook,
  monthsOf,
  openMonth,
  type Book,
  type Correction,
  type Dossier,
  type MonthInput,
  type ClosedMonth,
} from "@bareme/payroll";
import type { KeptCorrection, MonthHead, UnitOfWork } from "../ports/store.ts";
import { readFile, type ContractFile } from "./contract-file.ts";
import type { Stack } from "./deps.ts";
import { parseRecord } from "./inputs.ts";
import { readKept, type ReadMonth } from "./kept-month.ts";

/** What a month is prepared from. */
export interface MonthSource {
  readonly unit: Pick<UnitOfWork, "months">;
  readonly slug: string;
  readonly file: ContractFile;
  readonly corrections: readonly KeptCorrection[];
}

/**
 * The month of a contract as it is asked: facts of the dossier, opening from the month closed before, rappels of the closed ones. They are all
 * restated when something could have moved; when nothing could, the last one is enough.
 */
export async function prepareMonth(
  { unit, slug, file, corrections }: MonthSource,
  { period, asOf }: { readonly period: string; readonly asOf: string | undefined },
  stack: Stack,
): Promise<ReturnType<typeof openMonth>> {
  const dossier = readFile(slug, file);
  if (!dossier.ok) return dossier;
  const refused = orderProblems(file.months, dossier.value, period);
  if (refused.length > 0) return failure(refused);
  const earlier = file.months.filter((one) => one.status === "clos" && one.period < period);
  const told = tellCorrections(corrections, file.months, period);
  const month = inputOf(dossier.value, period, { asOf, corrections: told.now });
  if (told.now.length === 0) {
    const last = await bookOf(unit, earlier.slice(-1), { corrections: [], dossier: dossier.value, stack });
    const opened = last.ok ? openMonth(last.value, month, stack) : last;
    if (!opened.ok || opened.value.open.rappel === null) return opened;
  }
  const whole = await bookOf(unit, earlier, { corrections: told.before, dossier: dossier.value, stack });
  return whole.ok ? openMonth(whole.value, month, stack) : whole;
}

/** Months of a contract are paid one after the other, from its first. */
export function orderProblems(
  months: readonly MonthHead[],
  dossier: Dossier,
  period: string,
): readonly Problem[] {
  const open = months.find((one) => one.status !== "clos" && one.period < period);
  if (open !== undefined) return [stillOpen(open.period, period)];
  const last = months.findLast((one) => one.status === "clos" && one.period < period);
  const after = parseMonth(last?.period);
  const expected = after === undefined ? firstMonth(dossier) : addMonths(after, 1);
  return expected === period || months.some((one) => one.status === "clos" && one.period === period)
    ? []
    : [outOfOrder(period, expected)];
}

function firstMonth({ depuis, contrat }: Dossier): Month {
  return depuis ?? monthOf(contrat.dateDebutContrat);
}

/** Corrections that earlier months have carried, and those that the month asked carries. */
function tellCorrections(
  corrections: readonly KeptCorrection[],
  months: readonly MonthHead[],
  period: string,
): { readonly before: readonly Correction[]; readonly now: readonly Correction[] } {
  const periodOf = (id: string): string => months.find((one) => one.id === id)?.period ?? "";
  const carriedIn = (wanted: (carrier: string) => boolean): readonly Correction[] =>
    corrections
      .filter(({ inMoisId }) => wanted(periodOf(inMoisId)))
      .map(({ moisId, motif, facts }) => ({ mois: periodOf(moisId), motif, facts: parseRecord(facts) }));
  return {
    before: carriedIn((carrier) => carrier < period),
    now: carriedIn((carrier) => carrier === period),
  };
}

function inputOf(
  dossier: Dossier,
  period: string,
  { asOf, corrections }: { readonly asOf: string | undefined; readonly corrections: readonly Correction[] },
): MonthInput {
  const when = parseMonth(period);
  const { facts, months } = monthsOf(dossier, when === undefined ? [] : [when]);
  return {
    period,
    ...months[0],
    facts: { ...facts, ...months[0]?.facts },
    ...(asOf !== undefined && { asOf }),
    ...(corrections.length > 0 && { corrections }),
  };
}

/** The book of closed months as they were kept, with the corrections that are already in. */
async function bookOf(
  unit: MonthSource["unit"],
  months: readonly MonthHead[],
  {
    corrections,
    dossier: { ouverture },
    stack,
  }: { readonly corrections: readonly Correction[]; readonly dossier: Dossier; readonly stack: Stack },
): Promise<Result<Book>> {
  const read: ReadMonth[] = [];
  for (const month of await unit.months.read(months.map(({ id }) => id))) {
    const one = readKept(month);
    if (!one.ok) return one;
    read.push(one.value);
  }
  const closed = corrections.reduce<readonly ClosedMonth[]>(
    (book, { mois, facts }) => correctMonth(book, mois, { facts }),
    read.map(({ request, document }) => closeMonth(request, document)),
  );
  const last = read.at(-1);
  return success({
    ...emptyBook(ouverture),
    closed,
    computedUnder:
      last === undefined ? null : { plan: planUnder(last, stack), asOf: last.request.asOf ?? null },
  });
}

/** The plan of a month, which the book only tells from that of the stack: the same one, or another. */
function planUnder({ lock }: ReadMonth, { plan, planHash }: Stack): Stack["plan"] {
  return lock.plan === planHash ? plan : { ...plan };
}

function stillOpen(open: string, asked: string): Problem {
  return {
    code: "MONTH_STILL_OPEN",
    path: [asked],
    message: `${asked} ne peut pas s'ouvrir : ${open} est encore ouvert.`,
    remedy: `Calculez, validez et clôturez ${open} d'abord.`,
  };
}

function outOfOrder(asked: string, expected: string): Problem {
  return {
    code: "MONTH_OUT_OF_ORDER",
    path: [asked],
    message: `Le mois à payer de ce contrat est ${expected}, et non ${asked}.`,
    remedy: `Ouvrez ${expected} : les mois d'un contrat se suivent sans trou.`,
  };
}
