import type { Problem } from "@bareme/kernel";
import type { Position, RuleSet, SourceText } from "@bareme/rule-schema";

/** A statement of a layer and the place of its first character. */
export interface Placed<T> {
  readonly statement: T;
  readonly at: Position;
}

type StatementsOf<K extends keyof RuleSet> = RuleSet[K] extends readonly { readonly statement: infer T }[]
  ? readonly Placed<T>[]
  : never;

type Listed = Omit<RuleSet, "manifest" | "sources">;

/** What a layer says, as plain data that a worker can hand over: every list of statements of `RuleSet`, each with its place. */
export type CheckedLayer = Pick<RuleSet, "manifest"> & {
  readonly sources: Readonly<Record<string, SourceText>>;
} & { readonly [K in keyof Listed]: StatementsOf<K> };

/** A stack read and compiled. */
export interface Checked {
  readonly compiles: boolean;
  /** Everything that is wrong, with file, line and column. */
  readonly problems: readonly Problem[];
  /** Lowest first; null for a layer that does not read by itself. */
  readonly layers: readonly (CheckedLayer | null)[];
}
