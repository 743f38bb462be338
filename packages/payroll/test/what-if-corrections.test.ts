import { decimal } from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import type { MonthsInput } from "../src/months.ts";
import { changeMission } from "../src/what-if/change-mission.ts";
import { findNeed } from "../src/what-if/need.ts";
import { supposeNet } from "../src/what-if/net.ts";
import { companyRules } from "./rules.ts";
import { valueOf } from "./what-if-rules.ts";

const PATIENCE = 60_000;
const rules = companyRules("deux-rives");
const CONTRACT = {
  typeContrat: "CDI",
  statut: "cadre",
  niveau: "senior",
  dateDebutContrat: "2026-01-01",
  modeDuree: "heures",
  heuresTravaillees: "151.67",
  cotisationSante: "60.00",
};
const audit = (ca: string) => ({ missions: [{ id: "audit", caFacture: ca, caEncaisse: ca }] });

/** January and February at 8 000, paid at once; February corrects January as the test says. */
function months(
  ...corrections: readonly { readonly facts: Readonly<Record<string, unknown>> }[]
): MonthsInput {
  return {
    facts: CONTRACT,
    months: [
      { period: "2026-01", facts: audit("8000.00") },
      {
        period: "2026-02",
        facts: audit("8000.00"),
        ...(corrections.length > 0 && {
          corrections: corrections.map(({ facts }) => ({ mois: "2026-01", motif: "facture oubliée", facts })),
        }),
      },
    ],
  };
}

const corrected = months({ facts: audit("8500.00") });

describe(
  "a supposed turnover and a correction of the file that gives another one",
  { timeout: PATIENCE },
  () => {
    it("the supposition holds: February receives what is supposed, and the months of the correction are told", () => {
      const { figures, correctionsLeft } = valueOf(
        supposeNet(corrected, rules, { ca: decimal("12000") }, {}),
      );
      expect(figures.months.map((month) => month.figures.caDuMois)).toEqual(["12000.00", "12000.00"]);
      expect(figures).toEqual(valueOf(supposeNet(months(), rules, { ca: decimal("12000") }, {})).figures);
      expect(correctionsLeft).toEqual(["2026-01"]);
    });

    it("what a net needs is what it needs without the correction", () => {
      const need = (input: MonthsInput) =>
        valueOf(
          findNeed({
            input,
            rules,
            lever: "ca",
            change: {},
            target: {},
            net: decimal("5000.00"),
            on: "netAPayer",
          }),
        );
      const { correctionsLeft, ...found } = need(corrected);
      const { correctionsLeft: none, ...without } = need(months());
      expect(found).toEqual(without);
      expect([correctionsLeft, none]).toEqual([["2026-01"], []]);
    });

    it("a correction that holds no mission is kept", () => {
      const hours = months({ facts: { heuresTravaillees: "140" } });
      const { input, correctionsLeft } = valueOf(changeMission(hours, { ca: decimal("12000") }, {}));
      expect(input.months[1]?.corrections).toEqual(hours.months[1]?.corrections);
      expect(correctionsLeft).toEqual([]);
    });

    it("a correction of a month that is not simulated is kept", () => {
      const { input, correctionsLeft } = valueOf(
        changeMission(corrected, { ca: decimal("12000") }, { period: "2026-02", paidAtOnce: true }),
      );
      expect(input.months[1]?.corrections).toEqual(corrected.months[1]?.corrections);
      expect(correctionsLeft).toEqual([]);
    });

    it("a correction of a later month in which the supposed invoice is paid is dropped", () => {
      const input: MonthsInput = {
        facts: CONTRACT,
        months: [
          { period: "2026-01", facts: { missions: [{ id: "audit", caFacture: "8000.00" }] } },
          {
            period: "2026-02",
            facts: { missions: [{ id: "audit", caFacture: "0.00", caEncaisse: "8000.00" }] },
          },
          {
            period: "2026-03",
            facts: {},
            corrections: [
              {
                mois: "2026-02",
                motif: "reçu en moins",
                facts: { missions: [{ id: "audit", caEncaisse: "7000.00" }] },
              },
            ],
          },
        ],
      };
      const changed = valueOf(changeMission(input, { ca: decimal("12000") }, { period: "2026-01" }));
      expect(changed.correctionsLeft).toEqual([1]);
      expect(changed.input.months[2]?.corrections).toBeUndefined();
    });
  },
);
