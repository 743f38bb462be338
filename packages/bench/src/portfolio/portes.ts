import type { MonthsInput } from "@bareme/payroll";
import { drawContract, type Contract } from "./contracts.ts";
import { drawMissions, missionsOf } from "./missions.ts";
import { seeded, type Draw } from "./seeded.ts";

/** The example companies that the portés belong to, each a third. */
export const COMPANIES = ["atelier-mistral", "cap-garance", "deux-rives"] as const;
export type Company = (typeof COMPANIES)[number];

export interface Porte {
  readonly company: Company;
  readonly input: MonthsInput;
}

/** A thousand portés of ten months each: ten thousand months. */
export const PORTES = 1000;
const MONTHS_EACH = 10;
const TITRES = { valeurTitre: "10.00", partPatronaleTitre: "5.50" } as const;

/** The nth porté: a contract of 2026, its missions and ten months of them, from January to October. */
export function porteOf(index: number): Porte {
  const draw = seeded(index + 1);
  const company = COMPANIES[index % COMPANIES.length] ?? COMPANIES[0];
  const contract = drawContract(company, draw);
  const missions = drawMissions(MONTHS_EACH, contract, draw);
  return {
    company,
    input: {
      facts: contract.facts,
      months: Array.from({ length: MONTHS_EACH }, (_, month) => ({
        period: `2026-${String(month + 1).padStart(2, "0")}`,
        facts: {
          ...workedTime(contract, missions, month),
          missions: missionsOf(missions, month),
          ...extras(contract, missions.days[month] ?? 0, month, draw),
        },
      })),
    },
  };
}

function workedTime(
  { modeDuree }: Contract,
  { days }: { readonly days: readonly number[] },
  month: number,
): Readonly<Record<string, string>> {
  const worked = days[month] ?? 0;
  if (modeDuree === "heures") return { heuresTravaillees: String(worked * 7) };
  return modeDuree === "jours" ? { joursTravailles: String(worked) } : {};
}

/** Telework, meal vouchers, expenses and money put aside, in some months of some contracts. */
function extras(
  contract: Contract,
  days: number,
  month: number,
  draw: Draw,
): Readonly<Record<string, unknown>> {
  const home = Math.min(days, 8);
  return {
    ...(contract.telework && { joursTeletravail: String(home), allocationTeletravail: "2.50" }),
    ...(contract.vouchers && { nombreTitres: String(days), ...TITRES }),
    ...(draw.chance(30) && {
      fraisProfessionnels: Array.from({ length: 1 + draw.below(3) }, (_, item) => ({
        id: `frais-${item + 1}`,
        nature: draw.oneOf(["transport", "hebergement", "equipement"]),
        montant: `${10 + draw.below(140)}.${10 + draw.below(90)}`,
      })),
    }),
    ...(contract.savings && month % 3 === 0 && { montantReserve: "150.00" }),
  };
}
