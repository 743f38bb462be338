/** A parsed formula: names are not resolved yet. `from` is the offset in the formula's text, for messages. */
export type Formula =
  | { readonly type: "number"; readonly text: string; readonly from: number }
  | { readonly type: "text"; readonly value: string; readonly from: number }
  | { readonly type: "boolean"; readonly value: boolean; readonly from: number }
  | { readonly type: "date"; readonly value: string; readonly from: number }
  | { readonly type: "name"; readonly path: readonly string[]; readonly from: number }
  | { readonly type: "call"; readonly name: string; readonly args: readonly Formula[]; readonly from: number }
  | {
      readonly type: "arithmetic";
      readonly op: "+" | "-" | "*" | "/" | "**";
      readonly left: Formula;
      readonly right: Formula;
      readonly from: number;
    }
  | { readonly type: "negate"; readonly of: Formula; readonly from: number }
  | {
      readonly type: "compare";
      readonly op: ComparisonOperator;
      readonly left: Formula;
      readonly right: Formula;
      readonly from: number;
    }
  | { readonly type: "and" | "or"; readonly args: readonly Formula[]; readonly from: number }
  | {
      readonly type: "if";
      readonly condition: Formula;
      readonly then: Formula;
      readonly otherwise: Formula;
      readonly from: number;
    };

export type ComparisonOperator = "=" | "!=" | "<" | "<=" | ">" | ">=";
