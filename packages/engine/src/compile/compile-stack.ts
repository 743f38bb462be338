import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { hashRuleSet, problem, type RuleSet } from "@bareme/rule-schema";
import type { NodeDraft, SolveDraft } from "../draft.ts";
import { within, type Expression } from "../expression.ts";
import type { NodePlan, Plan, SolvePlan, ScalarPlan } from "../plan.ts";
import { checkNodes } from "./check-nodes.ts";
import { declareChoice, declareFacts, declareGrid, declareParameter } from "./declare.ts";
import { draftNodes, placesOf, valueType } from "./draft-nodes.ts";
import { dependenciesOf, expandWiths } from "./expand-with.ts";
import { NOWHERE, orderNodes } from "./order.ts";
import { collectSymbols, type Symbols } from "./symbols.ts";
import { inferType, type Typed, type TypeEnvironment } from "./types.ts";
import { combine, dimensionsOf, dimensionsToText, sameDimensions } from "./units.ts";

/** Compiles a stack of rule sets, lowest layer first, into a plan. Every fault of the whole stack comes back at once. */
export function compileStack(stack: readonly RuleSet[]): Result<Plan> {
  const problems: Problem[] = [];
  const symbols = collectSymbols(stack, problems);
  const present = new Set(stack.map((ruleSet) => ruleSet.manifest.ruleSet));
  for (const { manifest } of stack) {
    for (const below of manifest.extends) {
      if (!present.has(below))
        problems.push({
          code: "EXTENDS_MISSING",
          path: [manifest.ruleSet, below],
          message: `« ${manifest.ruleSet} » s'appuie sur « ${below} », qui n'est pas dans la pile.`,
          remedy: "Ajoutez ce jeu de règles sous celui-ci.",
        });
    }
  }
  const { facts, collections } = declareFacts(symbols, problems);
  const declared = [...symbols.byId.values()];
  const parameters = declared.flatMap((one) =>
    one.symbol.kind === "parameter" ? [declareParameter(one.symbol.statement, one, symbols, problems)] : [],
  );
  const grids = declared.flatMap((one) =>
    one.symbol.kind === "grid" ? [declareGrid(one.symbol.statement, one, symbols)] : [],
  );
  const choices = declared.flatMap((one) =>
    one.symbol.kind === "choice" ? [declareChoice(one.symbol.statement, one, symbols, problems)] : [],
  );
  const drafts = draftNodes(symbols, problems);
  checkScopes(drafts.nodes, problems);
  const expanded = expandWiths(drafts.nodes, drafts.withs, problems);
  const [solveDraft, ...others] = drafts.solves;
  for (const other of others)
    problems.push({
      code: "SOLVE_MULTIPLE",
      path: [other.line],
      message: `« ${other.line} » est une seconde inconnue, après « ${solveDraft?.line ?? ""} ».`,
      remedy: "Un jeu de règles a une inconnue au plus : donnez l'autre par une formule.",
    });
  const ordered = orderNodes(expanded, solveDraft?.line ?? null, problems);
  const unknownChoices = new Map(
    choices.map((choice) => [choice.id, choice.options.map((option) => option.id)]),
  );
  const environment = typeEnvironment();
  const types = new Map<string, Typed>();
  const nodes = ordered.drafts.map((draft): NodePlan => typedNode(draft));
  const filledSlots = symbols.filledSlots;
  const known = new Set(collections.map((collection) => collection.id));
  checkNodes(
    {
      nodes,
      drafts: ordered.drafts,
      types,
      lines: drafts.lines,
      carries: drafts.carries,
      postings: drafts.postings,
      collections: known,
      typeOf: (id) =>
        symbols.byId.get(id)?.symbol.kind === "parameter"
          ? environment.parameter(id)
          : environment.reference(id),
      placeOf: (id) => symbols.byId.get(id)?.located.positionOf(),
      filledSlots,
    },
    problems,
  );
  const solve = solveDraft === undefined ? null : planSolve(solveDraft, nodes, ordered.dependsOnUnknown);
  for (const node of nodes) {
    if (node.role === "decision" && node.dependsOnUnknown)
      problems.push(
        problem(
          "DECISION_ON_UNKNOWN",
          node.at ?? NOWHERE,
          `La décision « ${node.id} » dépend de l'inconnue « ${solveDraft?.line ?? ""} ».`,
          "Une décision se prend avant la résolution : écrivez ce choix comme un « if » dans une formule.",
          [node.id],
        ),
      );
  }
  if (problems.length > 0) return failure(problems);
  const knownUntil = stack.flatMap((ruleSet) => ruleSet.manifest.knownUntil ?? []).sort()[0] ?? null;
  const accounts = stack.flatMap((ruleSet) => ruleSet.accounts.map(({ statement }) => statement));
  return success({
    version: 1,
    layers: stack.map((ruleSet) => ({
      ruleSet: ruleSet.manifest.ruleSet,
      label: ruleSet.manifest.label,
      hash: hashRuleSet(ruleSet),
    })),
    knownUntil,
    facts,
    collections,
    parameters,
    grids,
    choices,
    carries: drafts.carries,
    nodes,
    lines: drafts.lines,
    postings: drafts.postings,
    checks: drafts.checks,
    accounts,
    solve,
    contractStart: symbols.axes.get("contract-start") ?? null,
  });

  function typeEnvironment(): TypeEnvironment {
    const scalarType = (scalar: ScalarPlan): Typed => {
      const type = valueType(scalar.type);
      return {
        type,
        dimensions: type === "number" ? dimensionsOf(scalar.unit) : null,
        inexact: false,
        ...(scalar.options && { options: scalar.options }),
      };
    };
    const factTypes = new Map(facts.map((fact) => [fact.id, scalarType(fact)]));
    const nodeIds = new Set(expanded.map((draft) => draft.id));
    const carryUnits = new Map(drafts.carries.map((carry) => [carry.id, carry.unit]));
    return {
      reference: (id) => types.get(id) ?? factTypes.get(id) ?? (nodeIds.has(id) ? UNTYPED : undefined),
      field: (collection, field) => {
        const scalar = collections
          .find((one) => one.id === collection)
          ?.fields.find((one) => one.id === field);
        return scalar === undefined ? undefined : scalarType(scalar);
      },
      opening: (id) => ({
        type: "number",
        dimensions: dimensionsOf(carryUnits.get(id) ?? "EUR"),
        inexact: false,
      }),
      parameter: (id) => {
        const parameter = parameters.find((one) => one.id === id);
        return {
          type: "number",
          dimensions: dimensionsOf(parameter?.unit ?? "1"),
          inexact: parameter?.byDay ?? false,
        };
      },
      grid: (id) => {
        const grid = grids.find((one) => one.id === id);
        const amount = dimensionsOf(grid?.in ?? "EUR");
        const rate = dimensionsOf(grid?.rate ?? "1");
        return { in: amount, out: grid?.mode === "step" ? rate : combine(amount, rate, 1) };
      },
    };
  }

  function typedNode(draft: NodeDraft): NodePlan {
    const at = draft.at ?? NOWHERE;
    const owner = draft.id.split("~")[0] ?? draft.id;
    const own: Problem[] = [];
    const inferred = draft.versions.map((version) =>
      inferType(version.expression, owner, at, environment, own),
    );
    if (!draft.id.includes("~")) problems.push(...own);
    const first: Typed = inferred[0] ?? UNTYPED;
    if (inferred.some((one) => one.type !== first.type))
      problems.push(
        problem(
          "TYPE_MISMATCH",
          at,
          `« ${owner} » n'a pas le même type dans toutes ses versions.`,
          "Donnez le même type à chaque version de la formule.",
          [owner],
        ),
      );
    let type: Typed = { ...first, inexact: inferred.some((one) => one.inexact) };
    if (draft.role === "unknown")
      type = { type: "number", dimensions: dimensionsOf(draft.unit ?? "EUR"), inexact: false };
    if (draft.role === "choice")
      type = {
        type: "text",
        dimensions: null,
        inexact: false,
        options: unknownChoices.get(draft.id.split("@")[0] ?? ""),
      };
    if (draft.role === "decision") type = { ...type, options: declaredOutcomes(draft.id, symbols) };
    if (type.type === "number" && draft.unit !== null) {
      // Within a cycle some terms have no unit yet: the cycle has been reported, and nothing more is said.
      const cyclic = problems.some(({ code }) => code === "CYCLE");
      const wanted = dimensionsOf(draft.unit);
      for (const one of inferred) {
        if (
          cyclic ||
          draft.id.includes("~") ||
          one.type !== "number" ||
          one.dimensions === null ||
          sameDimensions(one.dimensions, wanted)
        )
          continue;
        problems.push(
          problem(
            "UNIT_MISMATCH",
            at,
            `« ${owner} » est déclaré en ${draft.unit}, sa formule donne ${dimensionsToText(one.dimensions)}.`,
            "Corrigez la formule, ou déclarez « unit ».",
            [owner],
          ),
        );
      }
      type = { ...type, dimensions: wanted };
    }
    types.set(draft.id, type);
    const rounds = draft.versions
      .map((version) => version.expression)
      .map((expression) => (expression.op === "round" ? placesOf(expression.step) : null));
    return {
      ...draft,
      type: type.type,
      unit: type.type === "number" ? (draft.unit ?? unitText(type)) : "",
      places:
        rounds.length > 0 && rounds.every((one) => one !== null)
          ? Math.max(...rounds.map((one) => one ?? 0))
          : null,
      dependsOnUnknown: ordered.dependsOnUnknown.has(draft.id),
    };
  }

  function planSolve(
    draft: SolveDraft,
    all: readonly NodePlan[],
    dependents: ReadonlySet<string>,
  ): SolvePlan {
    const at = all.find((node) => node.id === draft.line)?.at ?? NOWHERE;
    const fault = (code: string, message: string, remedy: string): void =>
      void problems.push(problem(code, at, `« ${draft.line} » : ${message}`, remedy, [draft.line]));
    for (const expression of [draft.from, draft.to, draft.otherwise]) {
      inferType(expression, draft.line, at, environment, problems);
      if (refsOf(expression).some((id) => dependents.has(id)))
        fault(
          "SOLVE_BOUNDS",
          "ses bornes dépendent de l'inconnue elle-même.",
          "Donnez des bornes connues avant la résolution.",
        );
    }
    const constraints = draft.constraints.flatMap(({ text, expression }) => {
      inferType(expression, draft.line, at, environment, problems);
      if (expression.op !== "compare" || expression.relation === "!=") {
        fault(
          "SOLVE_CONSTRAINT",
          `« ${text} » n'est pas une comparaison.`,
          "Écrivez une contrainte comme « coutDuMois <= budgetDePaie ».",
        );
        return [];
      }
      return [{ text, relation: expression.relation, left: expression.left, right: expression.right }];
    });
    const byId = new Map(all.map((node) => [node.id, node]));
    const needed = new Set<string>();
    const pending = constraints.flatMap((constraint) => [
      ...refsOf(constraint.left),
      ...refsOf(constraint.right),
    ]);
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      const node = byId.get(id);
      if (needed.has(id) || node === undefined || !dependents.has(id)) continue;
      needed.add(id);
      pending.push(...dependenciesOf(node));
    }
    if (!needed.has(draft.line))
      fault(
        "SOLVE_CONSTRAINT",
        "aucune contrainte ne dépend de l'inconnue.",
        "Écrivez au moins une contrainte que l'inconnue fait varier.",
      );
    const cone = all.filter((node) => needed.has(node.id) && node.id !== draft.line).map((node) => node.id);
    return {
      line: draft.line,
      step: draft.step,
      from: draft.from,
      to: draft.to,
      open: draft.open,
      otherwise: draft.otherwise,
      constraints,
      cone,
    };
  }
}

