import type {
  ComparedDraft,
  ComparedReleases,
  ListedRelease,
  ParameterStep,
  PlanState,
  Published,
  Release,
  ReleaseHead,
  RuleChange,
  Verified,
} from "@bareme/use-cases";
import { z } from "zod";
import { problemShape } from "./problem.ts";
import { sourceShape } from "./source.ts";

const head = {
  id: z.uuid(),
  societeId: z.uuid(),
  ruleSet: z.string().describe("comme law/fr"),
  number: z.int(),
  hash: z.string().describe("empreinte de ce que disent les règles"),
  signature: z.string(),
  keyId: z.string(),
  authorId: z.uuid(),
  approverId: z.uuid(),
  reason: z.string(),
  effectiveFrom: z.string().describe("date d'effet annoncée"),
  knownFrom: z.string().describe("date depuis laquelle elle est connue"),
};

const headShape: z.ZodType<ReleaseHead> = z.strictObject(head);

/** A release without its texts. */
export const listedReleaseShape: z.ZodType<ListedRelease> = z.strictObject({
  ...head,
  solo: z.boolean().describe("vrai : une seule personne l'a écrite et approuvée"),
});

/** A release with its texts. */
export const releaseShape: z.ZodType<Release> = z.strictObject({
  ...head,
  files: z.record(z.string(), z.string()).readonly().describe("le texte de chaque fichier, sous son chemin"),
});

const KINDS = [
  "parameters",
  "overrides",
  "grids",
  "choices",
  "picks",
  "lines",
  "totals",
  "decisions",
  "checks",
  "carry",
  "accounts",
  "postings",
  "facts",
  "fields",
  "slots",
  "axes",
] as const;

const changeShape: z.ZodType<RuleChange> = z.strictObject({
  kind: z.enum(KINDS),
  id: z.string(),
  place: z.string().describe("la date d'une valeur datée ; vide ailleurs"),
  change: z.enum(["added", "removed", "changed"]),
  before: z.string().nullable().describe("une valeur comme elle est écrite, sinon un JSON"),
  after: z.string().nullable(),
  sourcesBefore: z.array(sourceShape).readonly(),
  sourcesAfter: z.array(sourceShape).readonly(),
});

const changes = z.array(changeShape).readonly();

export const comparedDraftShape: z.ZodType<ComparedDraft> = z.strictObject({
  draftId: z.uuid(),
  revision: z.int(),
  layers: z.array(z.strictObject({ ruleSet: z.string(), changes })).readonly(),
});

export const comparedReleasesShape: z.ZodType<ComparedReleases> = z.strictObject({
  from: headShape,
  to: headShape,
  changes,
});

/** A release that changed a parameter. */
export const parameterStepShape: z.ZodType<ParameterStep> = z.strictObject({ release: headShape, changes });

export const planStateShape: z.ZodType<PlanState> = z.strictObject({
  compiles: z.boolean(),
  problems: z.array(problemShape).readonly(),
  blocked: z
    .array(z.strictObject({ moisId: z.uuid(), contratId: z.uuid(), period: z.string() }))
    .readonly()
    .describe("les mois ouverts qui attendent une réparation"),
});

export const publishedShape: z.ZodType<Published> = z.strictObject({
  releases: z.array(headShape).readonly(),
  solo: z.boolean().describe("vrai : une seule personne a écrit et approuvé"),
  broken: z
    .array(z.strictObject({ slug: z.string(), label: z.string(), monthsBlocked: z.int() }))
    .readonly()
    .describe("sociétés dont les règles ne se compilent plus"),
});

export const verifiedShape: z.ZodType<Verified> = z.strictObject({
  releases: z.int(),
  entries: z.int().describe("entrées du journal"),
  tampered: z
    .array(
      z.strictObject({
        what: z.enum(["release", "journal", "plan", "mois", "ecriture", "correction", "ligne"]),
        target: z.string(),
        message: z.string(),
        remedy: z.string(),
      }),
    )
    .readonly()
    .describe("ce qui n'est plus comme il fut écrit"),
});
