import type { Company } from "./portes.ts";
import type { Draw } from "./seeded.ts";

/** What holds for all the months of a porté. */
export interface Contract {
  readonly modeDuree: "heures" | "jours" | "mensuel";
  readonly telework: boolean;
  readonly vouchers: boolean;
  readonly savings: boolean;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A contract that the rules accept: a senior, and a duration in days, are for cadres. */
export function drawContract(company: Company, draw: Draw): Contract {
  const cadre = draw.chance(75);
  const modeDuree = cadre
    ? draw.oneOf<Contract["modeDuree"]>(["heures", "heures", "jours", "mensuel"])
    : "heures";
  const fixedTerm = modeDuree !== "mensuel" && draw.chance(20);
  return {
    modeDuree,
    telework: draw.chance(30),
    vouchers: draw.chance(30),
    savings: draw.chance(15),
    facts: {
      typeContrat: fixedTerm ? "CDD" : "CDI",
      statut: cadre ? "cadre" : "nonCadre",
      niveau: cadre
        ? draw.oneOf(["senior", "senior", "expert", "junior"])
        : draw.oneOf(["junior", "premierNiveau"]),
      modeDuree,
      dateDebutContrat: "2026-01-01",
      ...(fixedTerm && { dateFinContrat: draw.oneOf(["2026-10-31", "2026-12-31"]) }),
      ...(draw.chance(60) && {
        origineTauxPas: "personnalise",
        tauxPasPersonnalise: `${1 + draw.below(14)}.${draw.below(10)}`,
      }),
      // A fixed term ends the lissage and pays all that it kept at once, past the limit of the covers: rare, and blocked.
      ...(!fixedTerm && draw.chance(15) && { lissage: "net", cibleNet: `${2200 + draw.below(1200)}.00` }),
      ...OF_COMPANY[company](draw),
    },
  };
}

const OF_COMPANY: { readonly [C in Company]: (draw: Draw) => Readonly<Record<string, unknown>> } = {
  "atelier-mistral": (draw) => ({
    etablissement: draw.oneOf(["paris", "lyon"]),
    engagement: draw.oneOf(["douzeMois", "sansEngagement"]),
    formuleFrais: draw.oneOf(["abonnement", "pourcentage"]),
  }),
  "cap-garance": () => ({}),
  "deux-rives": (draw) => ({ cotisationSante: `${40 + draw.below(40)}.00` }),
};
