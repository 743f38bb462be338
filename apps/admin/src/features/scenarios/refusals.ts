/** A problem for which a month is refused, in words, and whether it names one datum or one choice. */
interface Refusal {
  readonly code: string;
  readonly label: string;
  readonly of: "fact" | "choice" | null;
}

/** The refusals that a month's data can bring about, most usual first; each is told in docs/problems.md. */
export const REFUSALS: readonly Refusal[] = [
  { code: "FACT_INVALID", label: "Une donnée est d'une autre nature, ou hors de ses bornes", of: "fact" },
  { code: "FACT_MISSING", label: "Une donnée nécessaire manque", of: null },
  { code: "FACT_UNKNOWN", label: "Une donnée n'est connue d'aucune règle", of: null },
  { code: "ITEM_WITHOUT_ID", label: "Un élément de liste n'a pas de nom", of: null },
  { code: "DUPLICATE_ID", label: "Deux éléments de liste portent le même nom", of: null },
  { code: "OPTION_UNKNOWN", label: "L'option choisie n'existe pas", of: "choice" },
  { code: "CHOICE_OUT_OF_DATE", label: "L'option choisie n'est pas en vigueur ce mois-là", of: "choice" },
  {
    code: "CHOICE_NOT_ESTABLISHED",
    label: "L'option choisie n'est pas une lecture établie du texte",
    of: "choice",
  },
  { code: "CHOICE_NOT_HERE", label: "Ce choix ne se fait pas à ce niveau", of: "choice" },
  { code: "VALUE_UNDEFINED", label: "Un taux ou un barème n'a pas de valeur à cette date", of: null },
  { code: "PERIOD_WITHOUT_RULES", label: "Les règles ne sont pas connues pour ce mois", of: null },
  { code: "SLOT_UNFILLED", label: "Une valeur attendue d'une autre couche n'est pas donnée", of: null },
];

/** `FACT_INVALID [niveau]`, as the runner writes it, in words; several are told one after the other. */
export function refusalText(text: string, labels: ReadonlyMap<string, string>): string {
  return text.replaceAll(/([A-Z_]{4,}) \[([^\]]*)\]/g, (whole, code: string, path: string) => {
    const reason = REFUSALS.find((one) => one.code === code)?.label;
    if (reason === undefined) return whole;
    const on = path
      .split(", ")
      .map((id) => labels.get(id) ?? id)
      .join(" › ");
    return on === "" ? `« ${reason} »` : `« ${reason} » (${on})`;
  });
}
