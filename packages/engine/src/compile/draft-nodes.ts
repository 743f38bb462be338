import type { Problem } from "@bareme/kernel";
import { decimal } from "@bareme/kernel";
import {
  problem,
  type Carry,
  type Check,
  type Decision,
  type Line,
  type Located,
  type Position,
  type RuleSet,
  type Total,
} from "@bareme/rule-schema";
import { resolveConditions } from "../conditions/resolve-conditions.ts";
import type { KindContext, LineDraft, NodeDraft, SolveDraft, WithDraft } from "../draft.ts";
import { equalTo, number, plus, sumOf, text, type Expression } from "../expression.ts";
import { desugarLine, sentenceOf } from "../kinds/index.ts";
import type { CarryPlan, CheckPlan, LinePlan, PostingPlan, ValueType } from "../plan.ts";
import { lookupIn, resolveFormula, symbolReference, type Fault, type Scope } from "./resolve.ts";
import type { Declared, Symbols } from "./symbols.ts";

/** All that the statements of a stack become, before the graph is ordered and checked. */
export interface Drafts {
  readonly nodes: NodeDraft[];
  readonly withs: WithDraft[];
  readonly solves: SolveDraft[];
  readonly carries: CarryPlan[];
  readonly lines: LinePlan[];
  readonly checks: CheckPlan[];
  readonly postings: PostingPlan[];
}

interface Joined {
  readonly node: string;
  readonly line: string;
  readonly each: string | null;
}

