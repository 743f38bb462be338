import { foldText } from "../format/fold-text.ts";

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
  ].map((word) => [foldText(word), word]),
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

/** Themes as they are listed: by name, and the one of all that has no other at the end. */
export function byTheme(left: string, right: string): number {
  return Number(left === OTHERS) - Number(right === OTHERS) || left.localeCompare(right, "fr");
}

const OTHERS = themeName("autres.yaml");
