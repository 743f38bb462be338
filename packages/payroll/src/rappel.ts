import {
  add,
  compareText,
  decimal,
  decimalToFixed,
  isZero,
  subtract,
  ZERO,
  type Decimal,
  type Problem,
} from "@bareme/kernel";
import type { EvaluationDocument, EvaluationRequest, LineResult, Plan } from "@bareme/engine";
import { ACCOUNTS } from "./account-layout.ts";
import { PAS_LINE } from "./payslip-layout.ts";

/** A month that was paid: what was asked, with the unknown given and no longer solved, and the document paid on. */
export interface ClosedMonth {
  readonly request: EvaluationRequest;
  readonly paid: EvaluationDocument;
}

type RappelPart = "employee" | "employer" | "amount";

/** What a line of a closed month becomes: restated − paid, less what earlier rappels have posted of it. */
export interface RappelDifference {
  readonly line: string;
  readonly item?: string;
  readonly label: string;
  readonly part: RappelPart;
  readonly paid: string;
  readonly restated: string;
  readonly alreadyPosted: string;
  readonly difference: string;
  /** False for what the list of rappels cannot carry: an amount of pay, of fees or of provision, or a share the company bears. */
  readonly posted: boolean;
}

/** One item of the fact `rappels` of the open month. */
export interface RappelItem {
  readonly id: string;
  readonly mois: string;
  readonly ligne: string;
  readonly employee: string;
  readonly employer: string;
}

export interface Rappel {
  readonly months: readonly {
    readonly period: string;
    readonly restated: EvaluationDocument;
    readonly differences: readonly RappelDifference[];
  }[];
  /** The fact `rappels` of the open month; empty when the problems say why nothing may be posted. */
  readonly rappels: readonly RappelItem[];
  /** The state the open month opens from: cumulated values restated, balances of the account as they were closed. */
  readonly opening: Readonly<Record<string, unknown>> | null;
  readonly problems: readonly Problem[];
}

type Evaluate = (request: EvaluationRequest) => { readonly document: EvaluationDocument };

/** Closes a month: the unknown it solved is given from now on. */
export function closeMonth(request: EvaluationRequest, paid: EvaluationDocument): ClosedMonth {
  const { solve } = paid;
  return {
    request: solve === null ? request : { ...request, pins: { ...request.pins, [solve.line]: solve.value } },
    paid,
  };
}

/**
 * Runs closed months again in order under newer rules and tells what each line moves by. The open month then opens from the restated
 * cumulated values, else its year-to-date bases would charge the difference a second time. Balances of the compte d'activité stay as they
 * were closed: the statement of a closed month never changes, and the rappel itself moves the account in the open month. PAS already
 * withheld is given, not recomputed. Differences are subtractions by nature, made on exact decimals.
 */
export function computeRappel(
  closed: readonly ClosedMonth[],
  newer: { readonly plan: Plan; readonly evaluate: Evaluate; readonly asOf?: string },
): Rappel {
  const months: { period: string; restated: EvaluationDocument; differences: readonly RappelDifference[] }[] =
    [];
  const problems: Problem[] = [];
  const posted = postedBefore(closed);
  const gross = new Set(
    newer.plan.postings.flatMap(({ line, to }) => (accountRole(to) === "salaires" ? [line] : [])),
  );
  let opening: Readonly<Record<string, unknown>> | null = closed[0]?.request.opening ?? null;
  for (const { request, paid } of closed) {
    const { document: restated } = newer.evaluate(restatedRequest(request, paid, opening, newer.asOf));
    if (restated.closing === null) {
      return {
        months,
        rappels: [],
        opening: null,
        problems: [
          ...problems,
          ...restated.problems.map((problem) => ({ ...problem, path: [request.period, ...problem.path] })),
        ],
      };
    }
    const differences = compareDocuments(
      paid,
      restated,
      (line, part) => posted.get(`${request.period}|${line}|${part}`) ?? ZERO,
    );
    months.push({ period: request.period, restated, differences });
    problems.push(
      ...differences.flatMap((one) =>
        one.part === "amount" && gross.has(one.line) ? [grossChanged(request.period, one)] : [],
      ),
    );
    opening = { ...restated.closing, ...balancesOf(paid) };
  }
  return { months, rappels: problems.length > 0 ? [] : listRappels(months), opening, problems };
}

function restatedRequest(
  request: EvaluationRequest,
  paid: EvaluationDocument,
  opening: EvaluationRequest["opening"],
  asOf: string | undefined,
): EvaluationRequest {
  const { asOf: _known, opening: _closed, ...rest } = request;
  const pas = paid.values[PAS_LINE];
  return {
    ...rest,
    ...(asOf !== undefined && { asOf }),
    ...(opening !== null && { opening }),
    pins: { ...request.pins, ...(pas !== undefined && { [PAS_LINE]: pas }) },
  };
}

