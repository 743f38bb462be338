import { parseMonth } from "@bareme/kernel";
import { monthsOf, readDossier, runMonths } from "@bareme/payroll";
import { describe, expect, it } from "vitest";
import { BRANCH, faultsOf } from "../portfolio/run-portes.ts";
import { openRules } from "../rule-stack.ts";
import { valueOf } from "./company.ts";
import { COMPANY, dossierOf, MONTHS, recordsOf } from "./records.ts";

describe("the records of the year that a server is measured on", { timeout: 60_000 }, () => {
  it("are the same in every run, and differ from a porté to another", () => {
    expect(recordsOf(7)).toEqual(recordsOf(7));
    expect(recordsOf(7).records).not.toEqual(recordsOf(8).records);
  });

  it("have one key each, and come in the order of their dates", () => {
    for (let index = 0; index < 40; index += 1) {
      const { records } = recordsOf(index);
      const keys = records.map(({ kind, key }) => `${kind} ${key}`);
      expect(new Set(keys).size).toBe(keys.length);
      const dates = records.map(({ date }) => date);
      expect(dates).toEqual(dates.toSorted());
    }
  });

  it("make dossiers that are payable in each of their twelve months", () => {
    const rules = openRules([...BRANCH, `company/${COMPANY}`]);
    const months = MONTHS.flatMap((month) => parseMonth(month) ?? []);
    for (let index = 0; index < 8; index += 1) {
      const dossier = valueOf(readDossier(dossierOf(recordsOf(index))));
      const run = runMonths(monthsOf(dossier, months), rules);
      expect(run.months).toHaveLength(12);
      expect(faultsOf(`porté ${index}`, run)).toEqual([]);
    }
  });
});
