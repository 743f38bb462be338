import { frenchNumber } from "@bareme/kernel";
import type { Aim, HoleCause, Lever } from "@bareme/payroll";
import { formatEuros } from "../../format/euros.ts";
import type { Typed } from "./supposed-of.ts";

export const SOUGHT: { readonly [L in Lever]: string } = {
  tjm: "Le plus petit TJM",
  jours: "Le plus petit nombre de jours",
  ca: "Le plus petit chiffre d'affaires HT",
};

export const AIM_WORDS: { readonly [A in Aim]: string } = {
  netAPayer: "net à payer",
  netAvantImpot: "net avant impôt",
  remunerationBrute: "rémunération brute",
  budgetDePaie: "budget de la paie",
};

/** What to type where a number is missing. */
export const TYPE_IT: { readonly [T in Typed]: string } = {
  tjm: "Saisissez le TJM.",
  jours: "Saisissez les jours facturés.",
  ca: "Saisissez le chiffre d'affaires.",
  amount: "Saisissez le montant à atteindre.",
};

/** A value of what was looked for: « 450,00 € par jour », « 20,5 jours ». */
export function leverText(value: string, lever: Lever): string {
  switch (lever) {
    case "tjm":
      return `${formatEuros(value)} par jour`;
    case "jours":
      return `${frenchNumber(value)} jours`;
    case "ca":
      return formatEuros(value);
  }
}

export function isZeroText(amount: string | null): boolean {
  return amount === null || /^-?0*(\.0*)?$/.test(amount);
}

/** An amount, or a dash where there is none: an unknown is no zero. */
export function eurosOrDash(amount: string | null): string {
  return amount === null ? "–" : formatEuros(amount);
}

/** A change with its sign: « +12,30 € ». */
export function changeText(amount: string): string {
  return `${amount.startsWith("-") || isZeroText(amount) ? "" : "+"}${formatEuros(amount)}`;
}

/** Why the law lets no pay move: the rule that would leap, by how much, and its text. */
export function causeWords({ label, change }: HoleCause): string {
  return `« ${label} » ferait un saut de ${formatEuros(change)}`;
}
