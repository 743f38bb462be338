import { frenchNumber } from "@bareme/kernel";
import { cutForReading } from "../format/read-number.ts";
import { formatValue, withUnit } from "../format/units.ts";

/** A base or a rate with its unit. One of many decimals is cut, as the printed payslip cuts it, and says all of them on demand. */
export function ReadValue({ value, unit }: { readonly value: string; readonly unit: string }) {
  const cut = cutForReading(value);
  const whole = formatValue(value, unit);
  if (cut === null) return whole;
  return (
    <abbr title={`exactement ${whole}, abrégé ici pour la lecture`} style={{ cursor: "help" }}>
      {withUnit(`${frenchNumber(cut, 4)}…`, unit)}
    </abbr>
  );
}
