import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../api/trpc.ts";
import type { Answers } from "../../api/session.tsx";
import { formatInstant } from "../../format/instants.ts";
import type { OfMonth } from "./payslip-tables.tsx";
import { Stepper, type Stage } from "./stepper.tsx";
import { isHindered, standingOf, type State, type Status } from "./words.ts";

type Moment = Answers["payroll"]["readMonthHistory"][number];

/** The month of one contract: who took each step, and when. */
export function MonthStepper({
  month,
  status,
  state,
}: {
  readonly month: OfMonth;
  readonly status: Status;
  readonly state: State;
}) {
  const trpc = useTRPC();
  const { data: moments = [] } = useQuery(trpc.payroll.readMonthHistory.queryOptions(month));
  const byOf = (step: Moment["step"]): Pick<Stage, "by"> => {
    const moment = moments.findLast((one) => one.step === step);
    if (moment === undefined) return {};
    return { by: `${moment.nom ?? "Barème"}, le ${formatInstant(moment.at)}` };
  };
  const corrections = moments.filter(({ step }) => step === "correction").length;
  const rank = RANKS[status];
  const stages: readonly Stage[] = [
    { id: "donnees", title: "Données", state: "done", says: "Mois ouvert", ...byOf("ouverture") },
    {
      id: "calcul",
      title: "Calcul",
      state: rank === 0 ? "current" : rank === 1 && isHindered(state) ? "hindered" : "done",
      says: rank === 0 ? "À faire" : rank === 1 && isHindered(state) ? standingOf(status, state) : "Calculé",
      ...(rank > 0 && byOf("calcul")),
    },
    {
      id: "validation",
      title: "Validation",
      state: rank > 1 ? "done" : rank === 1 && !isHindered(state) ? "current" : "ahead",
      says: rank > 1 ? "Validé" : "À faire",
      ...(rank > 1 && byOf("validation")),
    },
    {
      id: "cloture",
      title: "Clôture",
      state: rank > 2 ? "done" : rank === 2 ? "current" : "ahead",
      says: rank > 2 ? (corrections > 0 ? `Clos, corrigé ${corrections} fois` : "Clos") : "À faire",
      ...(rank > 2 && byOf("cloture")),
    },
  ];
  return <Stepper label="Étapes du mois" stages={stages} />;
}

const RANKS: Readonly<Record<Status, number>> = { ouvert: 0, calcule: 1, valide: 2, clos: 3 };
