import modeleSocial from "modele-social";
import Engine from "publicodes";

/** What the model finds for a total cost. Its inversion works on floats, to a fraction of a cent at best. */
export interface ModelSolved {
  readonly gross: number;
  readonly netBeforeTax: number;
}

const SILENT = { log() {}, warn() {}, error() {} };

/** The model of the same employee as `rules/law-inverse`: January 2026, cadre, 25 staff, no health cover. */
export function openModel(): (totalCost: string) => ModelSolved {
  const engine = new Engine(modeleSocial, { logger: SILENT });
  const valueOf = (rule: string): number => {
    const { nodeValue } = engine.evaluate(rule);
    return typeof nodeValue === "number" ? nodeValue : Number.NaN;
  };
  return (totalCost) => {
    engine.setSituation({
      date: "31/01/2026",
      "salarié . contrat": "'CDI'",
      "salarié . contrat . statut cadre": "oui",
      "entreprise . salariés . effectif": "25 employé",
      "établissement . taux ATMP": "0.64%",
      "salarié . cotisations . prévoyances . santé . montant": "0 €/mois",
      "salarié . coût total employeur": `${totalCost} €/mois`,
    });
    return {
      gross: valueOf("salarié . contrat . salaire brut"),
      netBeforeTax: valueOf("salarié . rémunération . net . à payer avant impôt"),
    };
  };
}
