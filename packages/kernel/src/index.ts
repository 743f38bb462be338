export { allocate } from "./allocate.ts";
export { canonicalJson, type JsonValue } from "./canonical.ts";
export {
  addDays,
  addMonths,
  civilDate,
  type CivilDate,
  daysBetween,
  daysInMonth,
  firstDay,
  lastDay,
  type Month,
  month,
  monthOf,
  monthsBetween,
  parseCivilDate,
  parseMonth,
  yearOf,
} from "./civil-date.ts";
export { compareText } from "./compare-text.ts";
export {
  absolute,
  add,
  compare,
  type Decimal,
  equals,
  fromInteger,
  greaterOrEqual,
  greaterThan,
  HUNDRED,
  isNegative,
  isZero,
  lessOrEqual,
  lessThan,
  maximum,
  minimum,
  multiply,
  negate,
  ONE,
  scaleBy,
  subtract,
  ZERO,
} from "./decimal.ts";
export { approximate, exactUnits } from "./decimal-approximation.ts";
export { divide } from "./decimal-division.ts";
export { power } from "./decimal-power.ts";
export { roundTo, type RoundingMode } from "./decimal-rounding.ts";
export { decimal, decimalToFixed, decimalToText, parseDecimal } from "./decimal-text.ts";
export { sha256Hex } from "./hash.ts";
export type { Problem } from "./problem.ts";
export { failure, type Result, success } from "./result.ts";
export { frenchDate, frenchMonth, frenchNumber, ofFrenchMonth } from "./french.ts";
