import type { AskedFacts } from "../../core/simulation/asked-facts.ts";
import type { Variant } from "./state.ts";

/** How a column is called: as somebody typed it, or by its company and the options that it changes. */
export function variantName(
  { name, options }: Variant,
  company: string | null,
  { choices }: AskedFacts,
): string {
  if (name.trim() !== "") return name;
  const chosen = Object.entries(options).map(([id, option]) => {
    const choice = choices.find((one) => one.id === id);
    return `${choice?.label ?? id} : ${choice?.options.find((one) => one.id === option)?.label ?? option}`;
  });
  const said = [...(company === null ? [] : [company]), ...chosen].join(", ");
  return said === "" ? "Sans changement" : said;
}