export function draftNodes(symbols: Symbols, problems: Problem[]): Drafts {
  const drafts: Drafts = {
    nodes: [],
    withs: [],
    solves: [],
    carries: [],
    lines: [],
    checks: [],
    postings: [],
  };
  const joined = new Map<string, Joined[]>();
  const partsOf = new Map<string, LinePlan>();

  for (const declared of symbols.byId.values()) {
    const { symbol } = declared;
    if (symbol.kind === "choice")
      draftChoice(symbol.statement.id, symbol.statement.label, symbol.statement.at, declared);
    if (symbol.kind === "decision") draftDecision(symbol.statement, declared);
    if (symbol.kind === "line") draftLine(symbol.statement, declared);
    if (symbol.kind === "carry") draftCarry(symbol.statement, declared);
  }
  for (const { symbol, located, ruleSet } of symbols.byId.values())
    if (symbol.kind === "total") draftTotal(symbol.statement, located, ruleSet);
  for (const ruleSet of symbols.stack) {
    for (const located of ruleSet.checks) draftCheck(located, ruleSet);
    for (const { statement, positionOf } of ruleSet.postings) draftPosting(statement, positionOf());
  }
  return drafts;

  function faultAt(owner: string, at: Position): Fault {
    return (code, message, remedy) => {
      problems.push(problem(code, at, `« ${owner} » : ${message}`, remedy, [owner]));
      return number("0");
    };
  }

  function draftChoice(id: string, label: string, at: readonly string[], { located }: Declared): void {
    const node = {
      label,
      role: "choice",
      unit: null,
      guard: null,
      versions: [{ from: null, known: null, expression: text("") }],
      text: null,
      source: [],
      at: located.positionOf(),
    } as const;
    drafts.nodes.push({ ...node, id, each: null });
    for (const place of at)
      if (place !== "company" && place !== "contract")
        drafts.nodes.push({ ...node, id: `${id}@${place}`, each: place });
  }

  function draftDecision(decision: Decision, { located, ruleSet }: Declared): void {
    const at = located.positionOf();
    const fault = faultAt(decision.id, at);
    for (const value of [
      ...decision.rules.map((rule) => rule.event.params.value),
      ...(decision.otherwise === undefined ? [] : [decision.otherwise]),
    ]) {
      if (!decision.outcomes.includes(value))
        fault(
          "OPTION_UNKNOWN",
          `l'issue « ${value} » n'est pas dans « outcomes ».`,
          `Issues : ${decision.outcomes.join(", ")}.`,
        );
    }
    const rules = decision.rules.map((rule) => ({
      condition: resolveConditions(
        rule.conditions,
        conditionContext({ owner: decision.id, each: decision.each ?? null, position: at }),
      ),
      value: rule.event.params.value,
    }));
    const otherwise = decision.otherwise;
    if (decision.mode === "first" && otherwise === undefined)
      fault(
        "SHAPE_INVALID",
        "il manque « otherwise », l'issue quand aucune règle ne vaut.",
        "Ajoutez « otherwise ».",
      );
    const expression: Expression =
      decision.mode === "collect"
        ? { op: "collect", rules }
        : rules.reduceRight<Expression>(
            (rest, rule) => ({
              op: "if",
              condition: rule.condition,
              then: text(rule.value),
              otherwise: rest,
            }),
            text(otherwise ?? ""),
          );
    drafts.nodes.push({
      id: decision.id,
      label: decision.label,
      role: "decision",
      each: decision.each ?? null,
      unit: null,
      guard: null,
      versions: [{ from: null, known: null, expression }],
      text: null,
      source: symbols.sourcesOf(decision.source, ruleSet),
      at,
    });
  }

  function conditionContext(scope: Scope) {
    const fault = faultAt(scope.owner, scope.position);
    return {
      fault: (code: string, message: string, remedy: string) => void fault(code, message, remedy),
      value(fact: string, path: string | undefined) {
        const field = path?.slice(2);
        const collection = symbols.itemNames.get(fact);
        if (collection !== undefined && field !== undefined) {
          const expression = resolveFormula(`${fact}.${field}`, scope, symbols, problems);
          const declared = symbols.byId.get(collection)?.symbol;
          const scalar =
            declared?.kind === "collection"
              ? declared.statement.item.fields.find((one) => one.id === field)
              : undefined;
          return {
            expression,
            type: scalar === undefined ? undefined : valueType(scalar.type),
            percent: scalar?.unit === "%",
          };
        }
        if (field !== undefined)
          return {
            expression: resolveFormula(`${fact}.${field}`, scope, symbols, problems),
            type: "number" as const,
            percent: false,
          };
        const declared = symbols.byId.get(fact);
        return {
          expression: symbolReference(fact, scope, symbols, fault),
          type: declaredType(declared),
          percent: declaredUnit(declared) === "%",
        };
      },
    };
  }

  function draftLine(line: Line, { located, ruleSet }: Declared): void {
    const at = located.positionOf();
    const each = line.each ?? null;
    const scope: Scope = { owner: line.id, each, position: at };
    const fault = faultAt(line.id, at);
    const source = symbols.sourcesOf(line.source, ruleSet);
    if (each !== null && symbols.byId.get(each)?.symbol.kind !== "collection")
      fault(
        "NAME_UNKNOWN",
        `« each: ${each} » n'est pas une liste.`,
        "Donnez le nom d'un fait de type list.",
      );
    const guard = guardOf(line, scope, source);
    const context: KindContext = {
      at,
      fault: (code, message, remedy) => void fault(code, message, remedy),
      formula: (formula) => resolveFormula(formula, scope, symbols, problems),
      lookup: (grid, of, key) => lookupIn(grid, of, key, scope, symbols, fault),
      gridsOf: (name) => gridsOf(name, scope, fault),
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
    const draft: LineDraft = desugarLine(line, context);
    drafts.nodes.push(...draft.nodes);
    drafts.withs.push(...(draft.withs ?? []));
    if (draft.solve !== undefined) drafts.solves.push(draft.solve);
    drafts.carries.push(
      ...(draft.carries ?? []).map((carry) => ({
        ...carry,
        unit: carry.unit === "" ? gridUnit(line) : carry.unit,
      })),
    );
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
    drafts.lines.push(plan);
    partsOf.set(line.id, plan);
    for (const join of line.joins ?? [])
      joinTotal(
        line,
        plan,
        typeof join === "string" ? { total: join, part: "amount" as const } : join,
        fault,
      );
    if (line.posts !== undefined) postPart(plan, line.posts.part, line.posts.from, line.posts.to, at);
  }

  function guardOf(line: Line, scope: Scope, source: NodeDraft["source"]): string | null {
    const tests: Expression[] = [];
    const start: Expression = { op: "moment", of: "periodStart" };
    if (line.from !== undefined)
      tests.push({ op: "compare", relation: ">=", left: start, right: { op: "date", value: line.from } });
    if (line.until !== undefined)
      tests.push({ op: "compare", relation: "<=", left: start, right: { op: "date", value: line.until } });
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

  function gridsOf(name: string, scope: Scope, fault: Fault): ReturnType<KindContext["gridsOf"]> {
    const declared = symbols.byId.get(name)?.symbol;
    if (declared?.kind === "grid") return [{ grid: name, when: null }];
    const outcomes =
      declared?.kind === "decision"
        ? declared.statement.outcomes
        : declared?.kind === "choice"
          ? declared.statement.options.map((option) => option.id)
          : undefined;
    if (outcomes === undefined) {
      fault(
        "NAME_UNKNOWN",
        `« ${name} » n'est ni un barème, ni une décision ou un choix entre des barèmes.`,
        "Corrigez « grid ».",
      );
      return [];
    }
    const chosen = symbolReference(name, scope, symbols, fault);
    return outcomes.map((grid) => ({ grid, when: equalTo(chosen, text(grid)) }));
  }

  function gridUnit(line: Line): string {
    if (line.kind !== "by-grid") return "EUR";
    const grid =
      gridsOf(line.grid, { owner: line.id, each: line.each ?? null, position: NO_PLACE }, () =>
        number("0"),
      )[0]?.grid ?? "";
    const declared = symbols.byId.get(grid)?.symbol;
    return declared?.kind === "grid" ? declared.statement.in : "EUR";
  }

  function joinTotal(line: Line, plan: LinePlan, join: { total: string; part: string }, fault: Fault): void {
    if (symbols.byId.get(join.total)?.symbol.kind !== "total") {
      fault(
        "NAME_UNKNOWN",
        `« ${join.total} » n'est pas un total.`,
        "Déclarez-le sous « totals », ou corrigez son nom.",
      );
      return;
    }
    const node = plan.parts[join.part as keyof typeof plan.parts];
    if (node === undefined) {
      const twoParts = line.kind === "contribution" || line.kind === "amounts";
      if (join.part === "amount" || !twoParts)
        fault(
          "PART_MISSING",
          `« ${join.total} » ne peut pas recevoir « ${join.part} ».`,
          "Précisez la part : employee, employer, account, company ou base.",
        );
      return;
    }
    const members = joined.get(join.total) ?? [];
    members.push({ node, line: line.id, each: plan.each });
    joined.set(join.total, members);
  }

  function draftTotal(total: Total, located: Declared["located"], ruleSet: RuleSet): void {
    const each = total.each ?? null;
    const terms = (joined.get(total.id) ?? []).map((member): Expression => {
      const value: Expression = { op: "ref", id: member.node, optional: true };
      return member.each === null || member.each === each
        ? value
        : { op: "sum", collection: member.each, of: value };
    });
    drafts.nodes.push({
      id: total.id,
      label: total.label,
      role: "total",
      each,
      unit: total.unit ?? "EUR",
      guard: null,
      versions: [{ from: null, known: null, expression: sumOf(terms) }],
      text: null,
      source: symbols.sourcesOf(total.source, ruleSet),
      at: located.positionOf(),
    });
    drafts.lines.push({
      id: total.id,
      label: total.label,
      rubric: total.rubric ?? null,
      kind: "total",
      each,
      basis: null,
      guard: null,
      parts: { amount: total.id },
      source: symbols.sourcesOf(total.source, ruleSet),
      sentence: `${total.label} : somme des lignes qui s'y joignent.`,
      at: located.positionOf(),
    });
  }

  function draftCarry(carry: Carry, { located }: Declared): void {
    const scope: Scope = { owner: carry.id, each: carry.each ?? null, position: located.positionOf() };
    const opening: Expression = { op: "opening", id: carry.id };
    const expression =
      carry.adds === undefined
        ? resolveFormula(carry.is ?? "0", scope, symbols, problems)
        : plus(opening, resolveFormula(carry.adds, scope, symbols, problems));
    drafts.nodes.push({
      id: carry.id,
      label: carry.label,
      role: "carry",
      each: scope.each,
      unit: carry.unit ?? "EUR",
      guard: null,
      versions: [{ from: null, known: null, expression }],
      text: carry.adds === undefined ? (carry.is ?? null) : `opening.${carry.id} + ${carry.adds}`,
      source: [],
      at: scope.position,
    });
    drafts.carries.push({
      id: carry.id,
      label: carry.label,
      unit: carry.unit ?? "EUR",
      each: scope.each,
      resets: carry.resets,
      initial: carry.initial,
    });
  }

  function draftCheck({ statement: check, positionOf }: Located<Check>, ruleSet: RuleSet): void {
    const scope: Scope = { owner: check.id, each: check.each ?? null, position: positionOf() };
    const tests: Expression[] = [];
    const start: Expression = { op: "moment", of: "periodStart" };
    if (check.from !== undefined)
      tests.push({ op: "compare", relation: ">=", left: start, right: { op: "date", value: check.from } });
    if (check.until !== undefined)
      tests.push({ op: "compare", relation: "<=", left: start, right: { op: "date", value: check.until } });
    tests.push(resolveConditions(check.conditions, conditionContext(scope)));
    const id = `${check.id}.check`;
    drafts.nodes.push({
      id,
      label: check.label,
      role: "check",
      each: scope.each,
      unit: null,
      guard: null,
      versions: [
        {
          from: null,
          known: null,
          expression: tests.length === 1 ? (tests[0] ?? number("0")) : { op: "and", args: tests },
        },
      ],
      text: null,
      source: symbols.sourcesOf(check.source, ruleSet),
      at: scope.position,
    });
    drafts.checks.push({
      id: check.id,
      label: check.label,
      severity: check.severity,
      node: id,
      each: scope.each,
      message: check.message,
      remedy: check.remedy,
      source: symbols.sourcesOf(check.source, ruleSet),
    });
  }

  function draftPosting(
    posting: { of: string; part?: string | undefined; from: string; to: string },
    at: Position,
  ): void {
    const line = partsOf.get(posting.of);
    if (line !== undefined) return postPart(line, posting.part, posting.from, posting.to, at);
    const declared = symbols.byId.get(posting.of)?.symbol;
    if (declared?.kind === "total") {
      for (const member of joined.get(posting.of) ?? [])
        drafts.postings.push({
          line: member.line,
          node: member.node,
          each: member.each,
          from: posting.from,
          to: posting.to,
        });
      return checkAccounts(posting.from, posting.to, posting.of, at);
    }
    problems.push(
      problem("NAME_UNKNOWN", at, `« ${posting.of} » n'est ni une ligne ni un total.`, "Corrigez « of ».", [
        posting.of,
      ]),
    );
  }

  function postPart(line: LinePlan, part: string | undefined, from: string, to: string, at: Position): void {
    const node = line.parts[(part ?? "amount") as keyof typeof line.parts];
    if (node === undefined)
      problems.push(
        problem(
          "PART_MISSING",
          at,
          `« ${line.id} » n'a pas de part « ${part ?? "amount"} » à comptabiliser.`,
          "Précisez « part ».",
          [line.id],
        ),
      );
    else drafts.postings.push({ line: line.id, node, each: line.each, from, to });
    checkAccounts(from, to, line.id, at);
  }

  function checkAccounts(from: string, to: string, owner: string, at: Position): void {
    const known = new Set(
      symbols.stack.flatMap((ruleSet) => ruleSet.accounts.map(({ statement }) => statement.id)),
    );
    for (const account of [from, to]) {
      if (!known.has(account))
        problems.push(
          problem(
            "NAME_UNKNOWN",
            at,
            `« ${owner} » : le compte « ${account} » n'est pas déclaré.`,
            "Déclarez-le sous « accounts ».",
            [owner],
          ),
        );
    }
  }
}

const NO_PLACE: Position = { file: "", line: 1, column: 1 };

export function valueType(type: string): ValueType {
  return type === "decimal" || type === "integer"
    ? "number"
    : type === "date" || type === "boolean"
      ? type
      : "text";
}

function declaredType(declared: Declared | undefined): ValueType | undefined {
  switch (declared?.symbol.kind) {
    case "fact":
      return valueType(declared.symbol.statement.type);
    case "choice":
      return "text";
    case "decision":
      return declared.symbol.statement.mode === "collect" ? "texts" : "text";
    case "slot":
    case "parameter":
    case "total":
    case "carry":
      return "number";
    default:
      return undefined;
  }
}

function declaredUnit(declared: Declared | undefined): string | undefined {
  const statement = declared?.symbol.statement;
  return statement !== undefined && "unit" in statement ? statement.unit : undefined;
}

/** The number of decimals of a step such as 0.0001. */
export function placesOf(step: string): number {
  decimal(step);
  return step.includes(".") ? step.length - step.indexOf(".") - 1 : 0;
}
