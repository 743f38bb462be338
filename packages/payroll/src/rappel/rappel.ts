import { add, compareText, decimal, decimalToFixed, ZERO, type Decimal, type Problem } from "@bareme/kernel";
import type { EvaluationDocument, EvaluationRequest, EventResult, Plan } from "@bareme/engine";
import { balancesOf } from "../account-layout.ts";
import { PAS_LINE } from "../payslip-layout.ts";
import type { ClosedMonth } from "./closed-month.ts";
import {
  differencesBetween,
  movementReader,
  OWN_PARTS,
  type MovedDifference,
  type MovedPart,
} from "./movements.ts";

/** What a line of a closed month becomes: restated − paid, less what earlier rappels have posted of it. Amounts are EUR. */
export interface RappelDifference {
  readonly line: string;
  readonly label: string;
  readonly part: MovedPart;
  readonly paid: string;
  readonly restated: string;
  readonly alreadyPosted: string;
  readonly difference: string;
}

/** One item of the fact `rappels` of the open month (rules/convention/idcc-3219/rappels.yaml); parts that do not move are left out. */
export interface RappelItem {
  readonly id: string;
  readonly mois: string;
  readonly ligne: string;
  readonly employee?: string;
  readonly employer?: string;
  readonly societe?: string;
  readonly retenue?: string;
  readonly reintegration?: string;
  readonly compte?: string;
  readonly montant?: string;
}

export interface Rappel {
  readonly months: readonly {
    readonly period: string;
    readonly restated: EvaluationDocument;
    readonly differences: readonly RappelDifference[];
    /** Checks that the month, as restated, does not pass, and passed when it was paid: the open month is blocked by them. */
    readonly blocks: readonly EventResult[];
  }[];
  /** The fact `rappels` of the open month; empty when the problems say why nothing may be posted. */
  readonly rappels: readonly RappelItem[];
  /** The state the open month opens from: cumulated values restated, balances of the account as they were closed. */
  readonly opening: Readonly<Record<string, unknown>> | null;
  readonly problems: readonly Problem[];
}

/** The rules under which closed months are run again. */
export interface NewerRules {
  readonly plan: Plan;
  readonly evaluate: (request: EvaluationRequest) => { readonly document: EvaluationDocument };
  readonly asOf?: string;
}

/**
 * Runs closed months again in order, under newer rules or corrected facts, each from the restated closing of the one before, and tells what each
 * line moves by. The open month then opens from the restated cumulated values, else its year-to-date bases would charge the difference a second
 * time, and from the balances of the compte d'activité as they were closed: the statement of a closed month never changes, and the rappel itself
 * moves the account in the open month. PAS already withheld is given, not recomputed. Differences are subtractions by nature, made on exact decimals.
 */
export function computeRappel(closed: readonly ClosedMonth[], newer: NewerRules): Rappel {
  const movementsOf = movementReader(newer.plan);
  const balances = balancesOf(newer.plan);
  const posted = postedBefore(closed);
  const periods = new Set(closed.map(({ request }) => request.period));
  const accounts = accountsOfRappels(newer.plan);
  const months: MovedMonth[] = [];
  const problems: Problem[] = [];
  let opening: Readonly<Record<string, unknown>> | null = closed[0]?.request.opening ?? null;
  for (const month of closed) {
    const { period } = month.request;
    const { document: restated } = newer.evaluate(
      withoutRappelsOf(periods, restatedRequest(month, opening, newer)),
    );
    if (restated.closing === null)
      return stopped(
        months,
        restated.problems.map((problem) => ({ ...problem, path: [period, ...problem.path] })),
      );
    const differences = differencesBetween(
      movementsOf(month.paid),
      movementsOf(restated),
      (line, part) => posted.get(`${period}|${line}|${part}`) ?? ZERO,
    );
    months.push({ period, restated, differences, blocks: newBlocks(month.paid, restated) });
    problems.push(
      ...differences.flatMap((one) => (canPost(one, accounts) ? [] : [accountUnknown(period, one)])),
    );
    opening = restated.closing;
  }
  const paidBalances = Object.entries(closed.at(-1)?.paid.closing ?? {}).filter(([id]) => balances.has(id));
  return problems.length > 0
    ? stopped(months, problems)
    : {
        months: months.map(shownMonth),
        rappels: months.flatMap(({ period, differences }) => listItems(period, differences)),
        opening: opening === null ? null : { ...opening, ...Object.fromEntries(paidBalances) },
        problems,
      };
}

/** Restated months are what they should have been from the start: a rappel of one of them has no place in another. */
function withoutRappelsOf(periods: ReadonlySet<string>, request: EvaluationRequest): EvaluationRequest {
  const given = request.facts["rappels"];
  if (!Array.isArray(given)) return request;
  const kept = (given as readonly Partial<RappelItem>[]).filter(({ mois }) => !periods.has(mois ?? ""));
  return { ...request, facts: { ...request.facts, rappels: kept } };
}

interface MovedMonth {
  readonly period: string;
  readonly restated: EvaluationDocument;
  readonly differences: readonly MovedDifference[];
  readonly blocks: readonly EventResult[];
}

