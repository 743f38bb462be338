import type { ComboboxItem, OptionsFilter } from "@mantine/core";
import { foldText } from "../../format/fold-text.ts";

/** Options that hold every word that is typed, whatever its accents; those that begin so come first. */
export const foldedFilter: OptionsFilter = ({ options, search, limit }) => {
  const words = foldText(search)
    .split(/\s+/)
    .filter((word) => word !== "");
  const items = options.filter((option): option is ComboboxItem => "value" in option);
  const found = items
    .map((item) => ({ item, folded: foldText(`${item.label} ${item.value}`) }))
    .filter(({ folded }) => words.every((word) => folded.includes(word)));
  const first = words[0] ?? "";
  return found
    .toSorted((left, right) => Number(right.folded.startsWith(first)) - Number(left.folded.startsWith(first)))
    .slice(0, limit)
    .map(({ item }) => item);
};
