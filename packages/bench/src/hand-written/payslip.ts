import { Decimal } from "decimal.js";
import { neutralRate } from "./neutral-rate.ts";

/**
 * The payslip SP26-01 written by hand with decimal.js: a January 2026 month of one company, one consultant and one
 * contract, everything its rules decide already decided. It is the yardstick of the measurements, so it takes the care a
 * good programmer takes: constants parsed once, one rounding per printed line, only the employer lines while it searches.
 */
export interface HandWrittenPayslip {
  readonly salaireComplementaire: Decimal;
  readonly remunerationBrute: Decimal;
  readonly apportSurBase: Decimal;
  readonly apportSurComplement: Decimal;
  readonly congesPayes: Decimal;
  readonly lines: Readonly<Record<LineId, Line>>;
  readonly cotisationsSalariales: Decimal;
  readonly cotisationsPatronales: Decimal;
  readonly reductionGenerale: Decimal;
  readonly provisionReserve: Decimal;
  readonly coutDuMois: Decimal;
  readonly coutUnCentimeAuDessus: Decimal;
  readonly netAvantImpot: Decimal;
  readonly netImposable: Decimal;
  readonly pas: Decimal;
  readonly netAPayer: Decimal;
}

interface Line {
  readonly base: Decimal;
  readonly employee: Decimal;
  readonly employer: Decimal;
}

export type LineId = keyof EmployerLines | "csgDeductible" | "csgCrdsGroupees";
type EmployerLines = ReturnType<typeof employerLines>;

const ZERO = new Decimal(0);
const CENT = new Decimal("0.01");
const ONE = new Decimal(1);
const HALF = new Decimal("0.5");
const PSS = new Decimal("4005");
const PSS_8 = PSS.times(8);
const PSS_4 = PSS.times(4);
const APPORT = new Decimal("0.05");
const DIXIEME = new Decimal("0.10");
const RESERVE = new Decimal("0.10");
const UN_ET_CONGES = new Decimal("1.10");
const TROIS_SMIC_ANNUEL = new Decimal("12.02").times(1820).times(3);
const TROIS_SMIC = TROIS_SMIC_ANNUEL.div(12);
const T_MIN = new Decimal("0.0200");
const T_DELTA = new Decimal("0.3781");
const T_MAX = T_MIN.plus(T_DELTA);
const PUISSANCE = new Decimal("1.75");

const MALADIE = new Decimal("0.07");
const MALADIE_COMPLEMENT = new Decimal("0.06");
const AUTONOMIE = new Decimal("0.003");
const VIEILLESSE_DEPLAFONNEE = new Decimal("0.0211");
const VIEILLESSE_PLAFONNEE = new Decimal("0.0855");
const FAMILLE = new Decimal("0.0345");
const FAMILLE_COMPLEMENT = new Decimal("0.018");
const ATMP = new Decimal("0.0064");
const FNAL = new Decimal("0.001");
const FORFAIT_SOCIAL = new Decimal("0.08");
const CHOMAGE = new Decimal("0.04");
const AGS = new Decimal("0.0025");
const RETRAITE_T1 = new Decimal("0.0472");
const RETRAITE_T2 = new Decimal("0.1295");
const CEG_T1 = new Decimal("0.0129");
const CEG_T2 = new Decimal("0.0162");
const CET = new Decimal("0.0021");
const APEC = new Decimal("0.00036");
const DIALOGUE_SOCIAL = new Decimal("0.00016");
const PREVOYANCE_CADRE = new Decimal("0.0159");
const PREVOYANCE_T2 = new Decimal("0.0073");
const FORMATION = new Decimal("0.01");
const APPRENTISSAGE = new Decimal("0.0059");
const APPRENTISSAGE_SOLDE = new Decimal("0.0009");
const PARITARISME = new Decimal("0.0001");
const SANTE = cents(PSS.times("0.0075"));
const FRAIS_DE_SANTE: Line = { base: PSS, employee: SANTE, employer: SANTE };

const CSG_DEDUCTIBLE = new Decimal("0.068");
const CSG_CRDS = new Decimal("0.029");
const CSG_ABATTEMENT = new Decimal("0.0175");
const EMPLOYEE = {
  vieillesseDeplafonnee: new Decimal("0.004"),
  vieillessePlafonnee: new Decimal("0.069"),
  retraiteTranche1: new Decimal("0.0315"),
  retraiteTranche2: new Decimal("0.0864"),
  cegTranche1: new Decimal("0.0086"),
  cegTranche2: new Decimal("0.0108"),
  cet: new Decimal("0.0014"),
  apec: new Decimal("0.00024"),
} as const;

/** What a month costs at a gross, the loaded reserve included. */
type CostOf = (brut: Decimal, reserveAvecConges: Decimal) => Decimal;

