import { readFileSync } from "node:fs";
import { z } from "zod";
import { decimal, minimum, multiply, subtract, ZERO, type Decimal } from "@bareme/kernel";
import { MODEL_LINES, REDUCTION } from "./model-lines.ts";
import { keyOf, type ModelPayslip } from "./payslip.ts";
import { centsToText, numberToText, type Situation } from "./situation.ts";

const cents = z.strictObject({
  gross: z.number().int(),
  employerContributions: z.number().int(),
  employeeContributions: z.number().int(),
  employerCost: z.number().int(),
  netBeforeTax: z.number().int(),
  montantNetSocial: z.number().int(),
  netImposable: z.number().int(),
  pasRatePct: z.number(),
  pas: z.number().int(),
  netPaid: z.number().int(),
});
const payslip = z.object({
  situation: z.object({
    cadre: z.boolean(),
    contract: z.enum(["CDI", "CDD"]),
    effectif: z.number().int(),
    atRate: z.number(),
    mobilityRate: z.number(),
    health: z.number(),
    healthEmployerShare: z.number(),
    weeklyHours: z.number(),
    cddMonths: z.number().int().default(12),
    date: z.iso.date(),
  }),
  lines: z.array(
    z.object({
      id: z.string(),
      side: z.enum(["employer", "employee"]),
      base: z.number().nullable(),
      amount: z.number(),
      cents: z.number().int(),
    }),
  ),
  reductionCoefficient: z.number(),
  cents,
  ifBasesRoundedFirst: z.object({ lines: z.record(z.string(), z.number().int()), cents }).optional(),
});
const inverse = z.object({ id: z.string(), budget: z.number(), gross: z.number(), payslip });
const table = z.object({
  situations: z.array(payslip.extend({ id: z.string() })),
  inverse: z.array(inverse).default([]),
});

export type OracleRow = z.infer<typeof payslip> & { readonly id: string };
export type InverseRow = z.infer<typeof inverse>;

/** The tables kept beside the tests: payslips of the model, and grosses for a budget. */
export function readTable(year: "2024" | "2025" | "2026"): {
  readonly rows: readonly OracleRow[];
  readonly inverse: readonly InverseRow[];
} {
  const file = new URL(`../oracle/oracle-urssaf-${year}.json`, import.meta.url);
  const { situations, inverse: budgets } = table.parse(JSON.parse(readFileSync(file, "utf8")));
  return { rows: situations, inverse: budgets };
}

export function rowToSituation({ situation, cents: { gross } }: z.infer<typeof payslip>): Situation {
  return {
    period: situation.date.slice(0, 7),
    typeContrat: situation.contract,
    dureeCdd: situation.cddMonths,
    statut: situation.cadre ? "cadre" : "nonCadre",
    effectif: String(situation.effectif),
    partAlternants: "0",
    tauxAtmp: numberToText(situation.atRate),
    tauxVersementMobilite: numberToText(situation.mobilityRate),
    cotisationSante: numberToText(situation.health),
    partPatronaleSante: numberToText(situation.healthEmployerShare),
    heuresHebdomadaires: numberToText(situation.weeklyHours),
    brut: centsToText(gross),
  };
}

/** What the row prints, by our ids; the bases rounded to the cent first where the row says that this changes a cent. */
export function rowToPayslip({
  lines,
  cents: own,
  ifBasesRoundedFirst,
  reductionCoefficient,
}: OracleRow): Record<string, string> {
  const printed = Object.fromEntries(MODEL_LINES.map((line) => [line.ours, "0.00"]));
  for (const line of lines) {
    const known = MODEL_LINES.find(({ id, side }) => id === line.id && side === line.side);
    if (known === undefined)
      throw new Error(`the table has a line that is not known: ${line.side}/${line.id}`);
    printed[known.ours] = signed(ifBasesRoundedFirst?.lines[`${line.side}/${line.id}`] ?? line.cents);
  }
  const totals = ifBasesRoundedFirst?.cents ?? own;
  return {
    ...printed,
    coefficientReduction: reductionCoefficient.toFixed(4),
    cotisationsPatronales: signed(totals.employerContributions),
    cotisationsSalariales: signed(totals.employeeContributions),
    totalVerseEmployeur: signed(totals.employerCost),
    netAvantImpot: signed(totals.netBeforeTax),
    montantNetSocial: signed(totals.montantNetSocial),
    netImposable: signed(totals.netImposable),
    tauxPas: totals.pasRatePct.toFixed(2),
    pas: signed(totals.pas),
    netAPayer: signed(totals.netPaid),
  };
}

/** The row as the model's unrounded lines, the prévoyance of a cadre put on the ceiling of the month (`assiette-prevoyance-cadre`). */
export function rowToModelPayslip(row: OracleRow): ModelPayslip {
  const amounts = new Map<string, Decimal>();
  for (const line of row.lines) {
    const value = decimal(line.amount.toFixed(6));
    amounts.set(keyOf(line), line.id === REDUCTION ? subtract(ZERO, value) : value);
  }
  const parts = (["employer/sante", "employer/prevoyance-cadres"] as const).map(
    (key) => amounts.get(key) ?? ZERO,
  );
  const csg = row.lines.find((line) => line.id === "csg-deductible");
  const assietteAbattue = parts.reduce(subtract, decimal((csg?.base ?? 0).toFixed(6)));
  const tranche1 = row.lines.find((line) => line.id === "vieillesse-plafonnee");
  const brut = decimal(centsToText(row.cents.gross));
  if (amounts.has("employer/prevoyance-cadres")) {
    const base = minimum(brut, decimal((tranche1?.base ?? 0).toFixed(6)));
    const before = amounts.get("employer/prevoyance-cadres") ?? ZERO;
    const after = multiply(base, decimal("0.015"));
    amounts.set("employer/prevoyance-cadres", after);
    const social = amounts.get("employer/forfait-social");
    if (social !== undefined)
      amounts.set(
        "employer/forfait-social",
        subtract(social, multiply(subtract(before, after), decimal("0.08"))),
      );
    for (const [key, rate] of [
      ["csg-deductible", "0.068"],
      ["csg-non-deductible", "0.024"],
      ["crds", "0.005"],
    ] as const) {
      const own = amounts.get(`employee/${key}`) ?? ZERO;
      amounts.set(`employee/${key}`, subtract(own, multiply(subtract(before, after), decimal(rate))));
    }
  }
  return { brut, amounts, assietteAbattue };
}

function signed(amount: number): string {
  return amount < 0 ? `-${centsToText(-amount)}` : centsToText(amount);
}
