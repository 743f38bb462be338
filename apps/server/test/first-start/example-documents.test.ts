import { namedRappels, payslipPdf, statementPdf } from "@bareme/documents";
import { add, addDays, civilDate, decimal, decimalToFixed, daysBetween, ZERO } from "@bareme/kernel";
import { readDocumentHeader, readDocumentParties, readStatement } from "@bareme/use-cases";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { installedWorld, type InstalledWorld } from "./installed.ts";
import { valueOf } from "./world.ts";

// One installation for the whole file: slow machines make a database, compile the shipped rules and pay a year.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let world: InstalledWorld;
beforeAll(async () => {
  world = await installedWorld();
});
afterAll(() => world.close());

interface Named {
  readonly id: string;
  readonly matricule: string;
  readonly contratId: string;
  readonly period: string;
}

async function closedMonths(): Promise<readonly Named[]> {
  return [...(await world.months())].flatMap(([matricule, rows]) =>
    rows
      .filter(({ status }) => status === "clos")
      .map(({ id, contratId, period }) => ({ id, matricule, contratId, period })),
  );
}

async function closedMonth(matricule: string, period: string): Promise<Named> {
  const found = (await closedMonths()).find((one) => one.matricule === matricule && one.period === period);
  if (found === undefined) throw new Error(`${matricule} ${period} is not closed`);
  return found;
}

async function headerOf({ contratId, period }: Named) {
  return valueOf(await readDocumentHeader(world.payroll, world.actor, { contratId, period }));
}

const sums = z.object({ cumulsAnnee: z.object({ netImposable: z.string(), impot: z.string() }) });

/** Both documents drawn, and the sums of the year that the payslip prints. */
async function drawn(month: Named) {
  const { contratId, period } = month;
  const { header, earlier, facts, plan } = await headerOf(month);
  const { payslip } = await world.payslip(month.matricule, period);
  if (payslip === null) throw new Error(`${month.matricule} ${period} has no payslip`);
  const rappels = valueOf(namedRappels(facts, plan));
  const bulletin = valueOf(await payslipPdf({ payslip, header, earlier, rappels }));
  const asked = { contratId, period };
  const statement = valueOf(await readStatement(world.payroll, world.actor, asked));
  if (statement === null) throw new Error(`${month.matricule} ${period} has no statement`);
  const parties = valueOf(await readDocumentParties(world.payroll, world.actor, asked));
  const issuedOn = payslip.paymentDate;
  const releve = valueOf(await statementPdf({ statement, issuedOn, header: parties }));
  return { bulletin, releve, cumulsAnnee: sums.parse(bulletin.data).cumulsAnnee };
}

/** What the months of a contract that were paid in the year of this one come to, this one included. */
async function sumOfYear({ contratId, period }: Named, amount: string): Promise<string> {
  const months = (await closedMonths()).filter(
    (one) => one.contratId === contratId && one.period.startsWith(period.slice(0, 4)) && one.period <= period,
  );
  const values = await Promise.all(months.map(({ id }) => world.values(id)));
  return decimalToFixed(
    values.reduce((sum, { [amount]: value }) => add(sum, decimal(value ?? "")), ZERO),
    2,
  );
}

const A_SUNDAY = civilDate("2026-11-01");

/** The jours ouvrables from one day to another; the leave of the example has no public holiday in it. */
function workDays({ du, au }: { readonly du: string; readonly au: string }): number {
  const [first, last] = [civilDate(du), civilDate(au)];
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1))
    if (daysBetween(A_SUNDAY, day) % 7 !== 0) count += 1;
  return count;
}

describe("the documents of the example", () => {
  it("have all that they say: who pays, who is paid, the time and the leave, for every closed month", async () => {
    const months = await closedMonths();
    const leave: string[] = [];
    for (const month of months) {
      const { header, earlier, facts } = await headerOf(month);
      expect(header.employeur).toMatchObject({ nom: "Les Deux Rives Portage", ape: "78.30Z" });
      expect(header.salarie.matricule).toBe(month.matricule);
      expect(header.salarie.adresse.length).toBeGreaterThan(0);
      // Every month of the contract before this one is in the sums.
      const before = months.filter(
        ({ contratId, period }) => contratId === month.contratId && period < month.period,
      );
      expect(earlier.map(({ from }) => from)).toEqual(before.map(({ period }) => period));
      // As many days of leave as the month was paid for.
      const days = header.conges.reduce((sum, span) => sum + workDays(span), 0);
      expect([month.matricule, month.period, `${days}`]).toEqual([
        month.matricule,
        month.period,
        facts["joursCongesPris"] ?? "0",
      ]);
      leave.push(...header.conges.map(({ du, au }) => `${month.matricule} ${du} ${au}`));
    }
    // 3 × 12 + 6 + 7.
    expect(months).toHaveLength(49);
    expect(leave).toEqual([
      "DR-001 2026-05-18 2026-05-23",
      "DR-001 2026-08-03 2026-08-14",
      "DR-002 2026-02-16 2026-02-21",
      "DR-002 2026-08-10 2026-08-14",
      "DR-002 2026-08-17 2026-08-22",
      "DR-003 2026-07-20 2026-07-25",
      "DR-003 2026-10-19 2026-10-24",
      "DR-004 2026-04-13 2026-04-18",
      "DR-005 2026-08-03 2026-08-14",
    ]);
  });

  it.each([
    { matricule: "DR-001", period: "2025-12", shows: "the second month of a contract, the last of its year" },
    { matricule: "DR-002", period: "2026-09", shows: "a rappel" },
    { matricule: "DR-004", period: "2026-06", shows: "the end of a CDD" },
  ])("are printed with the sums of the whole year: $shows", async ({ matricule, period }) => {
    const month = await closedMonth(matricule, period);
    const { bulletin, releve, cumulsAnnee } = await drawn(month);
    for (const { pdf } of [bulletin, releve])
      expect(Buffer.from(pdf.subarray(0, 5)).toString("latin1")).toBe("%PDF-");
    expect(cumulsAnnee).toEqual({
      netImposable: await sumOfYear(month, "netImposable"),
      impot: await sumOfYear(month, "pas"),
    });
  });

  it("are not printed for the month that a control blocks, and say so", async () => {
    const { payslip, month } = await world.payslip("DR-005", "2026-11");
    if (payslip === null) throw new Error("the month was refused");
    const { header, earlier } = await headerOf({ ...month, matricule: "DR-005" });
    const printed = await payslipPdf({ payslip, header, earlier, rappels: [] });
    expect(printed).toMatchObject({ ok: false, problems: [{ code: "PAYSLIP_NOT_ISSUED" }] });
  });
});
