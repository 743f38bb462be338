import type { Decimal } from "@bareme/kernel";
import type { SourceText } from "@bareme/rule-schema";
import type { Expression } from "../expression.ts";
import { compileBoolean, compileNumber, compileText } from "./exact.ts";
import { isFault, type Frame } from "./frame.ts";
import type { Owner } from "./link-context.ts";
import type { Program } from "./program.ts";

/** Where a value comes from, down to facts and dated values with their texts. Numbers are texts; `seen` marks what was explained above. */
export interface Explanation {
  readonly id: string;
  readonly item?: string;
  readonly label: string;
  readonly kind: "fact" | "parameter" | "grid" | "opening" | "computed" | "unknown" | "pinned";
  readonly value: string | null;
  readonly unit: string;
  /** The rule as its author wrote it, and the same with this month's numbers. */
  readonly formula: string | null;
  readonly numbers: string | null;
  /** Why the value is what it is, when a formula does not say it. */
  readonly note: string | null;
  readonly sources: readonly SourceText[];
  /** The rule set that states the rule, `law/fr`; null for a fact, and for a grid, of which a plan does not keep it. */
  readonly ruleSet: string | null;
  /** The rule as one French sentence, on the value that was asked. */
  readonly sentence?: string;
  /** What reads the value directly, on the value that was asked. */
  readonly usedBy?: readonly User[];
  readonly inputs: readonly Explanation[];
  readonly seen?: true;
}

/** A line, a total, a carried value or a decision that reads a value, by its id and its label. */
export interface User {
  readonly id: string;
  readonly label: string;
}

/** The evaluation that is explained, and what was explained of it already. */
export interface Explained {
  readonly program: Program;
  readonly frame: Frame;
  readonly pinned: ReadonlySet<string>;
  readonly seen: Set<string>;
}

/** An explanation that ends here: it hangs on no other value. */
export const LEAF = {
  formula: null,
  numbers: null,
  note: null,
  sources: [],
  ruleSet: null,
  inputs: [],
} as const;

/** Whether a condition held; undefined when that cannot be said. */
export function truthAt(
  condition: Expression,
  owner: Owner,
  { program, frame }: Explained,
): boolean | undefined {
  return attempt(() => compileBoolean(condition, owner, program.context)(frame));
}

export function textAt(
  expression: Expression,
  owner: Owner,
  { program, frame }: Explained,
): string | undefined {
  return attempt(() => compileText(expression, owner, program.context)(frame));
}

export function numberAt(
  expression: Expression,
  owner: Owner,
  { program, frame }: Explained,
): Decimal | undefined {
  if (program.context.typeOf(expression) !== "number") return undefined;
  return attempt(() => compileNumber(expression, owner, program.context)(frame));
}

/** Explaining never fails on a value that is missing: it says what it can. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (thrown) {
    if (isFault(thrown)) return undefined;
    throw thrown;
  }
}
