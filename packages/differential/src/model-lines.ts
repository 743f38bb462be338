/** A contribution as the oracle tables name it, as the model names it, and the part of our line that is the same thing. */
export interface ModelLine {
  readonly id: string;
  readonly side: "employer" | "employee";
  readonly rule: string;
  readonly ours: string;
  /** A band of a contribution that the model gives as one sum: its rate in % and the ceilings between which it applies. */
  readonly band?: { readonly rate: string; readonly from: 0 | 1; readonly to: 1 | 8 };
}

const line = (
  side: ModelLine["side"],
  id: string,
  rule: string,
  ours: string,
  band?: ModelLine["band"],
): ModelLine => ({
  id,
  side,
  rule: `salarié . cotisations . ${rule}`,
  ours,
  ...(band !== undefined && { band }),
});
const employer = (id: string, rule: string, ours: string, band?: ModelLine["band"]): ModelLine =>
  line("employer", id, rule, `${ours}.employer`, band);
const employee = (id: string, rule: string, ours: string, band?: ModelLine["band"]): ModelLine =>
  line("employee", id, rule, `${ours}.employee`, band);
const band1 = (rate: string): ModelLine["band"] => ({ rate, from: 0, to: 1 });
const band2 = (rate: string): ModelLine["band"] => ({ rate, from: 1, to: 8 });

/** The reduction is a deduction: the model gives it positive, the payslip negative. Its rule changed name in 2026. */
export const REDUCTION = "reduction-generale";
export const REDUCTION_RULES = ["exonérations . RGDU", "exonérations . réduction générale"].map(
  (rule) => `salarié . cotisations . ${rule}`,
);

/** Every contribution of the model that an ordinary month can hold. A test adds them up to the model's own totals. */
export const MODEL_LINES: readonly ModelLine[] = [
  employer("maladie", "maladie . employeur", "maladie"),
  employer("at-mp", "ATMP", "accidentsTravail"),
  employer("vieillesse-plafonnee", "vieillesse . employeur . plafonnée", "vieillessePlafonnee"),
  employer("vieillesse-deplafonnee", "vieillesse . employeur . déplafonnée", "vieillesseDeplafonnee"),
  employer(
    "retraite-complementaire-t1",
    "retraite complémentaire . employeur",
    "retraiteTranche1",
    band1("4.72"),
  ),
  employer(
    "retraite-complementaire-t2",
    "retraite complémentaire . employeur",
    "retraiteTranche2",
    band2("12.95"),
  ),
  employer("ceg-t1", "CEG . employeur", "cegTranche1", band1("1.29")),
  employer("ceg-t2", "CEG . employeur", "cegTranche2", band2("1.62")),
  employer("cet", "CET . employeur", "cet"),
  employer("allocations-familiales", "allocations familiales", "allocationsFamiliales"),
  employer("chomage", "chômage", "chomage"),
  employer("ags", "AGS", "ags"),
  employer("apec", "APEC . employeur", "apec"),
  employer("fnal", "FNAL", "fnal"),
  employer("versement-mobilite", "versement mobilité", "versementMobilite"),
  employer("csa-solidarite-autonomie", "CSA", "solidariteAutonomie"),
  employer("dialogue-social", "contribution au dialogue social", "dialogueSocial"),
  employer("taxe-apprentissage-part-principale", "taxe d'apprentissage . base", "taxeApprentissage"),
  employer("taxe-apprentissage-solde", "taxe d'apprentissage . solde", "taxeApprentissageSolde"),
  employer(
    "contribution-supplementaire-apprentissage",
    "taxe d'apprentissage . contribution supplémentaire",
    "contributionSupplementaireApprentissage",
  ),
  employer("formation-professionnelle", "formation professionnelle", "formationProfessionnelle"),
  employer("cpf-cdd", "CPF CDD", "cpfCdd"),
  employer("effort-construction", "PEEC", "peec"),
  employer("forfait-social", "forfait social", "forfaitSocial"),
  employer("sante", "prévoyances . santé . employeur", "complementaireSante"),
  employer("prevoyance-cadres", "prévoyances . employeur . cadres", "prevoyanceCadre"),
  employer(REDUCTION, "exonérations . RGDU", "reductionGenerale"),
  employee("vieillesse-plafonnee", "vieillesse . salarié . plafonnée", "vieillessePlafonnee"),
  employee("vieillesse-deplafonnee", "vieillesse . salarié . déplafonnée", "vieillesseDeplafonnee"),
  employee(
    "retraite-complementaire-t1",
    "retraite complémentaire . salarié",
    "retraiteTranche1",
    band1("3.15"),
  ),
  employee(
    "retraite-complementaire-t2",
    "retraite complémentaire . salarié",
    "retraiteTranche2",
    band2("8.64"),
  ),
  employee("ceg-t1", "CEG . salarié", "cegTranche1", band1("0.86")),
  employee("ceg-t2", "CEG . salarié", "cegTranche2", band2("1.08")),
  employee("cet", "CET . salarié", "cet"),
  employee("apec", "APEC . salarié", "apec"),
  employee("sante", "prévoyances . santé . salarié", "complementaireSante"),
  employee("csg-deductible", "CSG-CRDS . CSG . déductible", "csgDeductible"),
  employee("csg-non-deductible", "CSG-CRDS . CSG . non déductible . revenus imposables", "csgNonDeductible"),
  employee("crds", "CSG-CRDS . CRDS", "crds"),
];
