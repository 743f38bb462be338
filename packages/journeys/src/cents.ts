/** Money counted by hand: whole cents. */

/** The cents of an amount, as the API writes it (« -1234.50 ») or as a screen does (« +1 234,50 € »); it must have its two decimals. */
export function centsOf(text: string): bigint {
  const found = /^([+−-]?)([\d\s]+)[.,](\d\d)\s*€?$/.exec(text.trim());
  if (found === null) throw new Error(`« ${text} » is no amount with its cents`);
  const [, sign = "", whole = "", cents = ""] = found;
  const size = BigInt(whole.replaceAll(/\s/g, "") + cents);
  return sign === "−" || sign === "-" ? -size : size;
}

/** A share of an amount that is not negative, in tenths of a per cent, rounded half up to the cent: 55 for 5.5 %. */
export function shareOf(amount: bigint, tenths: bigint): bigint {
  return (amount * tenths + 500n) / 1000n;
}
