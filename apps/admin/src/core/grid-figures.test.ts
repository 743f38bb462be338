import { describe, expect, it } from "vitest";
import { gridFigures, type BandTable } from "./grid-figures.ts";

const EUROS = { in: "EUR", rate: "%" } as const;
const BANDS = [{ upTo: "70000", rate: "10" }, { upTo: "150000", rate: "8" }, { rate: "5" }];

const table = (mode: BandTable["mode"], bands: BandTable["bands"]): BandTable => ({ ...EUROS, mode, bands });

describe("ce qu'une table de tranches donne", () => {
  it("par tranches : 10 % de 70 000 font 7 000 ; 8 % des 80 000 suivants font 13 400 en tout ; aucun saut", () => {
    const figures = gridFigures(table("marginal", BANDS));
    expect(figures?.bounds).toEqual([
      { amount: "70000", result: "7000.00" },
      { amount: "150000", result: "13400.00" },
    ]);
    expect(figures?.cliffs).toEqual([]);
    expect(figures?.strokes).toEqual([
      [
        [0, 0],
        [70000, 7000],
      ],
      [
        [70000, 7000],
        [150000, 13400],
      ],
      [
        [150000, 13400],
        [225000, 17150],
      ],
    ]);
  });

  it("sur le tout : à 70 000,01, 8 % au lieu de 10 % rendent 1 399,9992, que rien n'arrondit", () => {
    expect(gridFigures(table("whole-amount", BANDS))?.cliffs[0]).toEqual({
      bound: "70000",
      next: "70000.01",
      before: "7000.00",
      after: "5600.0008",
      change: "1399.9992",
      rises: false,
    });
  });

  it("un taux qui monte fait monter le résultat : 10 000,01 à 10 % au lieu de 7 % coûtent 300,001", () => {
    const figures = gridFigures(table("whole-amount", [{ upTo: "10000", rate: "7" }, { rate: "10" }]));
    expect(figures?.cliffs).toMatchObject([{ change: "300.0010", rises: true }]);
  });

  it("une constante peut combler le saut : 20 et 2,5 % à 800 font 40, comme 30 et 1,25 %", () => {
    const figures = gridFigures({
      mode: "whole-amount",
      in: "EUR/day",
      rate: "%",
      bands: [
        { upTo: "800", rate: "2.5", plus: "20" },
        { rate: "1.25", plus: "30" },
      ],
    });
    expect(figures?.cliffs).toEqual([]);
    expect(figures?.bounds).toMatchObject([{ amount: "800", result: expect.stringMatching(/^40(\.0+)?$/) }]);
  });

  it("une borne exclue appartient à la tranche du dessus : 8 % de 5 000 font 400", () => {
    const figures = gridFigures(table("whole-amount", [{ below: "5000", rate: "10" }, { rate: "8" }]));
    expect(figures?.bounds).toMatchObject([{ amount: "5000", result: "400.00" }]);
    // La première tranche se dessine jusqu'à son bout : 10 % de 5 000.
    expect(figures?.strokes[0]?.[1]).toEqual([5000, 500]);
    expect(figures?.cliffs).toMatchObject([{ next: "5000.00", before: "499.9990", after: "400.0000" }]);
  });

  it("une part d'une part se dit en pour cent : la moitié de 40 % font 20 %", () => {
    const bands = [{ upTo: "40", rate: "50" }, { rate: "10" }];
    const figures = gridFigures({ mode: "marginal", in: "%", rate: "%", bands });
    expect(figures?.bounds).toMatchObject([{ amount: "40", result: expect.stringMatching(/^20(\.0+)?$/) }]);
  });

  it("par paliers : la valeur elle-même, droite d'une borne à l'autre", () => {
    const figures = gridFigures(table("step", [{ below: "1500", rate: "0" }, { rate: "0.5" }]));
    expect(figures?.strokes).toEqual([
      [
        [0, 0],
        [1500, 0],
      ],
      [
        [1500, 0.5],
        [2250, 0.5],
      ],
    ]);
  });

  it.each([
    { fault: "un taux illisible", bands: [{ upTo: "100", rate: "x" }, { rate: "1" }] },
    { fault: "une borne vide", bands: [{ upTo: "", rate: "1" }, { rate: "1" }] },
    {
      fault: "des bornes qui descendent",
      bands: [{ upTo: "100", rate: "1" }, { upTo: "50", rate: "1" }, { rate: "1" }],
    },
    {
      fault: "deux fois la même borne",
      bands: [{ upTo: "100", rate: "1" }, { upTo: "100", rate: "2" }, { rate: "3" }],
    },
    { fault: "rien au-dessus de la dernière borne", bands: [{ upTo: "100", rate: "1" }] },
    { fault: "aucune tranche", bands: [] },
  ])("rien tant que la table ne se lit pas : $fault", ({ bands }) => {
    expect(gridFigures(table("marginal", bands))).toBeNull();
  });
});
