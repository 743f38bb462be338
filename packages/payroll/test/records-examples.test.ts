import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readYaml } from "@bareme/rule-schema";
import { describe, expect, it } from "vitest";
import { runMonths } from "../src/months.ts";
import { readDossier } from "../src/records/dossier.ts";
import { monthsOf } from "../src/records/months-of.ts";
import { dossierWarnings } from "../src/records/warnings.ts";
import { companyRules } from "./rules.ts";

const EXAMPLES = join(import.meta.dirname, "../../../examples");
const rules = companyRules("deux-rives");

function shipped(name: string) {
  const yaml = readYaml(name, readFileSync(join(EXAMPLES, name), "utf8"));
  if (!yaml.ok) throw new Error(yaml.problems.map(({ message }) => message).join("\n"));
  const dossier = readDossier(yaml.value.data);
  if (!dossier.ok) throw new Error(dossier.problems.map(({ message }) => message).join("\n"));
  return { dossier: dossier.value, run: runMonths(monthsOf(dossier.value), rules) };
}

describe("the shipped dossiers", () => {
  const year = shipped("dossier-annee.yaml");
  const cdd = shipped("dossier-cdd.yaml");

  it.each([
    { name: "of a year", months: 12, ...year },
    { name: "of a CDD", months: 4, ...cdd },
  ])("$name: every month is paid, and its account closes", ({ months, run, dossier }) => {
    expect(run.months.map(({ state, account }) => [state, account?.closes])).toEqual(
      Array.from({ length: months }, () => ["calculé", true]),
    );
    expect(dossierWarnings(dossier)).toEqual([]);
  });

  it("receive before VAT what the bank received: 2 000 and 2 320 of 4 320 are 1 666.67 and 1 933.33 of 3 600", () => {
    const received = year.run.months.map(
      ({ request }) =>
        (request.facts["missions"] as readonly { id: string; caEncaisse: string }[]).find(
          ({ id }) => id === "audit",
        )?.caEncaisse,
    );
    expect(received).toEqual([
      "0.00",
      "8550.00",
      "5000.00",
      "4000.00",
      "17734.00",
      "0.00",
      "11700.00",
      "0.00",
      "4500.00",
      "1666.67",
      "1933.33",
      undefined,
    ]);
  });

  it("hold the net that was asked for, and give back what was set aside", () => {
    const nets = year.run.months.slice(4).map(({ payslip }) => payslip?.netAvantImpot?.amount);
    expect(nets).toEqual(Array.from({ length: 8 }, () => "3600.00"));
    const aside = year.run.months.map(
      ({ evaluation }) => evaluation.document.values["soldeMontantsReserves"],
    );
    expect(aside.slice(5)).toEqual(["0.00", "1500.00", "1500.00", "1500.00", "1500.00", "1500.00", "0.00"]);
  });

  it("count titres-restaurant by whole day, less the lunches refunded: 21 − 2 in April, 7 and 14 in June", () => {
    const counts = year.run.months.map(
      ({ evaluation }) => evaluation.document.values["nombreTitresAttribues"],
    );
    expect([counts[3], counts[5]]).toEqual(["19", "21"]);
  });

  it("read the kilometre scale on the year: 240 × 0.636 = 152.64 in February, 145.5 more in September make 92.54", () => {
    // F(385.5) − F(240) = 245.178 − 152.64 = 92.538 → 92.54
    const paid = (index: number) =>
      year.run.months[index]?.evaluation.document.lines.find(({ id }) => id === "indemnitesKilometriques")
        ?.amount;
    expect([paid(1), paid(8)]).toEqual(["152.64", "92.54"]);
  });

  it("pay the indemnity of the CDD's end, and leave nothing set aside", () => {
    const last = cdd.run.months.at(-1)?.evaluation.document;
    expect(last?.lines.some(({ id, amount }) => id === "indemniteFinContrat" && amount !== "0.00")).toBe(
      true,
    );
    expect(last?.values["soldeProvisionPrecarite"]).toBe("0.00");
  });
});
