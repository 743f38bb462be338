import { decimal, decimalToText, type Problem } from "@bareme/kernel";
import { within } from "../expression.ts";
import type { Plan } from "../plan.ts";
import { parameterAt, axisDate } from "./dated-values.ts";
import { auditSolution } from "./audit.ts";
import type { EvaluationDocument } from "./document.ts";
import type { Frame } from "./frame.ts";
import { versionOf } from "./formula-in-force.ts";
import { linkProgram } from "./link-program.ts";
import type { LinkedNode, Program } from "./program.ts";
import { readInputs } from "./read-inputs.ts";
import { readMoments } from "./read-moments.ts";
import type { EvaluationRequest } from "./request.ts";
import { runNodes } from "./run-nodes.ts";
import { valueToText } from "./value-text.ts";
import { writeDocument } from "./write-document.ts";

/** An evaluation with its working memory, from which any value can be explained. */
export interface Evaluation {
  readonly document: EvaluationDocument;
  readonly program: Program | null;
  readonly frame: Frame | null;
  readonly pinned: ReadonlySet<string>;
}

export type Evaluator = (request: EvaluationRequest) => Evaluation;

const MOST_PROGRAMS = 64;

/** The evaluator of a plan. It keeps the closures of the months it has met, and nothing of any evaluation. */
export function createEvaluator(plan: Plan): Evaluator {
  const programs = new Map<string, Program>();
  // Nodes that may only repeat another: readers go past them unless the request gives them.
  const repeating = plan.nodes.flatMap(({ id, versions }) =>
    versions.some(({ expression }) => expression.op === "ref") ? [id] : [],
  );
  return (request) => {
    const problems: Problem[] = [];
    const moments = readMoments(plan, request, problems);
    if (moments === undefined) return refuse(problems);
    const given = repeating.filter((id) => Object.hasOwn(request.pins ?? {}, id));
    const key = [moments.period, moments.payment, moments.asOf ?? "", ...given].join("|");
    const known = programs.get(key);
    if (known !== undefined) return evaluate(known, request, problems);
    const [oldest] = programs.keys();
    if (programs.size >= MOST_PROGRAMS && oldest !== undefined) programs.delete(oldest);
    const program = linkProgram(plan, moments, new Set(given));
    programs.set(key, program);
    return evaluate(program, request, problems);
  };
}

/**
 * Checks the solution of an evaluation by trying every candidate up to `top` (decimal text). Undefined when the evaluation solved nothing. The evaluation's
 * frame is used up by it.
 */
export function auditEvaluation(
  { program, frame, pinned, document }: Evaluation,
  top: string,
): { readonly tried: number; readonly fits: string | null } | undefined {
  if (program === null || frame === null || program.solve === null || document.solve === null)
    return undefined;
  const audit = auditSolution(program.solve, frame, pinned, decimal(document.solve.value), decimal(top));
  return { tried: audit.tried, fits: audit.fits === null ? null : decimalToText(audit.fits) };
}

/** An evaluation that could not be made, with its reasons. */
export function refuse(problems: readonly Problem[]): Evaluation {
  return { document: refused(problems), program: null, frame: null, pinned: new Set() };
}

function refused(problems: readonly Problem[]): EvaluationDocument {
  return {
    outcomes: {},
    values: {},
    lines: [],
    postings: [],
    events: [],
    solve: null,
    closing: null,
    problems,
  };
}

function evaluate(program: Program, request: EvaluationRequest, problems: Problem[]): Evaluation {
  const inputs = readInputs(program, request, problems);
  const frame: Frame = {
    values: inputs.values,
    openings: inputs.openings,
    items: inputs.items,
    item: 0,
    bounded: false,
    low: new Float64Array(program.size),
    high: new Float64Array(program.size),
    lowByItem: [],
    highByItem: [],
    points: new Float64Array(program.points * 2).fill(NaN),
    outLow: 0,
    outHigh: 0,
  };
  const wanted =
    request.only === undefined ? null : closureOf(program, request.only, inputs.pinned, problems);
  const certificate = runNodes(program, frame, inputs.pinned, wanted, problems);
  const document = writeDocument(program, frame, inputs, certificate, problems);
  return {
    document:
      wanted === null
        ? document
        : { ...document, values: { ...document.values, ...parametersAsked(program, request.only ?? []) } },
    program,
    frame,
    pinned: inputs.pinned,
  };
}

/** The asked ids and all they need; asking the unknown asks its constraints. */
function closureOf(
  program: Program,
  only: readonly string[],
  pinned: ReadonlySet<string>,
  problems: Problem[],
): ReadonlySet<string> {
  const nodes = program.nodesById;
  const facts = new Set(program.plan.facts.map((fact) => fact.id));
  const parameters = new Set(program.plan.parameters.map((parameter) => parameter.id));
  const wanted = new Set<string>();
  const pending = only.map((id) => id.replace(/\[.*\]$/, ""));
  for (const id of pending) {
    if (!nodes.has(id) && !facts.has(id) && !parameters.has(id))
      problems.push({
        code: "ONLY_UNKNOWN",
        path: ["only", id],
        message: `« ${id} » n'est pas une valeur de ces règles.`,
        remedy: "Corrigez son nom ; une part s'écrit x.employee, x.employer ou x.base.",
      });
  }
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const node = nodes.get(id);
    if (node === undefined || wanted.has(id)) continue;
    wanted.add(id);
    if (pinned.has(id)) continue;
    pending.push(...readBy(node, program));
  }
  return wanted;
}

function readBy(node: LinkedNode, program: Program): string[] {
  const expression = versionOf(node.plan, program.moments);
  const read = expression === undefined ? [] : [...refs(expression), ...openings(expression)];
  const { solve } = program.plan;
  const solving =
    node.plan.role === "unknown" && solve !== null
      ? [
          ...solve.cone,
          ...[
            solve.from,
            solve.to,
            solve.otherwise,
            ...solve.constraints.flatMap(({ left, right }) => [left, right]),
          ].flatMap(refs),
        ]
      : [];
  return [...(node.plan.guard === null ? [] : [node.plan.guard]), ...read, ...solving];
}

function refs(expression: Parameters<typeof within>[0]): string[] {
  return [...within(expression)].flatMap((part) => (part.op === "ref" ? [part.id] : []));
}

/** What reads an opening state needs the same state to close, for the month after. */
function openings(expression: Parameters<typeof within>[0]): string[] {
  return [...within(expression)].flatMap((part) => (part.op === "opening" ? [part.id] : []));
}

/** Parameters may be asked by name: their value in the month, by key where they have keys. */
function parametersAsked(program: Program, only: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const asked of only) {
    const id = asked.replace(/\[.*\]$/, "");
    const parameter = program.plan.parameters.find((one) => one.id === id);
    if (parameter === undefined) continue;
    const date = axisDate(parameter.axis, program.moments);
    const keys = parameter.keyed
      ? [
          ...new Set(
            parameter.layers.flatMap((layer) =>
              layer.values.flatMap(({ value }) =>
                value === null || typeof value === "string" ? [] : Object.keys(value),
              ),
            ),
          ),
        ]
      : [undefined];
    for (const key of keys) {
      const value = parameterAt(parameter, key, date, program.moments);
      if (!("code" in value))
        found[key === undefined ? id : `${id}[${key}]`] = valueToText(value, parameter.unit, null);
    }
  }
  return found;
}
