import { canonicalJson, parseMonth, type JsonValue, type Problem } from "@bareme/kernel";
import { monthsOf, type Dossier } from "@bareme/payroll";
import type { PieceKind } from "../ports/store.ts";

/** Records that belong to the month of their date and to no other. */
const OF_ONE_MONTH: readonly PieceKind[] = [
  "cra",
  "facture",
  "encaissement",
  "impaye",
  "frais",
  "autreCout",
  "credit",
  "demande",
  "mois",
];

/** A record of a closed month is neither written nor removed. */
export function inClosedMonth(
  { kind, key, date }: { readonly kind: PieceKind; readonly key: string; readonly date: string },
  closed: readonly string[],
): readonly Problem[] {
  const month = date.slice(0, 7);
  if (!OF_ONE_MONTH.includes(kind) || !closed.includes(month)) return [];
  return [
    {
      code: "RECORD_IN_CLOSED_MONTH",
      path: [kind, key],
      message: `Cet enregistrement est de ${month}, un mois clos, qui ne change plus.`,
      remedy: `Corrigez ${month} par un rappel : donnez ses faits corrigés et leur motif dans le mois ouvert.`,
    },
  ];
}

/** A record that bears on many months (contract, mission, benefit) may change those to come only. */
export function closedMonthsChanged(
  before: Dossier,
  after: Dossier,
  closed: readonly string[],
): readonly Problem[] {
  return closed.flatMap((period): readonly Problem[] => {
    if (factsIn(before, period) === factsIn(after, period)) return [];
    return [
      {
        code: "CLOSED_MONTH_CHANGED",
        path: [period],
        message: `Ce changement modifierait les faits de ${period}, un mois clos, qui ne change plus.`,
        remedy: `Faites partir le changement d'un mois ouvert, par un avenant, et corrigez ${period} par un rappel s'il était faux.`,
      },
    ];
  });
}

/** What a month is asked on. Whether a mission was the last one is learnt afterwards: a new one does not unmake the month it follows. */
function factsIn(dossier: Dossier, period: string): string {
  const when = parseMonth(period);
  if (when === undefined) return "";
  const { facts, months } = monthsOf(dossier, [when]);
  const { finDeMission: _learnt, ...month } = { ...facts, ...months[0]?.facts };
  return canonicalJson(JSON.parse(JSON.stringify(month)) as JsonValue);
}
