import type { Band, Grid, Line } from "@bareme/rule-schema";
import { formatValue } from "../../../format/units.ts";

/** How a grid counts, as people say it and in one sentence. */
export const MODES: Readonly<Record<Grid["mode"], { readonly name: string; readonly says: string }>> = {
  marginal: {
    name: "Par tranches",
    says: "Chaque tranche paie son propre taux\u202F: passer une borne ne change rien à ce qui est dû au-dessous.",
  },
  "whole-amount": {
    name: "Sur le tout",
    says: "Tout le montant paie le taux de la tranche où il tombe\u202F: passer une borne change aussi ce qui est dû au-dessous.",
  },
  step: {
    name: "Par paliers",
    says: "Le barème donne la valeur du palier où le montant tombe, telle quelle\u202F: elle n'est pas multipliée par le montant.",
  },
};

/** What a band's rate is called: of a step grid, it is the value itself. */
export function rateHead({ mode, rate }: Pick<Grid, "mode" | "rate">): string {
  if (mode === "step") return rate === "%" ? "Taux du palier" : "Valeur du palier";
  return mode === "marginal" ? "Taux sur la tranche" : "Taux sur tout le montant";
}

/** Where a band begins, from the one below it. */
export function fromWords(below: Band | undefined, unit: string): string {
  if (below === undefined) return "Depuis le début";
  const bound = below.upTo ?? below.below;
  if (bound === undefined) return "Rien au-dessus";
  return `${below.upTo === undefined ? "À partir de" : "Au-dessus de"} ${formatValue(bound, unit)}`;
}

/** Where a band ends. */
export function toWords({ upTo, below }: Band, unit: string): string {
  if (upTo !== undefined) return `Jusqu'à ${formatValue(upTo, unit)} compris`;
  if (below !== undefined) return `Moins de ${formatValue(below, unit)}`;
  return "Sans limite";
}

/** The heads of a table whose bounds all count alike, so that its cells hold figures alone. */
export function boundHeads(
  bands: readonly Band[],
): { readonly from: string; readonly to: string } | undefined {
  const included = bands.some(({ upTo }) => upTo !== undefined);
  const excluded = bands.some(({ below }) => below !== undefined);
  if (included === excluded) return undefined;
  return included ? { from: "Plus de", to: "Jusqu'à, compris" } : { from: "À partir de", to: "Moins de" };
}

export function startOf(below: Band | undefined, unit: string): string {
  const bound = below?.upTo ?? below?.below;
  return bound === undefined ? "–" : formatValue(bound, unit);
}

export function endOf({ upTo, below }: Band, unit: string): string {
  const bound = upTo ?? below;
  return bound === undefined ? "sans limite" : formatValue(bound, unit);
}

type ByGrid = Extract<Line, { kind: "by-grid" }>;

const RESETS = {
  "calendar-year": "repart de zéro chaque 1ᵉʳ janvier",
  "contract-year": "repart de zéro à chaque anniversaire du contrat",
  never: "ne repart jamais de zéro",
} as const;

const ACROSS = {
  item: "élément par élément",
  "same-grid": "tous les éléments du même barème ensemble",
  all: "tous les éléments ensemble",
} as const;

/** On what a line applies the grid: the month alone, or what has piled up. */
export function cumulWords({ cumulates }: Pick<ByGrid, "cumulates">): string {
  if (cumulates === undefined) return "Appliqué au montant du mois seul, sans cumul.";
  const { resets, across } = cumulates;
  return `Appliqué au cumul, ${ACROSS[across]}\u202F; le cumul ${RESETS[resets]}.`;
}
