import type { EventResult } from "@bareme/engine";
import type { KeptCorrection, MonthMoment, MonthRow, MonthView } from "@bareme/use-cases";
import { z } from "zod";
import { problemShape } from "./problem.ts";
import { sourceShape } from "./source.ts";
import { exactly } from "./exactly.ts";

const row = {
  id: z.uuid(),
  contratId: z.uuid(),
  period: z.string().describe("mois, comme 2026-03"),
  status: z.enum(["ouvert", "calcule", "valide", "clos"]),
  state: z.enum(["calculé", "bloqué", "provisoire", "refusé"]).nullable(),
  planHash: z.string().nullable().describe("empreinte des règles compilées"),
  revision: z.int(),
};

/** A month as a list shows it. */
export const monthRowShape = exactly<MonthRow>()(z.strictObject(row));

const eventShape = exactly<EventResult>()(
  z.strictObject({
    check: z.string(),
    item: z.string().exactOptional(),
    severity: z.enum(["block", "warn"]),
    label: z.string(),
    message: z.string(),
    remedy: z.string(),
    source: z.array(sourceShape).readonly(),
  }),
);

/** A month with what came of it. */
export const monthViewShape = exactly<MonthView>()(
  z.strictObject({
    ...row,
    netAPayer: z.string().nullable().describe("euros, décimal en texte"),
    problems: z.array(problemShape).readonly(),
    events: z.array(eventShape).readonly(),
  }),
);

/** A step that a month took. */
export const monthMomentShape = exactly<MonthMoment>()(
  z.strictObject({
    step: z.enum(["ouverture", "calcul", "validation", "cloture", "correction"]),
    at: z.string().describe("instant, en UTC"),
    utilisateurId: z.uuid().nullable(),
    nom: z.string().nullable(),
  }),
);

/** What is corrected of a closed month, and the open month that carries its rappel. */
export const correctionShape = exactly<KeptCorrection>()(
  z.strictObject({
    moisId: z.uuid(),
    inMoisId: z.uuid().describe("le mois ouvert qui porte le rappel"),
    motif: z.string(),
    facts: z.string().describe("JSON des faits tels qu'ils auraient dû être"),
  }),
);
