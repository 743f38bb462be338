import type { EvaluationDocument, EvaluationRequest, Evaluator, Plan } from "@bareme/engine";
import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { closeMonth, correctMonth, type ClosedMonth } from "./rappel/closed-month.ts";
import { becameKnown } from "./rappel/known-since.ts";
import { computeRappel, type NewerRules, type Rappel } from "./rappel/rappel.ts";
import { runMonth, type MonthRun } from "./month-run.ts";

/** The rules that a month runs under. */
export interface Rules {
  readonly plan: Plan;
  readonly evaluate: Evaluator;
}

/** The same, for what reads documents only. */
type DocumentRules = Omit<NewerRules, "asOf">;

/** What one month brings in. Months that closed before may turn out to have been wrong: `corrections` says how they should have been. */
export interface MonthInput {
  readonly period: string;
  readonly paymentDate?: string | undefined;
  readonly asOf?: string | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly pins?: Readonly<Record<string, unknown>> | undefined;
  readonly corrections?: readonly Correction[];
}

/** Facts of a closed month as they should have been, with the reason, which stays beside them. */
export interface Correction {
  readonly mois: string;
  readonly motif: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Lines as they should have been paid. */
  readonly pins?: Readonly<Record<string, unknown>> | undefined;
}

/** A month on its way: open, then computed, then validated by a person, then closed. A closed month never changes. */
export interface OpenMonth {
  readonly status: "ouvert" | "calculé" | "validé";
  readonly request: EvaluationRequest;
  /** The rules it opened under, with which its rappels were counted. */
  readonly plan: Plan;
  /** What closed months owe or are owed, posted once in this one; null when nothing could have moved. */
  readonly rappel: Rappel | null;
  readonly run: MonthRun | null;
}

/** The months of one contract: those closed, in order, and at most one open. */
export interface Book {
  readonly closed: readonly ClosedMonth[];
  /** The state before the first month; absent for a contract that begins here. */
  readonly opening?: Readonly<Record<string, unknown>>;
  readonly open: OpenMonth | null;
  /** Under what the closed months were last computed; null while there are none. */
  readonly computedUnder: { readonly plan: Plan; readonly asOf: string | null } | null;
}

/** A book whose next month is open. */
export interface OpenedBook extends Book {
  readonly open: OpenMonth;
}

export function emptyBook(opening?: Readonly<Record<string, unknown>>): Book {
  return { closed: [], ...(opening !== undefined && { opening }), open: null, computedUnder: null };
}

/** Opens the next month from the closing of the last, with the rappels of the closed ones when rules, knowledge or facts have changed since. */
export function openMonth(book: Book, month: MonthInput, rules: DocumentRules): Result<OpenedBook> {
  const last = book.closed.at(-1);
  if (book.open !== null) return failure([monthStillOpen(book.open.request.period, month.period)]);
  if (last !== undefined && month.period <= last.request.period)
    return failure([monthAlreadyClosed(month.period, last.request.period)]);
  const unknown = (month.corrections ?? []).filter(
    ({ mois }) => !book.closed.some(({ request }) => request.period === mois),
  );
  if (unknown.length > 0) return failure(unknown.map(({ mois }) => correctionWithoutMonth(mois)));
  const closed = (month.corrections ?? []).reduce(
    (months, { mois, facts, pins }) => correctMonth(months, mois, { facts, pins }),
    book.closed,
  );
  const corrected = { ...book, closed };
  const rappel = mayHaveMoved(corrected, month, rules.plan)
    ? computeRappel(closed, { ...rules, ...(month.asOf !== undefined && { asOf: month.asOf }) })
    : null;
  if (rappel !== null && rappel.problems.length > 0) return failure(rappel.problems);
  const opening = rappel?.opening ?? last?.paid.closing ?? book.opening;
  return success({
    ...corrected,
    open: {
      status: "ouvert",
      request: requestOf(month, opening ?? undefined, rappel),
      plan: rules.plan,
      rappel,
      run: null,
    },
  });
}

/** Computes the open month; again, if it was. */
export function computeMonth(book: Book, rules: Rules): Result<OpenedBook> {
  if (book.open === null) return failure([nothingOpen()]);
  if (!isSameRules(book.open.plan, rules.plan)) return failure([rulesChanged(book.open.request.period)]);
  const run = runMonth(book.open.request, rules, { doubtful: false, rappel: book.open.rappel });
  return success({ ...book, open: { ...book.open, status: "calculé", run } });
}

/** A person says that the computed month is right; one that is blocked or refused cannot be. */
export function validateMonth(book: Book): Result<OpenedBook> {
  const { open } = book;
  if (open?.run == null || open.status !== "calculé") return failure([notComputed(open?.request.period)]);
  if (open.run.state !== "calculé") return failure([notPayable(open.run)]);
  return success({ ...book, open: { ...open, status: "validé" } });
}

/** Closes the validated month: what was asked and what was paid are kept as they are. */
export function closeOpenMonth(book: Book, rules: Rules): Result<Book> {
  const { open } = book;
  if (open?.run == null || open.status !== "validé") return failure([notValidated(open?.request.period)]);
  const { request, evaluation } = open.run;
  return success(keepMonth(book, { request, document: evaluation.document }, rules.plan));
}

