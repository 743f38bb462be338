import type { Line } from "@bareme/rule-schema";
import type { KindContext, LineDraft, NodeDraft } from "../draft.ts";
import type { Expression } from "../expression.ts";
import { desugarLine, sentenceOf } from "../kinds/index.ts";
import type { LinePlan } from "../plan.ts";
import { postPart } from "./draft-posting.ts";
import { joinTotal } from "./draft-total.ts";
import { faultAt, windowTests, type Drafting } from "./drafting.ts";
import { gridsOf, gridUnit } from "./grids-of-line.ts";
import { lookupIn } from "./references.ts";
import { resolveFormula } from "./resolve.ts";
import type { Fault, Scope } from "./scope.ts";
import type { Declared } from "./symbols.ts";

/** A line becomes what its kind makes of it; then it joins its totals and is posted. */
export function draftLine(line: Line, { located, ruleSet }: Declared, drafting: Drafting): void {
  const { symbols } = drafting;
  const at = located.positionOf();
  const each = line.each ?? null;
  const scope: Scope = { owner: line.id, each, position: at };
  const fault = faultAt(line.id, at, drafting);
  const source = symbols.sourcesOf(line.source, ruleSet);
  if (each !== null && symbols.byId.get(each)?.symbol.kind !== "collection")
    fault("NAME_UNKNOWN", `« each: ${each} » n'est pas une liste.`, "Donnez le nom d'un fait de type list.");
  const guard = guardOf(line, scope, source, drafting);
  const draft = desugarLine(line, kindContext(line, { scope, guard, source, fault }, drafting));
  addDraft(line, draft, drafting);
  const plan: LinePlan = {
    id: line.id,
    label: line.label,
    rubric: line.rubric ?? null,
    kind: line.kind,
    each,
    basis: line.basis ?? null,
    guard,
    parts: draft.parts,
    source,
    sentence: sentenceOf(line),
    at,
  };
  drafting.drafts.lines.push(plan);
  drafting.lines.set(line.id, plan);
  for (const join of line.joins ?? [])
    joinTotal(
      line,
      plan,
      typeof join === "string" ? { total: join, part: "amount" as const } : join,
      fault,
      drafting,
    );
  if (line.posts !== undefined) postPart(plan, line.posts.part, line.posts.from, line.posts.to, at, drafting);
}

/** The node that says whether a line applies; null when it always does. */
function guardOf(
  line: Line,
  scope: Scope,
  source: NodeDraft["source"],
  { drafts, symbols, problems }: Drafting,
): string | null {
  const tests = windowTests(line.from, line.until);
  if (line.when !== undefined) tests.push(resolveFormula(line.when, scope, symbols, problems));
  const [first, ...rest] = tests;
  if (first === undefined) return null;
  const expression: Expression = rest.length === 0 ? first : { op: "and", args: tests };
  const id = `${line.id}.applies`;
  drafts.nodes.push({
    id,
    label: `${line.label} : s'applique`,
    role: "guard",
    each: scope.each,
    unit: null,
    guard: null,
    versions: [{ from: null, known: null, expression }],
    text: line.when ?? null,
    source,
    at: scope.position,
  });
  return id;
}

/** Where a line stands and what its nodes share. */
interface Place {
  readonly scope: Scope;
  readonly guard: string | null;
  readonly source: NodeDraft["source"];
  readonly fault: Fault;
}

function kindContext(line: Line, { scope, guard, source, fault }: Place, drafting: Drafting): KindContext {
  const { symbols, problems } = drafting;
  const { each, position: at } = scope;
  return {
    at,
    fault: (code, message, remedy) => void fault(code, message, remedy),
    formula: (formula) => resolveFormula(formula, scope, symbols, problems),
    lookup: (grid, of, key) => lookupIn(grid, of, key, scope, symbols, fault),
    gridsOf: (name) => gridsOf(name, scope, fault, symbols),
    rounded: (expression) =>
      line.round === undefined
        ? expression
        : { op: "round", of: expression, step: line.round.step, mode: line.round.mode },
    node: (part, expression, options = {}) => ({
      id: part === null ? line.id : `${line.id}.${part}`,
      label: line.label,
      role: options.role ?? (part === null ? "line" : "part"),
      each: options.each === undefined ? each : options.each,
      unit: options.unit === undefined ? (line.unit ?? "EUR") : options.unit,
      guard: options.unguarded === true || options.each === null ? null : guard,
      versions: [{ from: null, known: null, expression }],
      text: options.text ?? null,
      source,
      at,
    }),
  };
}

function addDraft(line: Line, draft: LineDraft, { drafts, symbols }: Drafting): void {
  drafts.nodes.push(...draft.nodes);
  drafts.withs.push(...(draft.withs ?? []));
  if (draft.solve !== undefined) drafts.solves.push(draft.solve);
  drafts.carries.push(
    ...(draft.carries ?? []).map((carry) => ({
      ...carry,
      unit: carry.unit === "" ? gridUnit(line, symbols) : carry.unit,
    })),
  );
}