/** A node of a cycle, which has been reported: nothing more is said of its type. */
const UNTYPED: Typed = { type: "number", dimensions: null, inexact: false };

function refsOf(expression: Expression): string[] {
  return [...within(expression)].flatMap((part) => (part.op === "ref" ? [part.id] : []));
}

function declaredOutcomes(id: string, symbols: Symbols): readonly string[] | undefined {
  const declared = symbols.byId.get(id)?.symbol;
  return declared?.kind === "decision" ? declared.statement.outcomes : undefined;
}

function unitText(type: Typed): string {
  return type.dimensions === null ? "1" : dimensionsToText(type.dimensions);
}

/** A value of the whole month cannot read a field of one item. */
function checkScopes(drafts: readonly NodeDraft[], problems: Problem[]): void {
  for (const draft of drafts) {
    for (const version of draft.versions) {
      if (draft.each === null && readsItem(version.expression)) {
        problems.push(
          problem(
            "ITEM_OUTSIDE",
            draft.at ?? NOWHERE,
            `« ${draft.id} » vaut pour tout le mois, mais lit un champ d'un seul élément.`,
            "Additionnez avec sum(…), ou sortez cette formule de la ligne « each ».",
            [draft.id],
          ),
        );
      }
    }
  }
}

function readsItem(expression: Expression): boolean {
  if (expression.op === "field" || expression.op === "itemId") return true;
  if (expression.op === "sum") return false;
  return [...within(expression)].some(
    (part) =>
      part !== expression &&
      part.op !== "sum" &&
      (part.op === "field" || part.op === "itemId") &&
      !insideSum(expression, part),
  );
}

function insideSum(expression: Expression, part: Expression): boolean {
  return [...within(expression)].some((one) => one.op === "sum" && [...within(one)].includes(part));
}
