import type { LineKind, LineOfKind, Position, SourceText } from "@bareme/rule-schema";
import type { Expression } from "./expression.ts";
import type { CarryPlan, LineParts, NodePlan, SolvePlan } from "./plan.ts";

/** A node before the graph is known: type and unit are inferred later, `unit` is what its author declared. */
export interface NodeDraft {
  readonly id: string;
  readonly label: string;
  readonly role: NodePlan["role"];
  readonly each: string | null;
  /** Declared unit; null takes the inferred one. */
  readonly unit: string | null;
  readonly guard: string | null;
  readonly versions: NodePlan["versions"];
  readonly text: string | null;
  readonly source: readonly SourceText[];
  readonly at: Position | null;
  /** The node that this one stands for inside a with. */
  readonly replaces?: string;
}

/** The unknown before the graph is known: its constraints are still whole comparisons, and its cone is not. */
export interface SolveDraft extends Omit<SolvePlan, "constraints" | "cone"> {
  readonly constraints: readonly { readonly text: string; readonly expression: Expression }[];
}

/** A `with`: the value of a node under replaced nodes; expanded once all nodes are known. */
export interface WithDraft {
  readonly node: string;
  readonly of: string;
  readonly replace: ReadonlyMap<string, Expression>;
  readonly owner: string;
  readonly at: Position;
}

/** What a line becomes: its nodes, which of them are its parts, and what else its kind needs. */
export interface LineDraft {
  readonly nodes: readonly NodeDraft[];
  readonly parts: LineParts;
  readonly carries?: readonly CarryPlan[];
  readonly solve?: SolveDraft;
  readonly withs?: readonly WithDraft[];
}

/** What a kind may ask of the compiler. */
export interface KindContext {
  /** A formula of this line, resolved where the line stands. */
  readonly formula: (text: string) => Expression;
  /** A lookup in the named grid, or a choice among the grids that a decision or choice names. */
  readonly gridsOf: (name: string) => readonly { readonly grid: string; readonly when: Expression | null }[];
  readonly lookup: (grid: string, of: Expression, key: Expression | undefined) => Expression;
  /** A node of this line; `part` is null for the line's own value. */
  readonly node: (
    part: string | null,
    expression: Expression,
    options?: {
      readonly text?: string;
      readonly unit?: string | null;
      readonly each?: string | null;
      readonly role?: NodePlan["role"];
      readonly unguarded?: true;
    },
  ) => NodeDraft;
  readonly rounded: (expression: Expression) => Expression;
  /** Adds a problem at the line. */
  readonly fault: (code: string, message: string, remedy: string) => void;
  readonly at: Position;
}

/** A kind of line: what it becomes, and how it is read as one French sentence. */
export interface Kind<K extends LineKind> {
  readonly desugar: (line: LineOfKind<K>, context: KindContext) => LineDraft;
  readonly sentence: (line: LineOfKind<K>) => string;
}

export type Kinds = { readonly [K in LineKind]: Kind<K> };
