import { Decimal } from "decimal.js";
import type { Contract } from "./contracts.ts";
import type { Draw } from "./seeded.ts";

/** The missions of a porté: the days worked each month, shared among them. */
export interface Missions {
  readonly days: readonly number[];
  readonly all: readonly Mission[];
}

export interface Mission {
  readonly id: string;
  readonly tjm: number;
  /** How many months after its month an invoice is paid. */
  readonly paidAfter: number;
  readonly ofTheCompany: boolean;
  readonly tauxNegocie: string | null;
  readonly daysByMonth: readonly number[];
}

export function drawMissions(months: number, { modeDuree }: Contract, draw: Draw): Missions {
  const count = draw.oneOf([1, 1, 2, 3]);
  const days = Array.from({ length: months }, () => {
    // A monthly duration is for whole months only; otherwise a month in twenty has no work.
    if (modeDuree === "mensuel") return 19 + draw.below(3);
    return draw.chance(5) ? 0 : 10 + draw.below(12);
  });
  return {
    days,
    all: Array.from({ length: count }, (_, index) => ({
      id: `mission-${index + 1}`,
      tjm: 400 + 10 * draw.below(50),
      paidAfter: draw.oneOf([0, 1, 1, 2]),
      ofTheCompany: draw.chance(10),
      tauxNegocie: draw.chance(10) ? `${3 + draw.below(5)}` : null,
      daysByMonth: days.map((day) => Math.floor(day / count) + (index < day % count ? 1 : 0)),
    })),
  };
}

/** The missions as the rules read them in a month: what is invoiced then, and what is paid then. */
export function missionsOf({ all }: Missions, month: number): readonly Readonly<Record<string, unknown>>[] {
  return all.map((mission) => ({
    id: mission.id,
    tjm: mission.tjm.toFixed(2),
    jours: String(mission.daysByMonth[month] ?? 0),
    caFacture: invoiced(mission, month),
    caEncaisse: invoiced(mission, month - mission.paidAfter),
    ...(mission.ofTheCompany && { apporteeParLaSociete: true }),
    ...(mission.tauxNegocie !== null && { tauxNegocie: mission.tauxNegocie }),
  }));
}

function invoiced({ daysByMonth, tjm }: Mission, month: number): string {
  return new Decimal(tjm).times(daysByMonth[month] ?? 0).toFixed(2);
}
