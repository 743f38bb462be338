/** A number as people type it, with a comma or spaces between thousands, as the decimal text of records. Other words stay as they are. */
export function decimalOf(typed: string): string {
  const bare = typed.replaceAll(/[\s\u00A0\u202F€]/g, "").replace("\u2212", "-");
  return /^[+-]?[\d.,]+$/.test(bare) ? bare.replace(",", ".").replace(/^\+/, "") : typed.trim();
}
