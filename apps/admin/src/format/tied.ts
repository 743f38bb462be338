const TIE = "\u00A0";

/** Guillemets that stay with what they hold at the end of a line, and a line for each « sinon » of a rule in words. */
export function tied(text: string): string {
  return text.replaceAll("« ", `«${TIE}`).replaceAll(" »", `${TIE}»`).replaceAll(", sinon ", ",\nsinon ");
}
