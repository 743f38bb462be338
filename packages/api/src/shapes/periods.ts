import type { CorrectionPreview, MonthOfList, ShownIdentity } from "@bareme/use-cases";
import { z } from "zod";
import { porteOfShape, reasonShape } from "./dashboard.ts";
import { exactly } from "./exactly.ts";
import { rappelTableShape } from "./statement-sections.ts";
import { euros, period } from "./texts.ts";

/** A month of a period, as the company's list of it shows it. */
export const monthOfListShape = exactly<MonthOfList>()(
  z.strictObject({
    moisId: z.uuid(),
    contratId: z.uuid(),
    porte: porteOfShape,
    status: z.enum(["ouvert", "calcule", "valide", "clos"]),
    state: z.enum(["calculé", "bloqué", "provisoire", "refusé"]).nullable(),
    netAPayer: euros.nullable(),
    reason: reasonShape
      .nullable()
      .describe("ce qui empêche de payer ce mois : le premier problème ou contrôle"),
  }),
);

const TERMS = [
  "brut",
  "cotisationsPatronales",
  "fraisProfessionnels",
  "avantages",
  "indemnites",
  "fraisDeGestion",
  "autresFrais",
  "dotations",
  "autres",
  "reprises",
  "credits",
  "variationDisponible",
] as const;

/** CA HT = the sum of the terms with their signs. */
export const identityShape = exactly<ShownIdentity>()(
  z.strictObject({
    caHt: euros,
    terms: z.array(
      z.strictObject({ id: z.enum(TERMS), label: z.string(), sign: z.enum(["+", "-"]), amount: euros }),
    ),
    difference: euros,
    accounts: z.array(z.strictObject({ account: z.string(), label: z.string() })),
    closes: z.boolean().describe("vrai : les termes font le CA HT au centime"),
  }),
);

export const correctionPreviewShape = exactly<CorrectionPreview>()(
  z.strictObject({
    period: period.describe("le mois ouvert qui porterait le rappel"),
    table: rappelTableShape,
    netAPayerMoved: euros.describe(
      "net à payer des mois clos, recalculé moins payé, avant l'impôt sur le rappel",
    ),
  }),
);
