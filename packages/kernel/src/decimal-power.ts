import { Decimal as Wide } from "decimal.js";

import { absolute, greaterThan, isNegative, isZero, type Decimal } from "./decimal.ts";
import { decimal, decimalToText } from "./decimal-text.ts";

const PRECISION = 50;
const LARGEST_EXPONENT = decimal("1000");
const LARGEST_RESULT = "1e40";
// 160 digits: the inverse of any power of 2 or 5 that 50 digits hold takes up to 117, so exact results stay exact.
const Working = Wide.clone({ defaults: true, precision: 160, rounding: Wide.ROUND_HALF_EVEN });

/**
 * base^exponent in 50 significant digits, half even; exact when 50 digits hold it, and 0^0 is 1. The exponent need not
 * be an integer. The result carries no trailing zeros after the point.
 *
 * Throws RangeError when the base is negative and the exponent not an integer, when the base is zero and the exponent
 * negative, when the exponent is beyond 1000 in size, or when the result is beyond 10^40 in size.
 */
export function power(base: Decimal, exponent: Decimal): Decimal {
  if (greaterThan(absolute(exponent), LARGEST_EXPONENT)) {
    throw new RangeError("exponent beyond 1000");
  }
  if (isZero(base) && isNegative(exponent)) {
    throw new RangeError("zero to a negative power");
  }
  const result = new Working(decimalToText(base)).pow(decimalToText(exponent));
  if (result.isNaN()) {
    throw new RangeError("negative base with an exponent that is not an integer");
  }
  if (result.abs().gt(LARGEST_RESULT)) {
    throw new RangeError("power beyond 10^40");
  }
  return decimal(result.toSignificantDigits(PRECISION, Wide.ROUND_HALF_EVEN).toFixed());
}
