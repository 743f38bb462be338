/** The number of a person in the directory of natural persons (NIR): 13 characters and a key of two digits, Corsica written 2A or 2B. */
const NIR = /^[1-478]\d{2}\d{2}(?:\d{2}|2[AB])\d{3}\d{3}\d{2}$/;
const LENGTH = 15;

/** What is wrong with a NIR: characters that are still missing, a shape that no NIR has, or a key that is not its own. */
export type NirFault =
  | { readonly kind: "short"; readonly missing: number }
  | { readonly kind: "shape" }
  | { readonly kind: "key" };

/** Its 15 characters without spaces; undefined when it is none, or when its key is not its own. */
export function readNir(text: string): string | undefined {
  return nirFault(text) === undefined ? compact(text) : undefined;
}

export function nirFault(text: string): NirFault | undefined {
  const nir = compact(text);
  if (nir.length < LENGTH) return { kind: "short", missing: LENGTH - nir.length };
  if (!NIR.test(nir)) return { kind: "shape" };
  const number = BigInt(nir.slice(0, 13).replace("2A", "19").replace("2B", "18"));
  return 97n - (number % 97n) === BigInt(nir.slice(13)) ? undefined : { kind: "key" };
}

/** What may be shown: `1 84 ** ** *** *** **`. */
export function maskNir(nir: string): string {
  return `${nir.slice(0, 1)} ${nir.slice(1, 3)} ** ** *** *** **`;
}

function compact(text: string): string {
  return text.replaceAll(/[\s.\u00A0\u202F]/g, "").toUpperCase();
}
