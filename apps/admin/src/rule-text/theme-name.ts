/** Words that file names write without their accents or capitals. */
const WORDS: ReadonlyMap<string, string> = new Map(
  [
    "chômage",
    "congés",
    "conformité",
    "coût",
    "épargne",
    "exonérations",
    "général",
    "générale",
    "kilomètres",
    "plafonnés",
    "précarité",
    "prévoyance",
    "réduction",
    "rémunération",
    "réserve",
    "santé",
    "société",
    "suppléments",
    "abonnement",
    "CSG",
    "CRDS",
    "SMIC",
    "CET",
    "TJM",
    "PAS",
  ].map((word) => [bare(word), word]),
);

/** A theme of the rules by the name of its file: `frais-de-gestion.yaml` is « Frais de gestion ». */
export function themeName(path: string): string {
  const words = path
    .replace(/\.yaml$/, "")
    .split("-")
    .map((word) => WORDS.get(word) ?? word)
    .join(" ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** A text as it is searched for: without accents or capitals. */
export function bare(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036F]/g, "")
    .toLowerCase();
}
