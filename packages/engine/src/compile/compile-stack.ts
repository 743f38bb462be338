import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { hashRuleSet, problem, type RuleSet } from "@bareme/rule-schema";
import type { SolveDraft } from "../draft.ts";
import type { NodePlan, Plan } from "../plan.ts";
import { checkNodes } from "./check-nodes.ts";
import { checkScopes } from "./check-scopes.ts";
import { declareChoice, declareFacts, declareGrid, declareParameter } from "./declare.ts";
import { draftNodes } from "./draft-nodes.ts";
import { expandWiths } from "./expand-with.ts";
import { listAccounts } from "./list-accounts.ts";
import { NOWHERE, orderNodes } from "./order.ts";
import { planSolve } from "./plan-solve.ts";
import { collectSymbols, type Symbols } from "./symbols.ts";
import { typeEnvironment } from "./type-environment.ts";
import { typeNodes } from "./type-nodes.ts";
import type { Typed } from "./types.ts";

/** Compiles a stack of rule sets, lowest layer first, into a plan. Every fault of the whole stack comes back at once. */
export function compileStack(stack: readonly RuleSet[]): Result<Plan> {
  const problems: Problem[] = [];
  const symbols = collectSymbols(stack, problems);
  checkExtends(stack, problems);
  const declared = declareAll(symbols, problems);
  const drafts = draftNodes(symbols, problems);
  checkScopes(drafts.nodes, problems);
  const expanded = expandWiths(drafts.nodes, drafts.withs, problems);
  const unknown = onlyUnknown(drafts.solves, problems);
  const ordered = orderNodes(expanded, unknown?.line ?? null, problems);
  const types = new Map<string, Typed>();
  const environment = typeEnvironment({ ...declared, carries: drafts.carries }, expanded, types);
  const { choices } = declared;
  const nodes = typeNodes(ordered, { symbols, choices, environment, types, problems });
  checkNodes(
    {
      nodes,
      drafts: ordered.drafts,
      types,
      lines: drafts.lines,
      carries: drafts.carries,
      postings: drafts.postings,
      collections: new Set(declared.collections.map((collection) => collection.id)),
      typeOf: (id) =>
        symbols.byId.get(id)?.symbol.kind === "parameter"
          ? environment.parameter(id)
          : environment.reference(id),
      placeOf: (id) => symbols.byId.get(id)?.located.positionOf(),
      filledSlots: symbols.filledSlots,
    },
    problems,
  );
  const solve =
    unknown === undefined ? null : planSolve(unknown, nodes, ordered.dependsOnUnknown, environment, problems);
  checkDecisions(nodes, unknown, problems);
  const accounts = listAccounts(stack, drafts.carries, problems);
  if (problems.length > 0) return failure(problems);
  const { carries, lines, postings, checks } = drafts;
  return success({
    version: 1,
    ...aboutStack(stack),
    ...declared,
    carries,
    nodes,
    lines,
    postings,
    checks,
    accounts,
    solve,
    contractStart: symbols.axes.get("contract-start") ?? null,
  });
}

/** Each rule set must find those that it stands on in the stack. */
function checkExtends(stack: readonly RuleSet[], problems: Problem[]): void {
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
}

function declareAll(
  symbols: Symbols,
  problems: Problem[],
): Pick<Plan, "facts" | "collections" | "parameters" | "grids" | "choices"> {
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
  return { facts, collections, parameters, grids, choices };
}

/** The unknown; a second one is refused. */
function onlyUnknown([first, ...others]: readonly SolveDraft[], problems: Problem[]): SolveDraft | undefined {
  for (const other of others)
    problems.push({
      code: "SOLVE_MULTIPLE",
      path: [other.line],
      message: `« ${other.line} » est une seconde inconnue, après « ${first?.line ?? ""} ».`,
      remedy: "Un jeu de règles a une inconnue au plus : donnez l'autre par une formule.",
    });
  return first;
}

/** A decision is taken before the unknown is solved. */
function checkDecisions(
  nodes: readonly NodePlan[],
  unknown: SolveDraft | undefined,
  problems: Problem[],
): void {
  for (const node of nodes) {
    if (node.role === "decision" && node.dependsOnUnknown)
      problems.push(
        problem(
          "DECISION_ON_UNKNOWN",
          node.at ?? NOWHERE,
          `La décision « ${node.id} » dépend de l'inconnue « ${unknown?.line ?? ""} ».`,
          "Une décision se prend avant la résolution : écrivez ce choix comme un « if » dans une formule.",
          [node.id],
        ),
      );
  }
}

function aboutStack(stack: readonly RuleSet[]): Pick<Plan, "layers" | "knownUntil"> {
  return {
    layers: stack.map((ruleSet) => ({
      ruleSet: ruleSet.manifest.ruleSet,
      label: ruleSet.manifest.label,
      hash: hashRuleSet(ruleSet),
    })),
    knownUntil: stack.flatMap((ruleSet) => ruleSet.manifest.knownUntil ?? []).sort()[0] ?? null,
  };
}
