import { decimal, isZero, negate, parseDecimal } from "@bareme/kernel";
import type { MonthRun } from "../month-run.ts";
import { itemsOf, nameOfItem } from "./items.ts";
import { LISTS, STATEMENT_VALUES } from "./layout.ts";
import type { MissionReceipt, ReceiptsSection } from "./shape.ts";
import { sumText, textOf } from "./sums.ts";

/** Each mission of the month: invoiced and cashed as typed, what its client still owes and what is advanced on it as the rules carry them. */
export function receiptsOf({ request, evaluation }: MonthRun): readonly MissionReceipt[] {
  const { closing } = evaluation.document;
  const carried = (id: string, mission: string): string => {
    const byMission = closing?.[id];
    return amount(typeof byMission === "object" ? byMission[mission] : undefined);
  };
  const amount = (value: unknown): string => {
    const read = parseDecimal(value);
    return read === undefined ? "0.00" : textOf(read);
  };
  const missions = itemsOf(request.facts, LISTS.missions);
  const here = new Set(missions.map(({ id }) => id));
  // A mission that brought nothing this month may still be owed for earlier ones.
  const before = Object.keys(recordOf(closing?.[STATEMENT_VALUES.owed]))
    .filter((id) => !here.has(id))
    .filter((id) =>
      [STATEMENT_VALUES.owed, STATEMENT_VALUES.advanced].some(
        (value) => !isZero(decimal(carried(value, id))),
      ),
    )
    .map((id): Readonly<Record<string, unknown>> => ({ id }));
  return [...missions, ...before].flatMap((mission) => {
    const { id } = mission;
    if (typeof id !== "string") return [];
    return [
      {
        mission: id,
        client: nameOfItem(mission),
        invoiced: amount(mission["caFacture"]),
        cashed: amount(mission["caEncaisse"]),
        writtenOff: amount(mission["creanceAbandonnee"]),
        owed: carried(STATEMENT_VALUES.owed, id),
        advanced: carried(STATEMENT_VALUES.advanced, id),
      },
    ];
  });
}

export function receiptTotals(missions: readonly MissionReceipt[]): ReceiptsSection["totals"] {
  const total = (of: "invoiced" | "cashed" | "owed" | "advanced"): string =>
    sumText(missions.map((mission) => mission[of]));
  return {
    invoiced: total("invoiced"),
    cashed: total("cashed"),
    owed: total("owed"),
    advanced: total("advanced"),
  };
}

/** What the clients' account gave: every payment by the clients, rappels included. */
export function paidByClients(total: string): string {
  return textOf(negate(decimal(total)));
}

function recordOf(
  carried: string | Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  return typeof carried === "object" ? carried : {};
}
