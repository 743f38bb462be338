import type { Problem } from "@bareme/kernel";
import { problem } from "@bareme/rule-schema";
import type { NodeDraft } from "../draft.ts";
import type { ChoicePlan, NodePlan } from "../plan.ts";
import { NOWHERE, type orderNodes } from "./order.ts";
import type { Symbols } from "./symbols.ts";
import { UNTYPED } from "./type-environment.ts";
import { inferType, type Typed, type TypeEnvironment } from "./types.ts";
import { dimensionsOf, dimensionsToText, sameDimensions } from "./units.ts";

/** What nodes are typed against; `types` fills as they are. */
export interface Typing {
  readonly symbols: Symbols;
  readonly choices: readonly ChoicePlan[];
  readonly environment: TypeEnvironment;
  readonly types: Map<string, Typed>;
  readonly problems: Problem[];
}

/** Gives each node its type, unit and decimals, in the order in which they are computed. */
export function typeNodes(ordered: ReturnType<typeof orderNodes>, typing: Typing): NodePlan[] {
  return ordered.drafts.map((draft) => {
    const type = typeOf(draft, typing);
    typing.types.set(draft.id, type);
    return {
      ...draft,
      type: type.type,
      unit: type.type === "number" ? (draft.unit ?? unitText(type)) : "",
      places: roundedPlaces(draft),
      dependsOnUnknown: ordered.dependsOnUnknown.has(draft.id),
    };
  });
}

function typeOf(draft: NodeDraft, typing: Typing): Typed {
  const at = draft.at ?? NOWHERE;
  const owner = ownerOf(draft);
  const own: Problem[] = [];
  const inferred = draft.versions.map((version) =>
    inferType(version.expression, owner, at, typing.environment, own),
  );
  if (!draft.id.includes("~")) typing.problems.push(...own);
  const first: Typed = inferred[0] ?? UNTYPED;
  if (inferred.some((one) => one.type !== first.type))
    typing.problems.push(
      problem(
        "TYPE_MISMATCH",
        at,
        `« ${owner} » n'a pas le même type dans toutes ses versions.`,
        "Donnez le même type à chaque version de la formule.",
        [owner],
      ),
    );
  const type = typeByRole(draft, { ...first, inexact: inferred.some((one) => one.inexact) }, typing);
  if (type.type !== "number" || draft.unit === null) return type;
  checkUnit(draft, draft.unit, inferred, typing.problems);
  return { ...type, dimensions: dimensionsOf(draft.unit) };
}

/** What the role of a node says of its type, where its formula does not. */
function typeByRole(draft: NodeDraft, inferred: Typed, { symbols, choices }: Typing): Typed {
  switch (draft.role) {
    case "unknown":
      return { type: "number", dimensions: dimensionsOf(draft.unit ?? "EUR"), inexact: false };
    case "choice":
      return {
        type: "text",
        dimensions: null,
        inexact: false,
        options: choices
          .findLast((choice) => choice.id === (draft.id.split("@")[0] ?? ""))
          ?.options.map((option) => option.id),
      };
    case "decision":
      return { ...inferred, options: declaredOutcomes(draft.id, symbols) };
    default:
      return inferred;
  }
}

/** The formula must give what the line declares. Copies of a with say nothing that the original has not said. */
function checkUnit(draft: NodeDraft, unit: string, inferred: readonly Typed[], problems: Problem[]): void {
  if (draft.id.includes("~")) return;
  // Within a cycle some terms have no unit yet: the cycle has been reported, and nothing more is said.
  if (problems.some(({ code }) => code === "CYCLE")) return;
  const wanted = dimensionsOf(unit);
  for (const one of inferred) {
    if (one.type !== "number" || one.dimensions === null || sameDimensions(one.dimensions, wanted)) continue;
    problems.push(
      problem(
        "UNIT_MISMATCH",
        draft.at ?? NOWHERE,
        `« ${ownerOf(draft)} » est déclaré en ${unit}, sa formule donne ${dimensionsToText(one.dimensions)}.`,
        "Corrigez la formule, ou déclarez « unit ».",
        [ownerOf(draft)],
      ),
    );
  }
}

/** The most decimals that a node's formulas round to; null when one does not round. */
function roundedPlaces(draft: NodeDraft): number | null {
  const rounds = draft.versions
    .map((version) => version.expression)
    .map((expression) => (expression.op === "round" ? placesOf(expression.step) : null));
  return rounds.length > 0 && rounds.every((one) => one !== null)
    ? Math.max(...rounds.map((one) => one ?? 0))
    : null;
}

/** The number of decimals of a step such as 0.0001. */
function placesOf(step: string): number {
  return step.includes(".") ? step.length - step.indexOf(".") - 1 : 0;
}

/** Whose node it is: a copy in a with is its original's. */
function ownerOf(draft: NodeDraft): string {
  return draft.id.split("~")[0] ?? draft.id;
}

function declaredOutcomes(id: string, symbols: Symbols): readonly string[] | undefined {
  const declared = symbols.byId.get(id)?.symbol;
  return declared?.kind === "decision" ? declared.statement.outcomes : undefined;
}

function unitText(type: Typed): string {
  return type.dimensions === null ? "1" : dimensionsToText(type.dimensions);
}
