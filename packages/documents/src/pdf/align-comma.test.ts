import { expect, it } from "vitest";
import { commaShifts } from "./align-comma.ts";

it("les virgules d'une colonne se rejoignent, quelle que soit la suite du nombre", () => {
  // After the comma: two digits; three digits, a space and %; four digits and an ellipsis. In ems: 0.197 + 1.124 = 1.321; 0.197 + 1.686 + 0.248 +
  // 0.732 = 2.863; 0.197 + 2.248 + 0.669 = 3.114. The widest stays at the edge.
  const shifts = commaShifts(["5,00", "4,034\u00A0%", "15,5844…"], 10);
  expect(shifts).toEqual([17.93, 2.51, 0].map((shift) => expect.closeTo(shift, 5)));
});

it("un entier finit où les autres ont leur virgule ; un titre, un tiret et un montant en euros restent au bord", () => {
  const shifts = commaShifts(["147", "5,00", "Taux", "—", "", "4\u00A0712,29\u00A0€"], 10);
  expect(shifts).toEqual([13.21, 0, 0, 0, 0, 0].map((shift) => expect.closeTo(shift, 5)));
});
