/**
 * A decimal text moved up by one unit of its last place: "12.50" gives "12.51", "700" gives "701", "0" gives "1", "-0.5" gives "-0.4".
 * The least that a typing error could change.
 */
export function smallestStepUp(text: string): string {
  const places = text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
  const moved = BigInt(text.replace(".", "")) + 1n;
  const digits = (moved < 0n ? -moved : moved).toString().padStart(places + 1, "0");
  const sign = moved < 0n ? "-" : "";
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
