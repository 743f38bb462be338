import type { Answers } from "../../api/session.tsx";

export type OpenPeriod = Answers["payroll"]["listPeriods"][number];
export type MonthOfList = Answers["payroll"]["readPeriod"][number];
export type PayslipOfMonth = Answers["payroll"]["readPayslip"];
export type Payslip = NonNullable<PayslipOfMonth["payslip"]>;
export type PassageState = Answers["payroll"]["listPassages"][number];
export type Statement = NonNullable<Answers["payroll"]["readStatement"]>;

export type Status = MonthOfList["status"];
export type State = MonthOfList["state"];
export type Step = PassageState["step"];

/** How far a month is, and what its computation says of it, in two or three words. */
export function standingOf(status: Status, state: State): string {
  if (status === "clos") return "Clos";
  if (status === "valide") return "Validé";
  if (status === "ouvert" || state === null) return "À calculer";
  return STATES[state];
}

const STATES = {
  calculé: "À valider",
  bloqué: "Bloqué",
  provisoire: "Provisoire",
  refusé: "Incalculable",
} as const;

/** Whether something must be put right before the month can be paid. */
export function isHindered(state: State): boolean {
  return state === "bloqué" || state === "refusé" || state === "provisoire";
}

export const STEP_WORDS: Readonly<
  Record<Step, { readonly all: string; readonly doing: string; readonly done: string }>
> = {
  calcul: { all: "Calculer tout", doing: "Calcul en cours", done: "Calcul" },
  validation: { all: "Valider tout", doing: "Validation en cours", done: "Validation" },
  cloture: { all: "Clore tout", doing: "Clôture en cours", done: "Clôture" },
};

/** « 1 contrat », « 12 contrats ». */
export function contracts(count: number): string {
  return `${count} contrat${count > 1 ? "s" : ""}`;
}
