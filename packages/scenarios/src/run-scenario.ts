import { equals, parseDecimal, type Problem } from "@bareme/kernel";
import { refuse, type EvaluationDocument, type EvaluationRequest, type Plan } from "@bareme/engine";
import { emptyBook, keepMonth, openMonth, type Book } from "@bareme/payroll";
import type { Scenario, ScenarioMonth } from "./scenario.ts";

/** One value that is not what the scenario says. */
export interface Difference {
  readonly period: string;
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

export type ScenarioResult =
  | { readonly passed: true; readonly compared: number }
  | { readonly passed: false; readonly differences: readonly Difference[] };

/** The rules that a scenario is played on. */
export interface ScenarioRules {
  readonly plan: Plan;
  readonly evaluate: (request: EvaluationRequest) => { readonly document: EvaluationDocument };
}

/**
 * Runs a scenario, month after month, each opening from the one before, rappels included, as the payroll does. Values compare exactly: no
 * tolerance.
 */
export function runScenario(scenario: Scenario, rules: ScenarioRules): ScenarioResult {
  const differences: Difference[] = [];
  let compared = 0;
  const months: readonly ScenarioMonth[] = scenario.months ?? [
    { ...scenario, period: scenario.period, facts: {} },
  ];
  const play = scenario.only === true ? playPart(scenario, months, rules) : playWhole(scenario, rules);
  for (const month of months) {
    const document = play(month);
    const found = compareMonth(month, document);
    differences.push(...found.differences);
    compared += found.compared;
    if (document.closing !== null) continue;
    if (month !== months.at(-1))
      differences.push({
        period: String(month.period),
        what: "closing",
        expected: "un état de clôture",
        actual: "aucun : les mois suivants ne sont pas comparés",
      });
    break;
  }
  if (compared === 0 && differences.length === 0)
    differences.push({
      period: String(months[0]?.period),
      what: "expect",
      expected: "au moins une valeur, un refus ou des alertes",
      actual: "rien n'est comparé",
    });
  return differences.length === 0 ? { passed: true, compared } : { passed: false, differences };
}

type Play = (month: ScenarioMonth) => EvaluationDocument;

/** Whole months, through the book that the payroll keeps. */
function playWhole(scenario: Scenario, rules: ScenarioRules): Play {
  let book: Book = emptyBook(scenario.opening);
  return (month) => {
    const asked = requestOf(scenario, month, undefined, undefined);
    const opened = openMonth(book, { ...asked, corrections: month.corrections ?? [] }, rules);
    if (!opened.ok) return refuse(opened.problems).document;
    const { request } = opened.value.open;
    const { document } = rules.evaluate(request);
    if (document.closing !== null) book = keepMonth(opened.value, { request, document }, rules.plan);
    return document;
  };
}

/** Only what the scenario names and what that needs; what is not carried on starts at its initial value. */
function playPart(scenario: Scenario, months: readonly ScenarioMonth[], { evaluate }: ScenarioRules): Play {
  const named = [...new Set(months.flatMap((one) => Object.keys(one.expect ?? {})))];
  const asked = named.length > 0 ? named : undefined;
  let opening: Readonly<Record<string, unknown>> | undefined = scenario.opening;
  return (month) => {
    const { document } = evaluate(requestOf(scenario, month, opening, asked));
    opening = { "*": "initial", ...document.closing };
    return document;
  };
}

/** The evaluation that a month of a scenario asks for. */
export function requestOf(
  scenario: Scenario,
  month: ScenarioMonth,
  opening: Readonly<Record<string, unknown>> | undefined,
  only: readonly string[] | undefined,
): EvaluationRequest {
  const paymentDate = month.paymentDate ?? scenario.paymentDate;
  const asOf = month.asOf ?? scenario.asOf;
  return {
    period: month.period as string,
    ...(paymentDate !== undefined && { paymentDate }),
    ...(asOf !== undefined && { asOf }),
    facts: { ...scenario.facts, ...month.facts },
    ...(opening !== undefined && { opening }),
    pins: { ...scenario.pins, ...month.pins },
    ...(only !== undefined && { only }),
  };
}

function compareMonth(
  month: ScenarioMonth,
  document: EvaluationDocument,
): { readonly differences: Difference[]; readonly compared: number } {
  const period = String(month.period);
  const differences: Difference[] = [];
  const report = (what: string, expected: string, actual: string): void =>
    void differences.push({ period, what, expected, actual });
  if (month.refuse === undefined) {
    for (const problem of document.problems)
      report(problem.code, "aucun problème", `${problem.message} (${problem.path.join(" › ")})`);
  } else if (!document.problems.some((problem) => matches(problem, month.refuse))) {
    const found = document.problems
      .map((problem) => `${problem.code} [${problem.path.join(", ")}]`)
      .join(" ; ");
    report(
      "refus",
      `${month.refuse.code} [${month.refuse.path?.join(", ") ?? ""}]`,
      found || "aucun problème",
    );
  }
  const expected = Object.entries(month.expect ?? {});
  for (const [id, value] of expected) {
    const actual = document.values[id] ?? document.outcomes[id];
    if (actual === undefined || !same(String(value), actual))
      report(id, String(value), actual ?? "pas de valeur");
  }
  if (month.events !== undefined) {
    const raised = [...new Set(document.events.map((event) => event.check))].sort().join(", ");
    const wanted = [...month.events].sort().join(", ");
    if (raised !== wanted) report("events", wanted || "aucun", raised || "aucun");
  }
  return {
    differences,
    compared: expected.length + (month.refuse === undefined ? 0 : 1) + (month.events === undefined ? 0 : 1),
  };
}

function matches(problem: Problem, refusal: ScenarioMonth["refuse"]): boolean {
  return (
    problem.code === refusal?.code &&
    (refusal.path === undefined || refusal.path.join("\u0000") === problem.path.join("\u0000"))
  );
}

/** Exact: the same text, or the same decimal written with other trailing zeros. */
function same(expected: string, actual: string): boolean {
  if (expected === actual) return true;
  const [left, right] = [parseDecimal(expected), parseDecimal(actual)];
  return left !== undefined && right !== undefined && equals(left, right);
}
