import modeleSocial from "modele-social";
import modeleSocial2025 from "modele-social-2025";
import Engine, { type Situation as PublicodesSituation } from "publicodes";
import {
  decimal,
  decimalToText,
  lastDay,
  minimum,
  month,
  multiply,
  roundTo,
  subtract,
  ZERO,
  type Decimal,
} from "@bareme/kernel";
import {
  differencesOf,
  modelInputs,
  modelRoundings,
  type KnownDifference,
  type ModelInput,
} from "./known-differences.ts";
import { MODEL_LINES, REDUCTION, REDUCTION_RULES, type ModelLine } from "./model-lines.ts";
import { keyOf, printedPayslip, printedTax, type ModelPayslip } from "./payslip.ts";
import type { Situation } from "./situation.ts";

/** The model's answer to a situation: the payslip its lines make, and its own unrounded totals, which those must meet. */
export interface ModelAnswer {
  readonly payslip: Readonly<Record<string, string>>;
  readonly totals: Readonly<
    Record<"cotisationsPatronales" | "cotisationsSalariales" | "totalVerseEmployeur", number>
  >;
  /** The sums of the lines as the model gives them: what they lack of its totals is a line this comparison does not know. */
  readonly sums: Readonly<Record<"cotisationsPatronales" | "cotisationsSalariales", number>>;
}

type Model = Engine<string>;

/** Opens both models once: 10.0.0 knows 2024 and 2025, 11.1.0 knows 2026. They are told the known differences, but the one named. */
export function openModels(): (situation: Situation, without?: string) => ModelAnswer {
  const logger = { log() {}, warn() {}, error() {} };
  const until2025: Model = new Engine<string>(modeleSocial2025, { logger });
  const from2026: Model = new Engine<string>(modeleSocial, { logger });
  return (situation, without) => {
    const known = differencesOf(situation).filter(({ id }) => id !== without);
    return answer(situation.period < "2026" ? until2025 : from2026, situation, known);
  };
}

function answer(model: Model, situation: Situation, known: readonly KnownDifference[]): ModelAnswer {
  const inputs = toldInputs(model, situation, known);
  const read = readPayslip(model, situation);
  const payslip = printedPayslip(read);
  const sums = (side: ModelLine["side"]): number =>
    MODEL_LINES.filter((line) => line.side === side).reduce(
      (sum, line) => sum + (line.id === REDUCTION ? -1 : 1) * toNumber(read.amounts.get(keyOf(line)) ?? ZERO),
      0,
    );
  const result = {
    totals: {
      cotisationsPatronales: valueOf(model, "salarié . cotisations . employeur"),
      cotisationsSalariales: valueOf(model, "salarié . cotisations . salarié"),
      totalVerseEmployeur: valueOf(model, "salarié . coût total employeur"),
    },
    sums: { cotisationsPatronales: sums("employer"), cotisationsSalariales: sums("employee") },
  };
  const coefficient = reductionRules(model)
    .map((rule) => valueOf(model, `${rule} . coefficient`))
    .reduce((sum, value) => sum + value, 0);
  const applied = read.amounts.get(`employer/${REDUCTION}`) ?? ZERO;
  // The model states a coefficient even where the reduction does not apply.
  const coefficientReduction = toNumber(applied) === 0 ? "0.0000" : coefficient.toFixed(4);
  return {
    ...result,
    payslip: {
      ...payslip,
      coefficientReduction,
      ...printedTax(
        payslip,
        neutralRate(model, { ...inputs, ...modelInputs(known, "taux-neutre") }, payslip),
      ),
    },
  };
}

/** The situation and what the model is told beside it; it is left told. */
function toldInputs(model: Model, situation: Situation, known: readonly KnownDifference[]): ModelInput {
  let inputs: ModelInput = { ...inputsOf(situation), ...modelInputs(known, "payslip") };
  tell(model, inputs);
  for (const { rule, step } of modelRoundings(known)) {
    const rounded = roundTo(toDecimal(valueOf(model, rule)), decimal(step), "half-up");
    inputs = { ...inputs, [rule]: `${decimalToText(rounded)} €/mois` };
    tell(model, inputs);
  }
  return inputs;
}

