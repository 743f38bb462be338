import type { DraftCheck, ListedEssai, ScenarioRun, ScenarioRuns, Unprotected } from "@bareme/use-cases";
import { z } from "zod";
import { problemShape } from "./problem.ts";

const of = { draftId: z.uuid(), revision: z.int() };

/** What stands in the way of a publication. */
export const draftCheckShape: z.ZodType<DraftCheck> = z.strictObject({
  ...of,
  layers: z
    .array(
      z.strictObject({ ruleSet: z.string(), number: z.int().nullable().describe("la version de départ") }),
    )
    .readonly(),
  stacks: z.array(z.strictObject({ ruleSet: z.string(), compiles: z.boolean() })).readonly(),
  problems: z.array(problemShape).readonly(),
});

const differences = z
  .array(z.strictObject({ period: z.string(), what: z.string(), expected: z.string(), actual: z.string() }))
  .readonly();

const outcomeShape: z.ZodType<ScenarioRun["after"]> = z
  .strictObject({ passed: z.boolean(), differences })
  .nullable();

const runShape: z.ZodType<ScenarioRun> = z.strictObject({
  ruleSet: z.string(),
  file: z.string(),
  line: z.int(),
  scenario: z.string(),
  origin: z.string().describe("d'où viennent les montants attendus"),
  before: outcomeShape.describe("avec ce qui est publié ; null pour un scénario ajouté"),
  after: outcomeShape.describe("avec le brouillon ; null pour un scénario retiré"),
});

/** The scenarios that a draft can move, before and after. */
export const scenarioRunsShape: z.ZodType<ScenarioRuns> = z.strictObject({
  ...of,
  passed: z.int(),
  failed: z.int(),
  untouched: z.int().describe("scénarios que le brouillon ne peut pas déplacer"),
  runs: z.array(runShape).readonly(),
});

/** A run that was kept. */
export const listedEssaiShape: z.ZodType<ListedEssai> = z.strictObject({
  revision: z.int(),
  by: z.string().describe("qui l'a joué"),
  bases: z
    .array(z.strictObject({ ruleSet: z.string(), number: z.int(), hash: z.string() }))
    .readonly()
    .describe("les versions sur lesquelles il fut joué"),
  untouched: z.int(),
  failing: z
    .array(
      z.strictObject({
        ruleSet: z.string(),
        file: z.string(),
        line: z.int(),
        scenario: z.string(),
        differences,
      }),
    )
    .readonly()
    .describe("les premiers scénarios qui échouent"),
  passed: z.int(),
  failed: z.int(),
  madeAt: z.string().describe("instant, en UTC"),
  current: z.boolean().describe("vrai : du brouillon tel qu'il est, sur ce qui est publié"),
});

/** The values that no scenario would miss. */
export const unprotectedShape: z.ZodType<Unprotected> = z.strictObject({
  ...of,
  tried: z.int().describe("valeurs que le brouillon ajoute ou change"),
  values: z
    .array(
      z.strictObject({
        ruleSet: z.string(),
        kind: z.enum(["value", "band", "literal"]),
        id: z.string(),
        place: z.string(),
        value: z.string(),
        mutated: z.string().describe("la valeur voisine que tous les scénarios laissent passer"),
      }),
    )
    .readonly(),
});
