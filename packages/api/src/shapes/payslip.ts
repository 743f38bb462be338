import type { Lock, Payslip, PayslipAmount, PayslipLine } from "@bareme/payroll";
import type { Ecriture, PayslipOfMonth } from "@bareme/use-cases";
import { z } from "zod";
import { monthViewShape } from "./month.ts";
import { sourceShape } from "./source.ts";
import { day, decimalText, euros, hash, period } from "./texts.ts";
import { exactly } from "./exactly.ts";

const lineShape = exactly<PayslipLine>()(
  z.strictObject({
    id: z.string(),
    item: z.string().exactOptional(),
    label: z.string(),
    base: decimalText.nullable(),
    baseUnit: z.string().nullable(),
    rate: decimalText.nullable(),
    rateUnit: z.string().nullable(),
    employeeRate: decimalText.nullable(),
    employerRate: decimalText.nullable(),
    employee: euros.nullable(),
    employer: euros.nullable(),
    amount: euros.nullable(),
    basis: z.string().nullable(),
    source: z.array(sourceShape),
  }),
);

const total = exactly<PayslipAmount | null>()(
  z.strictObject({ id: z.string(), label: z.string(), amount: euros }).nullable(),
);

const payslipShape = exactly<Payslip>()(
  z.strictObject({
    period,
    paymentDate: day,
    issued: z.boolean().describe("faux : un contrôle l'arrête, et rien ne se paie sur lui"),
    ruleSets: z.array(z.strictObject({ ruleSet: z.string(), label: z.string() })),
    contract: z.array(z.strictObject({ id: z.string(), label: z.string(), value: z.string() })),
    sections: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        kind: z.enum(["earnings", "contributions", "others"]),
        lines: z.array(lineShape),
      }),
    ),
    brut: total,
    cotisationsSalariales: total,
    cotisationsPatronales: total,
    montantNetSocial: total,
    netAvantImpot: total,
    netImposable: total,
    netAPayer: total,
    totalVerseEmployeur: total,
    pas: z
      .strictObject({
        label: z.string(),
        base: euros.nullable(),
        rate: decimalText.nullable(),
        amount: euros,
      })
      .nullable(),
  }),
);

const lockShape = exactly<Lock>()(
  z.strictObject({
    engine: z.string().describe("version du moteur"),
    period,
    paymentDate: day,
    asOf: day.nullable().describe("seules les règles connues à cette date ont été lues"),
    ruleSets: z.array(z.strictObject({ ruleSet: z.string(), hash })),
    plan: hash,
    request: hash,
    result: hash,
  }),
);

const ecritureShape = exactly<Ecriture>()(
  z.strictObject({
    numero: z.int(),
    fromAccount: z.string(),
    toAccount: z.string(),
    amount: euros,
    line: z.string(),
    item: z.string().nullable(),
    label: z.string(),
    basis: z.string().nullable(),
  }),
);

/** The payslip of a month, with what it was computed from and the entries it made. */
export const payslipOfMonthShape = exactly<PayslipOfMonth>()(
  z.strictObject({
    month: monthViewShape,
    payslip: payslipShape.nullable(),
    lock: lockShape,
    entries: z.array(ecritureShape).describe("vide tant que le mois n'est pas clos"),
  }),
);
