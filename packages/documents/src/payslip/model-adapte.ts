import type { PayslipModel } from "./model.ts";

/**
 * The model « adapté » (transitional): the former model and the montant net social. The model « rénové » takes over for pay of 1 January 2027:
 * it is absent until its labels have been read in the annex of the arrêté.
 */
export const ADAPTE: PayslipModel = {
  id: "adapte",
  label: "modèle adapté",
  from: "2023-07-01",
  to: "2026-12-31",
  source:
    "Arrêté du 25 février 2016 modifié par l'arrêté du 31 janvier 2023, reporté par l'arrêté du 11 août 2025",
  groups: [
    {
      id: "sante",
      title: "SANTÉ",
      lines: [
        {
          id: "santeSecuriteSociale",
          label: "Sécurité sociale - Maladie Maternité Invalidité Décès",
          lines: [
            "maladie",
            "maladieTauxReduit",
            "maladieComplement",
            "maladieRegularisee",
            "maladieAlsaceMoselle",
            "maladieNonResident",
          ],
        },
        {
          id: "santeComplementaire",
          label: "Complémentaire Santé",
          lines: ["complementaireSante", "santeBranche", "fraisDeSante", "santeSociete"],
        },
        {
          id: "santePrevoyance",
          label: "Complémentaire Incapacité Invalidité Décès",
          lines: [
            "prevoyanceCadre",
            "prevoyanceBrancheTranche1",
            "prevoyanceBrancheTranche2",
            "prevoyanceTranche2",
          ],
        },
      ],
    },
    {
      id: "accidentsTravail",
      title: null,
      lines: [
        {
          id: "accidentsTravail",
          label: "ACCIDENTS DU TRAVAIL - MALADIES PROFESSIONNELLES",
          lines: ["accidentsTravail"],
        },
      ],
    },
    {
      id: "retraite",
      title: "RETRAITE",
      lines: [
        { id: "retraitePlafonnee", label: "Sécurité sociale plafonnée", lines: ["vieillessePlafonnee"] },
        {
          id: "retraiteDeplafonnee",
          label: "Sécurité sociale déplafonnée",
          lines: ["vieillesseDeplafonnee"],
        },
        {
          id: "retraiteTranche1",
          label: "Complémentaire Tranche 1",
          lines: ["retraiteTranche1", "cegTranche1", "cetTranche1", "apecTranche1"],
        },
        {
          id: "retraiteTranche2",
          label: "Complémentaire Tranche 2",
          lines: ["retraiteTranche2", "cegTranche2", "cetTranche2", "apecTranche2"],
        },
      ],
    },
    {
      id: "famille",
      title: null,
      lines: [{ id: "famille", label: "FAMILLE", lines: [], rubrics: ["famille"], single: true }],
    },
    {
      id: "chomage",
      title: null,
      lines: [{ id: "chomage", label: "ASSURANCE CHÔMAGE", lines: ["chomage", "ags"], single: true }],
    },
    {
      id: "autresContributions",
      title: null,
      lines: [
        {
          id: "autresContributions",
          label: "AUTRES CONTRIBUTIONS DUES PAR L'EMPLOYEUR",
          lines: [],
          rubrics: ["autresContributions"],
          single: true,
        },
      ],
    },
    {
      id: "csgCrds",
      title: null,
      lines: [
        { id: "csgDeductible", label: "CSG déductible de l'impôt sur le revenu", lines: ["csgDeductible"] },
        {
          id: "csgCrdsNonDeductible",
          label: "CSG/CRDS non déductible de l'impôt sur le revenu",
          lines: ["csgNonDeductible", "crds", "csgCrdsGroupees"],
        },
      ],
    },
    {
      id: "allegements",
      title: null,
      lines: [
        {
          id: "allegements",
          label: "EXONÉRATIONS ET ALLÈGEMENTS DE COTISATIONS",
          lines: [],
          rubrics: ["allegements"],
          single: true,
        },
      ],
    },
  ],
  // Collected with Agirc-Arrco: beside the bracket that they are counted on, or on the last when they span both.
  shared: [
    { line: "cet", among: ["retraiteTranche1", "retraiteTranche2"] },
    { line: "apec", among: ["retraiteTranche1", "retraiteTranche2"] },
  ],
  othersTitle: "AUTRES",
  rappelsTitle: "RAPPELS DE MOIS CLOS",
  totalLabel: "TOTAL DES COTISATIONS ET CONTRIBUTIONS",
  foot: [
    { id: "montantNetSocial", label: "MONTANT NET SOCIAL" },
    // The arrêté gives R3243-1 8° b no line of its own. It comes before the net that it moves, as in the model that follows.
    { id: "diverses", label: "REMBOURSEMENTS ET DÉDUCTIONS DIVERSES" },
    { id: "netAvantImpot", label: "NET À PAYER AVANT IMPÔT SUR LE REVENU" },
    { id: "impot", label: "IMPÔT SUR LE REVENU" },
    { id: "netAPayer", label: "NET À PAYER AU SALARIÉ" },
    { id: "totalVerseEmployeur", label: "TOTAL VERSÉ PAR L'EMPLOYEUR" },
  ],
};
