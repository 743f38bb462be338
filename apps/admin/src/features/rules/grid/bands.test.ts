import { describe, expect, it } from "vitest";
import { inserted, pastedBands, removed, tablesOf } from "./bands.ts";

const THREE = [{ upTo: "70000", rate: "10" }, { upTo: "150000", rate: "8" }, { rate: "5" }];

describe("les tranches d'un barème que l'on change", () => {
  it("une tranche de plus attend sa borne et garde le taux de celle qu'elle coupe", () => {
    expect(inserted(THREE, 1)).toEqual([THREE[0], { upTo: "", rate: "8" }, THREE[1], THREE[2]]);
    expect(inserted([{ below: "100", rate: "1" }, { rate: "2" }], 1)).toEqual([
      { below: "100", rate: "1" },
      { below: "", rate: "2" },
      { rate: "2" },
    ]);
  });

  it("sans la dernière, celle d'avant vaut au-delà", () => {
    expect(removed(THREE, 2)).toEqual([THREE[0], { rate: "8" }]);
    expect(removed(THREE, 0)).toEqual([THREE[1], THREE[2]]);
  });

  it("une table à moitié tapée se montre telle qu'elle est", () => {
    expect(tablesOf({ cv3: [{ upTo: "", rate: "0.5" }, "x"], cv4: null })).toEqual([
      { key: "cv3", bands: [{ upTo: "", rate: "0.5" }, { rate: "" }] },
      { key: "cv4", bands: [] },
    ]);
    expect(tablesOf(null)).toEqual([]);
  });
});

describe("les lignes collées d'un tableur", () => {
  it.each([
    { sheet: "borne et taux", text: "70 000 €\t10 %\n150 000 €\t8 %\n\t5 %\n" },
    {
      sheet: "une ligne d'en-tête, un mot au bout",
      text: "Jusqu'à\tTaux\r\n70000\t10\r\n150000\t8\r\nau-delà\t5\r\n",
    },
    { sheet: "de, à, taux", text: "0\t70000\t10\n70000\t150000\t8\n150000\t\t5" },
    {
      sheet: "de, à, taux, au centime suivant",
      text: "0\t70000\t10\n70 000,01\t150000\t8\n150 000,01\t∞\t5",
    },
    { sheet: "de, à, taux, à l'unité suivante", text: "0\t70000\t10\n70001\t150000\t8\n150001\t\t5" },
  ])("$sheet", ({ text }) => {
    expect(pastedBands(text, "upTo")).toEqual(THREE);
  });

  it("des bornes exclues restent exclues, une constante vient après le taux", () => {
    expect(pastedBands("800\t2,5\t20\n\t1,25\t30", "below")).toEqual([
      { below: "800", rate: "2.5", plus: "20" },
      { rate: "1.25", plus: "30" },
    ]);
  });

  it("une dernière ligne avec sa borne la garde : la faute se voit, rien n'est deviné", () => {
    expect(pastedBands("70000\t10\n150000\t8", "upTo")).toEqual(THREE.slice(0, 2));
  });

  it.each(["70000", "un mot", "a\nb", ""])("« %s » n'est pas un tableau", (text) => {
    expect(pastedBands(text, "upTo")).toBeUndefined();
  });
});
