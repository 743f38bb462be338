/** The number of a person in the directory of natural persons (NIR): 13 characters and a key of two digits, Corsica written 2A or 2B. */
const NIR = /^[1-478]\d{2}\d{2}(?:\d{2}|2[AB])\d{3}\d{3}\d{2}$/;

/** Its 15 characters without spaces; undefined when it is none, or when its key is not its own. */
export function readNir(text: string): string | undefined {
  const nir = text.replaceAll(/[\s.\u00A0\u202F]/g, "").toUpperCase();
  if (!NIR.test(nir)) return undefined;
  const number = BigInt(nir.slice(0, 13).replace("2A", "19").replace("2B", "18"));
  return 97n - (number % 97n) === BigInt(nir.slice(13)) ? nir : undefined;
}

/** What may be shown: `1 84 ** ** *** *** **`. */
export function maskNir(nir: string): string {
  return `${nir.slice(0, 1)} ${nir.slice(1, 3)} ** ** *** *** **`;
}
