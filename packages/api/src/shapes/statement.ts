import type { Statement } from "@bareme/payroll";
import { z } from "zod";
import { basisShape, sectionIdShape, sectionShape } from "./statement-sections.ts";
import { euros, period } from "./texts.ts";
import { exactly } from "./exactly.ts";

const mention = z.strictObject({
  label: z.string(),
  amount: euros,
  section: sectionIdShape,
  parts: z.array(z.strictObject({ label: z.string(), amount: euros })),
});

const shortfall = z.strictObject({
  account: z.string(),
  balance: euros,
  causes: z.array(
    z.strictObject({
      id: z.enum([
        "ouverture",
        "paie",
        "avanceReprise",
        "provision",
        "rappel",
        "frais",
        "sansEncaissement",
        "mouvements",
      ]),
      amount: euros,
    }),
  ),
  why: z.string(),
  remedy: z.string(),
});

/** The monthly statement of the compte d'activité. */
export const statementShape = exactly<Statement>()(
  z.strictObject({
    period,
    sections: z.array(sectionShape),
    mentions: z.strictObject({
      paiementsDesClients: mention,
      fraisDeGestion: mention,
      fraisProfessionnels: mention,
      prelevements: mention,
      netAPayer: mention,
      apportAffaires: mention,
    }),
    levies: z.array(
      z.strictObject({
        line: z.string(),
        item: z.string().exactOptional(),
        label: z.string(),
        amount: euros,
        basis: basisShape,
        unfounded: z.boolean(),
      }),
    ),
    levyTotals: z.array(z.strictObject({ basis: basisShape, amount: euros })),
    shortfalls: z.array(shortfall),
  }),
);
