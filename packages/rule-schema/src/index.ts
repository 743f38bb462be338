export type { ComparisonOperator, Formula } from "./formula.ts";
export { jsonSchemas } from "./json-schema.ts";
export type { Line, LineKind, LineOfKind, Part } from "./lines.ts";
export { parseFormula } from "./parse-formula.ts";
export type { Round, Source, SourceText } from "./primitives.ts";
export { readRuleSet, readSoFar, type ReadSoFar, type SourceFile } from "./read-rule-set.ts";
export { hashRuleSet, type Located, type RuleSet } from "./rule-set.ts";
export type {
  Account,
  Axis,
  Band,
  Carry,
  Check,
  Choice,
  Condition,
  Conditions,
  DatedValue,
  Decision,
  Fact,
  Fields,
  Grid,
  ListFact,
  Override,
  Parameter,
  Pick,
  Posting,
  ScalarFact,
  Slot,
  Total,
} from "./statements.ts";
export { problem, readYaml, type Position, type PositionedYaml } from "./yaml.ts";