/** The rate of the model's own grid for the net imposable that its rounded lines make. */
function neutralRate(model: Model, inputs: ModelInput, payslip: Readonly<Record<string, string>>): string {
  tell(model, {
    ...inputs,
    "impôt . revenu imposable": `${payslip["netImposable"] ?? ""} €/mois`,
  });
  return valueOf(model, "impôt . taux neutre d'impôt sur le revenu").toFixed(1);
}

function inputsOf(situation: Situation): ModelInput {
  const partTime = situation.heuresHebdomadaires !== "35";
  const yes = (condition: boolean): string => (condition ? "oui" : "non");
  return {
    date: lastDayInFrench(situation.period),
    "salarié . contrat": `'${situation.typeContrat}'`,
    "salarié . contrat . statut cadre": yes(situation.statut === "cadre"),
    "salarié . contrat . salaire brut": `${situation.brut} €/mois`,
    "salarié . contrat . temps de travail . temps partiel": yes(partTime),
    ...(partTime && {
      "salarié . contrat . temps de travail . temps partiel . heures par semaine": `${situation.heuresHebdomadaires} heure/semaine`,
    }),
    // The gross is given whole: no end-of-contract pay is added to it.
    ...(situation.typeContrat === "CDD" && {
      "salarié . contrat . CDD . durée": `${situation.dureeCdd} mois`,
      "salarié . contrat . CDD . indemnité de fin de contrat": "non",
    }),
    "salarié . cotisations . prévoyances . santé . montant": `${situation.cotisationSante} €/mois`,
    "salarié . cotisations . prévoyances . santé . taux employeur": `${situation.partPatronaleSante}%`,
    "entreprise . salariés . effectif": `${situation.effectif} employé`,
    "entreprise . salariés . ratio alternants": `${situation.partAlternants}%`,
    "établissement . taux ATMP": `${situation.tauxAtmp}%`,
    "établissement . commune . taux versement mobilité": `${situation.tauxVersementMobilite}%`,
    "impôt . méthode de calcul": "'taux neutre'",
  };
}

function readPayslip(model: Model, situation: Situation): ModelPayslip {
  const ceiling = toDecimal(valueOf(model, "salarié . temps de travail . plafond sécurité sociale"));
  const brut = decimal(situation.brut);
  const amounts = new Map<string, Decimal>();
  for (const line of MODEL_LINES) {
    const rules = line.id === REDUCTION ? reductionRules(model) : [line.rule];
    const value = rules.reduce((sum, rule) => sum + valueOf(model, rule), 0);
    amounts.set(keyOf(line), line.band === undefined ? toDecimal(value) : bandOf(line.band, brut, ceiling));
  }
  const assietteAbattue = toDecimal(
    valueOf(model, "salarié . cotisations . CSG-CRDS . assiette de base . assiette abattue"),
  );
  return { brut, amounts, assietteAbattue };
}

/** The model gives the two bands as one sum; that they make it up is what the check of the totals shows. */
function bandOf(
  { rate, from, to }: NonNullable<ModelLine["band"]>,
  brut: Decimal,
  ceiling: Decimal,
): Decimal {
  const upTo = (ceilings: number): Decimal => minimum(brut, multiply(ceiling, decimal(String(ceilings))));
  return multiply(subtract(upTo(to), upTo(from)), multiply(decimal(rate), decimal("0.01")));
}

function reductionRules(model: Model): readonly string[] {
  const known = model.getParsedRules();
  return REDUCTION_RULES.filter((rule) => rule in known);
}

function tell(model: Model, inputs: ModelInput): void {
  model.setSituation(inputs as PublicodesSituation<string>);
}

/** The value of a rule; 0 where it does not apply. */
function valueOf(model: Model, rule: string): number {
  const { nodeValue } = model.evaluate(rule);
  if (nodeValue === null || nodeValue === false || nodeValue === undefined) return 0;
  if (typeof nodeValue !== "number" || Number.isNaN(nodeValue))
    throw new Error(`the model has no value for ${rule}`);
  return nodeValue;
}

/** The model computes on floats; eight places keep every digit of a cent times a rate, and drop the noise. */
function toDecimal(value: number): Decimal {
  return decimal(value.toFixed(8));
}

function toNumber(value: Decimal): number {
  return Number(decimalToText(value));
}

function lastDayInFrench(period: string): string {
  return lastDay(month(period)).split("-").reverse().join("/");
}
