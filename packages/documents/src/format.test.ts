import { describe, expect, it } from "vitest";
import {
  drawable,
  formatAmount,
  formatDate,
  formatEuros,
  formatMonths,
  formatNumber,
  formatPercent,
  formatSiret,
} from "./format.ts";

describe("les nombres et les dates comme on les écrit en français", () => {
  it.each([
    { text: "6004.94", shown: "6\u00A0004,94" },
    { text: "-1234567.5", shown: "\u22121\u00A0234\u00A0567,50" },
    { text: "-0.00", shown: "0,00" },
    { text: "15.5844155844", shown: "15,5844…" },
    { text: "0.024", shown: "0,024" },
  ])("$text est $shown", ({ text, shown }) => {
    expect(formatAmount(text)).toBe(shown);
  });

  it("l'unité suit le nombre sans s'en séparer", () => {
    expect(formatEuros("12")).toBe("12,00\u00A0€");
    expect(formatPercent("6.9")).toBe("6,90\u00A0%");
    expect(formatNumber("151.67000", 0)).toBe("151,67");
    expect(formatSiret("12345678900018")).toBe("123\u00A0456\u00A0789\u00A000018");
  });

  it("les jours et les mois", () => {
    expect(formatDate("2026-08-01")).toBe("1er\u00A0août\u00A02026");
    expect(formatDate("2026-08-09")).toBe("9\u00A0août\u00A02026");
    expect(formatMonths("2026-01", "2026-03")).toBe("janvier à mars\u00A02026");
    expect(formatMonths("2025-12", "2026-01")).toBe("décembre\u00A02025 à janvier\u00A02026");
  });

  it("aucune ligne ne se coupe avant un signe double ni dans les guillemets", () => {
    expect(drawable("« Frais : 5 % ; 3\u202F000 € »")).toBe(
      "«\u00A0Frais\u00A0: 5\u00A0%\u00A0; 3\u00A0000\u00A0€\u00A0»",
    );
  });
});
