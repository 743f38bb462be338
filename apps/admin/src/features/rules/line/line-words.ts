import { frenchDate, frenchNumber } from "@bareme/kernel";
import type { Line } from "@bareme/rule-schema";

/** What a line is, in a few words. */
export function kindWords({ kind, rubric }: Line): string {
  return `${KINDS[kind]}${rubric === undefined ? ", valeur intermédiaire" : ", imprimée sur le bulletin"}`;
}

const KINDS: Readonly<Record<Line["kind"], string>> = {
  formula: "Montant par formule",
  contribution: "Cotisation",
  amounts: "Deux montants",
  quantity: "Quantité par taux unitaire",
  "rate-of-sum": "Part d'une somme",
  "by-grid": "Montant par barème",
  with: "Écart sous hypothèse",
  solve: "Inconnue que l'on cherche",
};

const MODES: Readonly<Record<NonNullable<Line["round"]>["mode"], string>> = {
  "half-up": "au plus proche, la moitié s'éloignant de zéro",
  "half-even": "au plus proche, la moitié vers le chiffre pair",
  up: "en s'éloignant de zéro",
  down: "en se rapprochant de zéro",
  ceiling: "au-dessus",
  floor: "au-dessous",
};

export function roundWords({ round }: Line): string {
  if (round === undefined) return "Pas d'arrondi\u202F: toutes les décimales sont gardées";
  const to =
    round.step === "0.01" ? "Au centime" : round.step === "1" ? "À l'unité" : `À ${frenchNumber(round.step)}`;
  return `${to}, ${MODES[round.mode]}`;
}

const BASES: Readonly<Record<NonNullable<Line["basis"]>, string>> = {
  law: "La loi",
  convention: "La convention collective",
  contract: "Le contrat",
  fee: "Les frais de gestion",
};

export function basisWords({ basis }: Line): string | undefined {
  return basis === undefined ? undefined : BASES[basis];
}

const PARTS = {
  amount: "",
  base: "pour son assiette",
  employee: "pour sa part salariale",
  employer: "pour sa part patronale",
  account: "pour la part au compte",
  company: "pour la part de la société",
} as const;

/** The totals that a line enters, and by which part. */
export function joinsOf({ joins = [] }: Line): readonly { readonly total: string; readonly part: string }[] {
  return joins.map((join) =>
    typeof join === "string" ? { total: join, part: "" } : { total: join.total, part: PARTS[join.part] },
  );
}

/** The days between which a line exists; undefined for one without limits. */
export function lifeWords({ from, until }: Line): string | undefined {
  if (from === undefined && until === undefined) return undefined;
  if (until === undefined) return `À partir du ${frenchDate(from ?? "")}`;
  return from === undefined
    ? `Jusqu'au ${frenchDate(until)}`
    : `Du ${frenchDate(from)} au ${frenchDate(until)}`;
}
