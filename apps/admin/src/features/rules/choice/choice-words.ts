import type { Choice } from "@bareme/rule-schema";
import { frenchDate } from "@bareme/kernel";
import type { Names } from "../../../core/names.ts";

export type ChoiceOption = Choice["options"][number];

/** How established an option is, and what picking it entails. */
export const STATUSES: Readonly<
  Record<ChoiceOption["status"], { readonly name: string; readonly says: string }>
> = {
  lawful: { name: "Conforme", says: "aux textes" },
  "more-favourable": { name: "Plus favorable", says: "au salarié que les textes" },
  usage: { name: "Usage", says: "hors des textes\u202F: le choisir avertit chaque mois" },
  "not-established": { name: "Non établi", says: "par les textes\u202F: le choisir est refusé" },
};

/** When an option may be picked; undefined for one that always may. */
export function optionLife({ from, until }: Pick<ChoiceOption, "from" | "until">): string | undefined {
  if (from === undefined && until === undefined) return undefined;
  if (until === undefined) return `depuis le ${frenchDate(from ?? "")}`;
  return from === undefined
    ? `jusqu'au ${frenchDate(until)}`
    : `du ${frenchDate(from)} au ${frenchDate(until)}`;
}

/** Who may pick: the company for all, each contract, each item of a list. */
export function pickedWhere({ at }: Pick<Choice, "at">, names: Names): string {
  const places = at.map((place) => {
    if (place === "company") return "par la société pour tous";
    if (place === "contract") return "par contrat";
    return `pour chaque élément de « ${names.get(place)?.label ?? place} »`;
  });
  const [first = "", ...rest] = places;
  const last = rest.pop();
  const said = last === undefined ? first : `${[first, ...rest].join(", ")} ou ${last}`;
  return `Il se fait ${said}${places.length > 1 ? "\u202F; le plus proche de la paie l'emporte" : ""}.`;
}

/** The default by date, as a list. */
export function defaultsOf(
  choice: Choice,
): readonly { readonly from: string | null; readonly value: string }[] {
  if (choice.default === undefined) return [];
  return typeof choice.default === "string" ? [{ from: null, value: choice.default }] : choice.default;
}