/** As the rules say it: gross, its charges, and a reserve loaded with the charges that paying it would add. */
export const plainCost: CostOf = (brut, reserveAvecConges) => {
  const charges = employerTotal(brut);
  const chargesSurReserve = employerTotal(brut.plus(reserveAvecConges)).minus(charges);
  return brut.plus(charges).plus(reserveAvecConges).plus(chargesSurReserve);
};

/** The same after the observation that the charges on the gross cancel out: half the work. */
export const simplifiedCost: CostOf = (brut, reserveAvecConges) => {
  const loaded = brut.plus(reserveAvecConges);
  return loaded.plus(employerTotal(loaded));
};

/** The payslip whose complement is the greatest that `budget` pays; zero when even that does not fit. */
export function solvePayslip(
  budget: Decimal,
  salaireDeBase: Decimal,
  costOf = plainCost,
): HandWrittenPayslip {
  const reserve = cents(salaireDeBase.times(RESERVE));
  const reserveAvecConges = cents(reserve.times(UN_ET_CONGES));
  const apportSurBase = cents(salaireDeBase.times(APPORT));
  const base = salaireDeBase.plus(apportSurBase);
  const costAt = (complement: Decimal): Decimal => costOf(grossOf(base, complement), reserveAvecConges);
  // In whole cents: `low` fits (or nothing does), `high` does not.
  let low = -1;
  let high = budget.times(100).floor().plus(1).toNumber();
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (costAt(CENT.times(middle)).lte(budget)) low = middle;
    else high = middle;
  }
  const complement = CENT.times(Math.max(low, 0));
  const coutUnCentimeAuDessus = costAt(complement.plus(CENT));
  return payslipOf({ salaireDeBase, apportSurBase, complement, reserveAvecConges, coutUnCentimeAuDessus });
}

interface Solved {
  readonly salaireDeBase: Decimal;
  readonly apportSurBase: Decimal;
  readonly complement: Decimal;
  readonly reserveAvecConges: Decimal;
  readonly coutUnCentimeAuDessus: Decimal;
}

function payslipOf(solved: Solved): HandWrittenPayslip {
  const { salaireDeBase, apportSurBase, complement, reserveAvecConges, coutUnCentimeAuDessus } = solved;
  const apportSurComplement = cents(complement.times(APPORT));
  const assietteConges = salaireDeBase.plus(apportSurBase).plus(complement).plus(apportSurComplement);
  const congesPayes = cents(assietteConges.times(DIXIEME));
  const brut = assietteConges.plus(congesPayes);
  const employer = employerLines(brut);
  const reductionGenerale = reductionOf(brut);
  const cotisationsPatronales = sumEmployer(employer).minus(reductionGenerale);
  const lines = withEmployeeParts(brut, employer);
  const cotisationsSalariales = Object.values(lines).reduce((sum, line) => sum.plus(line.employee), ZERO);
  const loaded = brut.plus(reserveAvecConges);
  const provisionReserve = reserveAvecConges.plus(employerTotal(loaded).minus(cotisationsPatronales));
  const netAvantImpot = brut.minus(cotisationsSalariales);
  const netImposable = netAvantImpot.plus(lines.csgCrdsGroupees.employee).plus(SANTE);
  const pas = cents(netImposable.times(neutralRate(netImposable)));
  return {
    salaireComplementaire: complement,
    remunerationBrute: brut,
    apportSurBase,
    apportSurComplement,
    congesPayes,
    lines,
    cotisationsSalariales,
    cotisationsPatronales,
    reductionGenerale,
    provisionReserve,
    coutDuMois: brut.plus(cotisationsPatronales).plus(provisionReserve),
    coutUnCentimeAuDessus,
    netAvantImpot,
    netImposable,
    pas,
    netAPayer: netAvantImpot.minus(pas),
  };
}

/** Base pay and its apport, complement and its apport, and a tenth of all that as paid leave. */
function grossOf(base: Decimal, complement: Decimal): Decimal {
  const assietteConges = base.plus(complement).plus(cents(complement.times(APPORT)));
  return assietteConges.plus(cents(assietteConges.times(DIXIEME)));
}

function employerTotal(brut: Decimal): Decimal {
  return sumEmployer(employerLines(brut)).minus(reductionOf(brut));
}

