/** The kinds of statements that have a page of their own: the word of their address, the key they stand under, and their names. */
export const GENRES = [
  { genre: "parametre", key: "parameters", one: "Paramètre", many: "Paramètres" },
  { genre: "bareme", key: "grids", one: "Barème", many: "Barèmes" },
  { genre: "choix", key: "choices", one: "Choix", many: "Choix" },
  { genre: "decision", key: "decisions", one: "Décision", many: "Décisions" },
  { genre: "ligne", key: "lines", one: "Ligne", many: "Lignes" },
  { genre: "total", key: "totals", one: "Total", many: "Totaux" },
  { genre: "controle", key: "checks", one: "Contrôle", many: "Contrôles" },
  { genre: "report", key: "carry", one: "Report de mois en mois", many: "Reports de mois en mois" },
  { genre: "donnee", key: "facts", one: "Donnée du mois", many: "Données du mois" },
] as const;

export type Genre = (typeof GENRES)[number]["genre"];
export type GenreKey = (typeof GENRES)[number]["key"];

export function genreOf(word: string): (typeof GENRES)[number] | undefined {
  return GENRES.find(({ genre }) => genre === word);
}

/** The address of a statement found under a key of a rule file; an override is shown with its parameter, a pick with its choice. */
export function genreOfKey(key: string): Genre | undefined {
  if (key === "overrides") return "parametre";
  if (key === "picks") return "choix";
  return GENRES.find((one) => one.key === key)?.genre;
}
