import type { StatementSection } from "@bareme/payroll";
import { z } from "zod";
import { sourceShape } from "./source.ts";
import { decimalText, euros, period } from "./texts.ts";
import { exactly } from "./exactly.ts";

export const basisShape = z.enum(["law", "convention", "contract", "fee"]);

export const sectionIdShape = z.enum([
  "ouverture",
  "encaissements",
  "fraisDeGestion",
  "coutsDeTiers",
  "montantDisponible",
  "fraisProfessionnels",
  "reserves",
  "soldes",
  "credits",
  "paie",
  "apportAffaires",
  "charges215",
  "autres",
  "rappels",
  "cloture",
]);

const entry = {
  line: z.string(),
  item: z.string().exactOptional(),
  about: z.string().nullable(),
  label: z.string(),
  amount: euros,
  basis: basisShape.nullable(),
  source: z.array(sourceShape),
};
const entries = z.array(z.strictObject(entry));

const { about: _none, ...figure } = entry;
const figures = z.array(z.strictObject(figure));

const feeDetailShape = z.strictObject({
  base: z.strictObject({ label: z.string(), amount: decimalText, unit: z.string() }).nullable(),
  rate: z.strictObject({ label: z.string(), value: decimalText }).nullable(),
  grid: z
    .strictObject({
      id: z.string(),
      label: z.string(),
      mode: z.enum(["marginal", "whole-amount", "step"]),
      in: z.string().describe("unité des bornes"),
      unit: z.string().describe("unité des taux"),
      cumulated: decimalText.nullable(),
      bands: z.array(
        z.strictObject({
          above: decimalText.nullable(),
          upTo: decimalText.nullable(),
          rate: decimalText,
          plus: decimalText.nullable(),
        }),
      ),
    })
    .nullable(),
  cap: z.strictObject({ label: z.string(), amount: euros }).nullable(),
  calculation: z.string().nullable(),
});

const receipt = { invoiced: euros, cashed: euros, owed: euros, advanced: euros };

const section = { id: sectionIdShape, title: z.string() };
const movements = { ...section, entries, total: euros };

const balancesSection = z.strictObject({
  ...section,
  kind: z.literal("balances"),
  balances: z.array(
    z.strictObject({
      account: z.string(),
      label: z.string(),
      kind: z.enum(["available", "reserved", "smoothing", "advance"]),
      amount: euros,
    }),
  ),
  owed: euros.nullable(),
});

const receiptsSection = z.strictObject({
  ...movements,
  kind: z.literal("receipts"),
  missions: z.array(
    z.strictObject({ mission: z.string(), client: z.string().nullable(), writtenOff: euros, ...receipt }),
  ),
  totals: z.strictObject(receipt),
});

const feesSection = z.strictObject({
  ...movements,
  kind: z.literal("fees"),
  entries: z.array(
    z.strictObject({
      ...entry,
      basis: z.literal("fee"),
      detail: feeDetailShape.nullable(),
      unfounded: z.boolean().describe("vrai : rien ne fonde ce prélèvement, et il compte comme un frais"),
    }),
  ),
});

const keptSection = z.strictObject({
  ...movements,
  kind: z.literal("kept"),
  accounts: z.array(
    z.strictObject({
      account: z.string(),
      label: z.string(),
      opening: euros,
      entries,
      added: euros,
      released: euros,
      closing: euros,
    }),
  ),
});

const payrollSection = z.strictObject({
  ...movements,
  kind: z.literal("payroll"),
  gross: entries,
  employer: entries,
  employerTotal: euros,
  others: entries,
  employee: figures,
  totals: z.strictObject({
    brut: euros,
    cotisationsSalariales: euros,
    cotisationsPatronales: euros,
    chargesDeLaSociete: euros,
    netAvantImpot: euros,
    pas: euros,
    netAPayer: euros,
  }),
});

/** What rappels of closed months move, line by line. */
export const rappelTableShape = z.strictObject({
  months: z.array(
    z.strictObject({
      period,
      rows: z.array(
        z.strictObject({
          line: z.string(),
          item: z.string().exactOptional(),
          label: z.string(),
          part: partShape(),
          partLabel: z.string(),
          paid: euros,
          restated: euros,
          alreadyPosted: euros,
          difference: euros,
          source: z.array(sourceShape),
        }),
      ),
    }),
  ),
});

const rappelsSection = z.strictObject({
  ...section,
  kind: z.literal("rappels"),
  table: rappelTableShape,
  total: euros,
});

export const sectionShape = exactly<StatementSection>()(
  z.discriminatedUnion("kind", [
    balancesSection,
    receiptsSection,
    feesSection,
    z.strictObject({ ...movements, kind: z.literal("movements") }),
    keptSection,
    z.strictObject({ ...section, kind: z.literal("sum"), of: z.array(sectionIdShape), amount: euros }),
    payrollSection,
    z.strictObject({ ...section, kind: z.literal("figures"), figures, total: euros }),
    rappelsSection,
  ]),
);

/** A part of a line that a rappel moves, or an account. */
function partShape() {
  return z.union([
    z.enum(["employee", "employer", "societe", "retenue", "reintegration"]),
    z.templateLiteral(["compte:", z.string()]),
  ]);
}