function employerLines(brut: Decimal) {
  const tranche1 = Decimal.min(brut, PSS);
  const tranche2 = Decimal.min(brut, PSS_8).minus(tranche1);
  const base4Pss = Decimal.min(brut, PSS_4);
  const apec2 = base4Pss.minus(tranche1);
  const cet1 = brut.gt(PSS) ? tranche1 : ZERO;
  const cet2 = brut.gt(PSS) ? tranche2 : ZERO;
  const prevoyanceCadre = part(tranche1, PREVOYANCE_CADRE);
  const prevoyanceTranche2 = part(tranche2, PREVOYANCE_T2);
  const garanties = SANTE.plus(prevoyanceCadre.employer).plus(prevoyanceTranche2.employer);
  return {
    maladieTauxReduit: part(brut, MALADIE),
    solidariteAutonomie: part(brut, AUTONOMIE),
    vieillesseDeplafonnee: part(brut, VIEILLESSE_DEPLAFONNEE),
    vieillessePlafonnee: part(tranche1, VIEILLESSE_PLAFONNEE),
    allocationsFamilialesTauxReduit: part(brut, FAMILLE),
    accidentsTravail: part(brut, ATMP),
    fnal: part(tranche1, FNAL),
    forfaitSocial: part(garanties, FORFAIT_SOCIAL),
    chomage: part(base4Pss, CHOMAGE),
    ags: part(base4Pss, AGS),
    retraiteTranche1: part(tranche1, RETRAITE_T1),
    retraiteTranche2: part(tranche2, RETRAITE_T2),
    cegTranche1: part(tranche1, CEG_T1),
    cegTranche2: part(tranche2, CEG_T2),
    cetTranche1: part(cet1, CET),
    cetTranche2: part(cet2, CET),
    apecTranche1: part(tranche1, APEC),
    apecTranche2: part(apec2, APEC),
    allocationsFamilialesComplement: part(brut, FAMILLE_COMPLEMENT),
    maladieComplement: part(brut, MALADIE_COMPLEMENT),
    dialogueSocial: part(brut, DIALOGUE_SOCIAL),
    prevoyanceCadre,
    fraisDeSante: FRAIS_DE_SANTE,
    prevoyanceTranche2,
    formationProfessionnelle: part(brut, FORMATION),
    taxeApprentissage: part(brut, APPRENTISSAGE),
    taxeApprentissageSolde: part(brut, APPRENTISSAGE_SOLDE),
    dialogueSocialConventionnel: part(brut, PARITARISME),
  };
}

function withEmployeeParts(brut: Decimal, employer: EmployerLines): Readonly<Record<LineId, Line>> {
  const baseCsg = cents(
    brut
      .minus(Decimal.min(brut, PSS_4).times(CSG_ABATTEMENT))
      .plus(SANTE)
      .plus(employer.prevoyanceCadre.employer)
      .plus(employer.prevoyanceTranche2.employer),
  );
  const both = (line: Line, rate: Decimal): Line => ({ ...line, employee: cents(line.base.times(rate)) });
  return {
    ...employer,
    vieillesseDeplafonnee: both(employer.vieillesseDeplafonnee, EMPLOYEE.vieillesseDeplafonnee),
    vieillessePlafonnee: both(employer.vieillessePlafonnee, EMPLOYEE.vieillessePlafonnee),
    retraiteTranche1: both(employer.retraiteTranche1, EMPLOYEE.retraiteTranche1),
    retraiteTranche2: both(employer.retraiteTranche2, EMPLOYEE.retraiteTranche2),
    cegTranche1: both(employer.cegTranche1, EMPLOYEE.cegTranche1),
    cegTranche2: both(employer.cegTranche2, EMPLOYEE.cegTranche2),
    cetTranche1: both(employer.cetTranche1, EMPLOYEE.cet),
    cetTranche2: both(employer.cetTranche2, EMPLOYEE.cet),
    apecTranche1: both(employer.apecTranche1, EMPLOYEE.apec),
    apecTranche2: both(employer.apecTranche2, EMPLOYEE.apec),
    prevoyanceTranche2: both(employer.prevoyanceTranche2, PREVOYANCE_T2),
    csgDeductible: { base: baseCsg, employee: cents(baseCsg.times(CSG_DEDUCTIBLE)), employer: ZERO },
    csgCrdsGroupees: { base: baseCsg, employee: cents(baseCsg.times(CSG_CRDS)), employer: ZERO },
  };
}

/** Réduction générale dégressive unique of a first full month: coefficient at four decimals, nothing from three SMIC up. */
function reductionOf(brut: Decimal): Decimal {
  if (brut.lte(0) || brut.times(12).gte(TROIS_SMIC_ANNUEL)) return ZERO;
  const degressive = TROIS_SMIC.div(brut).minus(ONE).times(HALF).pow(PUISSANCE).times(T_DELTA).plus(T_MIN);
  return cents(Decimal.min(degressive, T_MAX).toDecimalPlaces(4, Decimal.ROUND_HALF_UP).times(brut));
}

function part(base: Decimal, rate: Decimal): Line {
  return { base, employee: ZERO, employer: cents(base.times(rate)) };
}

function sumEmployer(lines: EmployerLines): Decimal {
  let sum = ZERO;
  for (const line of Object.values(lines)) sum = sum.plus(line.employer);
  return sum;
}

function cents(amount: Decimal): Decimal {
  return amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}