/** Every printed line's parts whose restated value differs from what was paid and posted. A line that does not apply counts 0. */
function compareDocuments(
  paid: EvaluationDocument,
  restated: EvaluationDocument,
  alreadyPosted: (line: string, part: RappelPart) => Decimal,
): readonly RappelDifference[] {
  const before = new Map(paid.lines.map((line) => [keyOf(line), line]));
  const after = new Map(restated.lines.map((line) => [keyOf(line), line]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const line = after.get(key) ?? before.get(key);
    if (line === undefined || DERIVED_RUBRICS.has(line.rubric ?? "")) return [];
    return PARTS.flatMap((part): RappelDifference[] => {
      const [was, is] = [partOf(before.get(key), paid, part), partOf(after.get(key), restated, part)];
      const settled = alreadyPosted(key, part);
      const difference = subtract(is, add(was, settled));
      if (isZero(difference)) return [];
      const texts = { paid: was, restated: is, alreadyPosted: settled, difference };
      const shared = {
        line: line.id,
        ...(line.item !== undefined && { item: line.item }),
        label: line.label,
        part,
        posted: part !== "amount",
      };
      return [{ ...shared, ...mapTexts(texts) }];
    });
  });
}

/** Nets and tax follow from the other lines; receipts and rappels are the month's own. */
const DERIVED_RUBRICS: ReadonlySet<string> = new Set(["net", "impot", "compte", "rappels"]);
const PARTS: readonly RappelPart[] = ["employee", "employer", "amount"];

/** The employer part is what the account bears of it: a share the company bears never enters the compte d'activité. */
function partOf(line: LineResult | undefined, document: EvaluationDocument, part: RappelPart): Decimal {
  if (line === undefined) return ZERO;
  const borne =
    part === "employer"
      ? document.values[`${line.id}.account${line.item === undefined ? "" : `[${line.item}]`}`]
      : undefined;
  return decimal(borne ?? line[part] ?? "0");
}

function mapTexts(amounts: Readonly<Record<"paid" | "restated" | "alreadyPosted" | "difference", Decimal>>) {
  const { paid, restated, alreadyPosted, difference } = amounts;
  return {
    paid: text(paid),
    restated: text(restated),
    alreadyPosted: text(alreadyPosted),
    difference: text(difference),
  };
}

/** What rappels of closed months have already posted, by month, line and part. */
function postedBefore(closed: readonly ClosedMonth[]): ReadonlyMap<string, Decimal> {
  const posted = new Map<string, Decimal>();
  for (const { request } of closed) {
    const items = request.facts["rappels"];
    for (const item of Array.isArray(items) ? (items as readonly Partial<RappelItem>[]) : []) {
      for (const part of ["employee", "employer"] as const) {
        const key = `${String(item.mois)}|${String(item.ligne)}|${part}`;
        posted.set(key, add(posted.get(key) ?? ZERO, decimal(item[part] ?? "0")));
      }
    }
  }
  return posted;
}

function listRappels(months: Rappel["months"]): readonly RappelItem[] {
  return months.flatMap(({ period, differences }) => {
    const lines = [
      ...new Set(differences.flatMap((one) => (one.posted ? [keyOf({ ...one, id: one.line })] : []))),
    ].toSorted(compareText);
    return lines.map((ligne, index) => {
      const of = (part: RappelPart): string =>
        differences.find((one) => keyOf({ ...one, id: one.line }) === ligne && one.part === part)
          ?.difference ?? "0";
      return {
        id: `${period}-${index + 1}`,
        mois: period,
        ligne,
        employee: of("employee"),
        employer: of("employer"),
      };
    });
  });
}

function balancesOf(paid: EvaluationDocument): Readonly<Record<string, unknown>> {
  const carries = ACCOUNTS.flatMap(({ carry }) =>
    carry === undefined || paid.closing?.[carry] === undefined ? [] : [[carry, paid.closing[carry]] as const],
  );
  return Object.fromEntries(carries);
}

function grossChanged(period: string, { line, label, paid, restated }: RappelDifference): Problem {
  return {
    code: "RAPPEL_GROSS_CHANGED",
    path: [period, line],
    message: `« ${label} » de ${period} devient ${restated} au lieu de ${paid} : le brut déjà payé change, et la liste des rappels ne porte que des cotisations.`,
    remedy:
      "Donnez ce montant en « pins » du mois clos s'il reste ce qui a été payé, ou versez le complément de salaire dans le mois ouvert.",
  };
}

function accountRole(id: string): string | undefined {
  return ACCOUNTS.find((account) => account.id === id)?.role;
}

function keyOf({ id, item }: { readonly id: string; readonly item?: string }): string {
  return item === undefined ? id : `${id}[${item}]`;
}

function text(value: Decimal): string {
  return decimalToFixed(value, 2);
}
