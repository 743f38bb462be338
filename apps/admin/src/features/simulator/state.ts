import type { Aim, Lever } from "@bareme/payroll";
import type { CurveRange } from "../../core/simulation/curve-places.ts";
import type { Given } from "../../core/simulation/supposed.ts";

/** What someone starts from: an activity, a turnover, or a result to reach. */
export type Objective = "activite" | "ca" | Aim;

/** Another way to be paid for the same months: another company of the user, other options of the contract, or both. */
export interface Variant {
  /** As somebody calls it; empty, it is called by what it changes. */
  readonly name: string;
  readonly societe: string | null;
  readonly options: Readonly<Record<string, string>>;
}

export const MOST_VARIANTS = 6;

/** All that a simulation is: what was typed, and nothing that was computed. Numbers are decimal texts, empty when nothing is typed. */
export interface SimulatorState {
  readonly period: string;
  /** All months of the year of `period`. */
  readonly whole: boolean;
  readonly facts: Readonly<Record<string, Given>>;
  readonly options: Readonly<Record<string, string>>;
  readonly mission: Readonly<Record<string, Given>>;
  readonly tjm: string;
  readonly jours: string;
  readonly ca: string;
  readonly asked: Objective;
  /** What is asked for, when a result is. */
  readonly amount: string;
  /** What is looked for then. */
  readonly lever: Lever;
  readonly variants: readonly Variant[];
  readonly curve: CurveRange;
}

export type Change = (change: Partial<SimulatorState>) => void;

/** An example to start from, and a range that most missions stand in. */
export function startingState(period: string): SimulatorState {
  return {
    period,
    whole: false,
    facts: {},
    options: {},
    mission: {},
    tjm: "450.00",
    jours: "20",
    ca: "",
    asked: "activite",
    amount: "",
    lever: "jours",
    variants: [],
    curve: { from: "3000", to: "15000", every: "250" },
  };
}

export const AIMS: readonly { readonly id: Aim; readonly label: string; readonly says: string }[] = [
  { id: "budgetDePaie", label: "Budget de la paie", says: "ce qui reste pour la paie et ses charges" },
  { id: "remunerationBrute", label: "Rémunération brute", says: "" },
  { id: "netAvantImpot", label: "Net avant impôt", says: "" },
  { id: "netAPayer", label: "Net à payer", says: "" },
];

export function isAim(asked: Objective): asked is Aim {
  return asked !== "activite" && asked !== "ca";
}

/** What typing a rate or days means: with a result asked for, the one that is given; typing over what was looked for gives both. */
export function typeActivity(
  state: SimulatorState,
  field: "tjm" | "jours",
  value: string,
): Partial<SimulatorState> {
  const other = field === "tjm" ? "jours" : "tjm";
  if (!isAim(state.asked) || state.lever === field) return { [field]: value, asked: "activite" };
  return { [field]: value, lever: other };
}