/** The book with a month at its end, whatever its state: a forecast over months that are not payable yet needs it. */
export function keepMonth(book: Book, month: PaidMonth, plan: Plan): Book {
  return {
    ...book,
    closed: [...book.closed, closeMonth(month.request, month.document)],
    open: null,
    computedUnder: { plan, asOf: month.request.asOf ?? null },
  };
}

/** What was asked for a month, and what came of it. */
interface PaidMonth {
  readonly request: EvaluationRequest;
  readonly document: EvaluationDocument;
}

/** The same releases of the same layers. */
function isSameRules(one: Plan, other: Plan): boolean {
  const hashesOf = ({ layers }: Plan): string => layers.map(({ hash }) => hash).join(" ");
  return one === other || hashesOf(one) === hashesOf(other);
}

/** Closed months can come out otherwise when a fact was corrected, when the rules are others, or when more is known. Law alone has no rappels. */
function mayHaveMoved({ closed, computedUnder }: Book, month: MonthInput, plan: Plan): boolean {
  const last = closed.at(-1);
  if (computedUnder === null || last === undefined || !plan.collections.some(({ id }) => id === "rappels"))
    return false;
  return (
    (month.corrections ?? []).length > 0 ||
    computedUnder.plan !== plan ||
    becameKnown(plan, computedUnder.asOf, month.asOf ?? null, last.request.period)
  );
}

function requestOf(
  month: MonthInput,
  opening: EvaluationRequest["opening"],
  rappel: Rappel | null,
): EvaluationRequest {
  const given = month.facts["rappels"];
  const rappels = [...(Array.isArray(given) ? (given as unknown[]) : []), ...(rappel?.rappels ?? [])];
  return {
    period: month.period,
    ...(month.paymentDate !== undefined && { paymentDate: month.paymentDate }),
    ...(month.asOf !== undefined && { asOf: month.asOf }),
    facts: rappels.length === 0 ? month.facts : { ...month.facts, rappels },
    ...(opening !== undefined && { opening }),
    ...(month.pins !== undefined && { pins: month.pins }),
  };
}

function monthStillOpen(open: string, asked: string): Problem {
  return {
    code: "MONTH_STILL_OPEN",
    path: [asked],
    message: `${asked} ne peut pas s'ouvrir : ${open} est encore ouvert.`,
    remedy: `Calculez, validez et clôturez ${open} d'abord.`,
  };
}

function monthAlreadyClosed(asked: string, last: string): Problem {
  return {
    code: "MONTH_ALREADY_CLOSED",
    path: [asked],
    message: `${asked} ne peut pas s'ouvrir : ${last} est déjà clos, et un mois clos ne change pas.`,
    remedy: `Corrigez ${asked} par un rappel, dans le mois qui suit ${last}.`,
  };
}

function correctionWithoutMonth(mois: string): Problem {
  return {
    code: "CORRECTION_WITHOUT_MONTH",
    path: ["corrections", mois],
    message: `La correction de ${mois} ne trouve pas de mois clos.`,
    remedy: "Donnez un mois déjà clos ; les faits d'un mois ouvert se changent directement.",
  };
}

function nothingOpen(): Problem {
  return {
    code: "MONTH_NOT_OPEN",
    path: [],
    message: "Aucun mois n'est ouvert.",
    remedy: "Ouvrez le mois à calculer.",
  };
}

function rulesChanged(period: string): Problem {
  return {
    code: "MONTH_RULES_CHANGED",
    path: [period],
    message: `Les règles ont changé depuis l'ouverture de ${period} : ses rappels ne sont plus ceux qui sont dus.`,
    remedy: `Rouvrez ${period} sous les règles en vigueur, puis recalculez-le.`,
  };
}

function notComputed(period: string | undefined): Problem {
  return {
    code: "MONTH_NOT_COMPUTED",
    path: period === undefined ? [] : [period],
    message: `${period ?? "Le mois"} n'est pas calculé : il ne peut pas être validé.`,
    remedy: "Calculez le mois, puis validez-le.",
  };
}

function notPayable({ period, state, evaluation }: MonthRun): Problem {
  const causes = [
    ...evaluation.document.problems.map(({ message }) => message),
    ...evaluation.document.events.flatMap(({ severity, message }) => (severity === "block" ? [message] : [])),
  ];
  return {
    code: "MONTH_NOT_PAYABLE",
    path: [period],
    message: `${period} est ${state} et ne peut pas être validé : ${causes.join(" ")}`,
    remedy: "Corrigez les faits en cause, puis recalculez le mois.",
  };
}

function notValidated(period: string | undefined): Problem {
  return {
    code: "MONTH_NOT_VALIDATED",
    path: period === undefined ? [] : [period],
    message: `${period ?? "Le mois"} n'est pas validé : il ne peut pas être clos.`,
    remedy: "Faites valider le mois calculé, puis clôturez-le.",
  };
}