function newBlocks(paid: EvaluationDocument, restated: EvaluationDocument): readonly EventResult[] {
  const before = new Set(paid.events.map(({ check, item }) => `${check}|${item ?? ""}`));
  return restated.events.filter(
    ({ severity, check, item }) => severity === "block" && !before.has(`${check}|${item ?? ""}`),
  );
}

function stopped(months: readonly MovedMonth[], problems: readonly Problem[]): Rappel {
  return { months: months.map(shownMonth), rappels: [], opening: null, problems };
}

function shownMonth({ period, restated, differences, blocks }: MovedMonth): Rappel["months"][number] {
  return {
    period,
    restated,
    blocks,
    differences: differences.map(({ key, label, part, was, is, posted, difference }) => ({
      line: key,
      label,
      part,
      paid: text(was),
      restated: text(is),
      alreadyPosted: text(posted),
      difference: text(difference),
    })),
  };
}

/** The line of the rules that says how much complement stays paid when the month is recomputed. */
const COMPLEMENT = "complementDuRappel";

/** The closed month as it is asked again: corrected facts, what is known now, the unknown and the tax given as they were paid. */
function restatedRequest(
  { request, paid, correction }: ClosedMonth,
  opening: EvaluationRequest["opening"],
  { plan, evaluate, asOf }: NewerRules,
): EvaluationRequest {
  const { asOf: _known, opening: _closed, ...rest } = request;
  const pas = paid.values[PAS_LINE];
  const again: EvaluationRequest = {
    ...rest,
    ...(asOf !== undefined && { asOf }),
    ...(opening !== null && { opening }),
    facts: { ...request.facts, ...correction?.facts },
    pins: { ...request.pins, ...(pas !== undefined && { [PAS_LINE]: pas }), ...correction?.pins },
  };
  const solved = paid.solve?.line ?? plan.solve?.line;
  if (solved === undefined || Object.hasOwn(correction?.pins ?? {}, solved)) return again;
  if (!plan.lines.some(({ id }) => id === COMPLEMENT)) return again;
  const { document } = evaluate({
    ...again,
    facts: {
      ...again.facts,
      complementVerse: paid.values[solved] ?? "0",
      salaireDeBaseVerse: paid.values["salaireDeBase"] ?? "0",
    },
    only: [COMPLEMENT],
  });
  const kept = document.values[COMPLEMENT];
  return kept === undefined ? again : { ...again, pins: { ...again.pins, [solved]: kept } };
}

/** What rappels of closed months have already posted, by month, line and part. */
function postedBefore(closed: readonly ClosedMonth[]): ReadonlyMap<string, Decimal> {
  const posted = new Map<string, Decimal>();
  const note = (key: string, amount: string): void =>
    void posted.set(key, add(posted.get(key) ?? ZERO, decimal(amount)));
  for (const { request } of closed) {
    const items = request.facts["rappels"];
    for (const item of Array.isArray(items) ? (items as readonly Partial<RappelItem>[]) : []) {
      const line = `${String(item.mois)}|${String(item.ligne)}`;
      for (const part of OWN_PARTS) note(`${line}|${part}`, item[part] ?? "0");
      if (item.compte !== undefined) note(`${line}|compte:${item.compte}`, item.montant ?? "0");
    }
  }
  return posted;
}

/** One item by line and account; the parts of a line that moved no account stand in one item. */
function listItems(period: string, differences: readonly MovedDifference[]): readonly RappelItem[] {
  const byItem = new Map<string, Partial<RappelItem>>();
  for (const { key, part, difference } of differences) {
    const account = accountOf(part);
    const place = `${key}|${account ?? ""}`;
    byItem.set(place, {
      ...byItem.get(place),
      ligne: key,
      ...(account === undefined
        ? { [part]: text(difference) }
        : { compte: account, montant: text(difference) }),
    });
  }
  return [...byItem.keys()].toSorted(compareText).map((place, index) => {
    const { ligne = "", ...moved } = byItem.get(place) ?? {};
    return { id: `${period}-${index + 1}`, mois: period, ligne, ...moved };
  });
}

function accountOf(part: MovedPart): string | undefined {
  return part.startsWith("compte:") ? part.slice("compte:".length) : undefined;
}

/** The accounts that the rules can post a rappel to. */
function accountsOfRappels(plan: Plan): ReadonlySet<string> {
  const fields = plan.collections.find(({ id }) => id === "rappels")?.fields ?? [];
  return new Set(fields.find(({ id }) => id === "compte")?.options);
}

function canPost({ part }: MovedDifference, accounts: ReadonlySet<string>): boolean {
  const account = accountOf(part);
  return account === undefined || accounts.has(account);
}

function accountUnknown(period: string, { key, label, part, was, is }: MovedDifference): Problem {
  const account = accountOf(part) ?? "";
  return {
    code: "RAPPEL_ACCOUNT_UNKNOWN",
    path: [period, key],
    message: `« ${label} » de ${period} devient ${text(is)} au lieu de ${text(was)} sur le compte « ${account} », pour lequel les règles n'ont pas de ligne de rappel.`,
    remedy:
      "Ajoutez ce compte aux options de « compte » et une ligne de rappel dans le fichier rappels.yaml de la convention, ou donnez ce montant en « pins » du mois clos.",
  };
}

function text(value: Decimal): string {
  return decimalToFixed(value, 2);
}
