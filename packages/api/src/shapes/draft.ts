import type {
  Approved,
  Draft,
  DraftOpinion,
  FollowedDraft,
  ListedDraft,
  ReadDraft,
  WrittenText,
} from "@bareme/use-cases";
import { z } from "zod";
import { problemShape } from "./problem.ts";

const REVISION = z.int().describe("grandit de un à chaque écriture");

const INSTANT = z.string().describe("instant, en UTC");

const status = z.enum(["open", "submitted", "approved", "published", "abandoned"]);

const draft = {
  id: z.uuid(),
  label: z.string(),
  status,
  authorId: z.uuid(),
  revision: REVISION,
};

/** A draft without its texts. */
export const draftShape: z.ZodType<Draft> = z.strictObject(draft);

/** A draft as a list shows it. */
export const listedDraftShape: z.ZodType<ListedDraft> = z.strictObject({
  ...draft,
  createdAt: INSTANT,
  updatedAt: INSTANT.describe("dernière écriture, ou dernier avis"),
  ruleSets: z.array(z.string()).readonly().describe("les jeux de règles dont il a des textes"),
  authorIds: z
    .array(z.uuid())
    .readonly()
    .describe("qui l'a commencé et qui a écrit ses textes : aucun ne l'approuve, sauf approbation seule"),
});

const opinionShape: z.ZodType<DraftOpinion> = z.strictObject({
  utilisateurId: z.uuid(),
  kind: z.enum(["request", "comment", "approve", "refuse", "publish"]),
  revision: REVISION.describe("la révision du brouillon dont on parle"),
  text: z.string(),
  madeAt: INSTANT,
});

const textShape: z.ZodType<ReadDraft["texts"][number]> = z.strictObject({
  ruleSet: z.string(),
  path: z.string(),
  text: z.string().nullable().describe("YAML ; null où le brouillon retire le fichier"),
  revision: REVISION.describe("de ce texte : à redonner pour l'écrire"),
  updatedBy: z.uuid(),
  base: z.int().describe("le numéro de la version sur laquelle le texte est écrit"),
  published: z
    .strictObject({ number: z.int(), text: z.string() })
    .nullable()
    .describe("le fichier de la dernière version ; null quand elle n'en a pas"),
});

/** A draft with its texts beside the published ones. */
export const readDraftShape: z.ZodType<ReadDraft> = z.strictObject({
  draft: draftShape,
  texts: z.array(textShape).readonly(),
  opinions: z.array(opinionShape).readonly(),
  approval: opinionShape.nullable().describe("de cette révision même"),
  stale: z.array(problemShape).readonly().describe("les fichiers qu'une version plus récente a changés"),
});

/** A draft as it is followed: what moved, and where. */
export const followedDraftShape: z.ZodType<FollowedDraft> = z.strictObject({
  revision: REVISION,
  status,
  opinions: z.int().describe("combien d'avis ont été donnés"),
  texts: z
    .array(
      z.strictObject({
        ruleSet: z.string(),
        path: z.string(),
        revision: REVISION.describe("de ce texte"),
        updatedBy: z.uuid(),
      }),
    )
    .readonly(),
  ended: z.boolean().describe("publié ou abandonné : il ne changera plus"),
});

export const writtenTextShape: z.ZodType<WrittenText> = z.strictObject({
  revision: REVISION.describe("du texte"),
  draftRevision: REVISION.describe("du brouillon"),
});

export const approvedShape: z.ZodType<Approved> = z.strictObject({
  draft: draftShape,
  solo: z.boolean().describe("vrai : une seule personne a écrit et approuvé"),
});
