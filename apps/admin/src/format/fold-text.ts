/** A text as searches compare it: lower case, without accents nor ligatures, one plain apostrophe. The same length is not kept. */
export function foldText(text: string): string {
  return withoutAccents(text.toLowerCase()).replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("’", "'");
}

/** The same letters without their accents, their case kept. */
export function withoutAccents(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "");
}
