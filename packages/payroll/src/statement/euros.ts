/** An amount inside a French sentence: 1 234,50 €. The digits are those given; nothing is rounded. */
export function euros(text: string): string {
  const [whole = "", decimals = ""] = text.replace("-", "").split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, "\u202F");
  return `${text.startsWith("-") ? "\u2212" : ""}${grouped},${decimals.padEnd(2, "0")}\u00A0€`;
}
