import { describe, expect, it } from "vitest";
import type { FeeDetail } from "./fee-detail.ts";
import { feeWords } from "./fee-words.ts";

const RATE: FeeDetail = {
  base: { label: "Chiffre d'affaires", amount: "9000.00", unit: "EUR" },
  rate: { label: "Taux", value: "10" },
  grid: null,
  cap: null,
  calculation: "arrondi(10,00 % × 9 000,00 € × 1 ; 0,01)",
};
const GRID: FeeDetail = {
  ...RATE,
  rate: null,
  grid: {
    id: "bareme",
    label: "Barème standard",
    mode: "marginal",
    in: "EUR",
    unit: "%",
    cumulated: "65000.00",
    bands: [
      { above: null, upTo: "70000", rate: "10", plus: null },
      { above: "70000", upTo: null, rate: "8.5", plus: null },
    ],
  },
};
const words = (detail: FeeDetail | null, unfounded = false): string | undefined =>
  feeWords([{ detail, unfounded }])[0]?.replaceAll(/[\u00A0\u202F]/g, " ");

describe("les frais de gestion dits en mots", () => {
  it("un taux : la règle avec ses nombres, sans l'arrondi que tous les montants ont", () => {
    expect(words(RATE)).toBe("10,00 % × 9 000,00 €");
  });

  it("un barème : ses tranches, et ce qui était déjà compté", () => {
    expect(words(GRID)).toBe(
      "9 000,00 € : 10,00 % jusqu'à 70 000 €, puis 8,50 % au-delà de 70 000 €, après 65 000,00 € déjà comptés",
    );
  });

  it("une tranche avec sa part fixe, dans une limite du mois", () => {
    const grid = GRID.grid === null ? null : { ...GRID.grid, cumulated: "0" };
    const bands = [{ above: "70000", upTo: null, rate: "8", plus: "7000" }];
    expect(
      words({
        ...GRID,
        grid: grid === null ? null : { ...grid, bands },
        cap: { label: "Plafond", amount: "1500" },
      }),
    ).toBe("9 000,00 € : 8,00 % et 7 000,00 € au-delà de 70 000 € ; au plus 1 500,00 € dans le mois");
  });

  it("un montant fixe ne dit rien de plus, ou sa seule limite", () => {
    const fixed = { ...RATE, rate: null };
    expect(feeWords([{ detail: fixed, unfounded: false }])).toEqual([null]);
    expect(words({ ...fixed, cap: { label: "Plafond", amount: "40" } })).toBe("au plus 40,00 € dans le mois");
    expect(feeWords([{ detail: null, unfounded: false }])).toEqual([null]);
  });

  it("un prélèvement que rien ne fonde est dit compté en frais", () => {
    expect(words(RATE, true)).toBe(
      "sans base légale, conventionnelle ou contractuelle : compté en frais de gestion",
    );
  });

  it("des missions au même barème : les mots sont dits une fois, à la dernière", () => {
    const fee = { detail: GRID, unfounded: false };
    expect(feeWords([fee, fee]).map((one) => one === null)).toEqual([true, false]);
    expect(feeWords([fee, { detail: RATE, unfounded: false }]).map((one) => one === null)).toEqual([
      false,
      false,
    ]);
  });
});
