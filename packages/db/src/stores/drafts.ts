import {
  authorsOf,
  type Draft,
  type DraftMark,
  type DraftStatus,
  type DraftStore,
  type DraftText,
  type ListedDraft,
} from "@bareme/use-cases";
import { and, asc, desc, eq, max, sql } from "drizzle-orm";
import { avisSurBrouillon, brouillons, textesDeBrouillon } from "../schema/index.ts";
import { byText, knownId, only } from "./known.ts";
import type { Tenant } from "./tenant.ts";

const DRAFT = {
  id: brouillons.id,
  label: brouillons.label,
  status: brouillons.status,
  authorId: brouillons.authorId,
  revision: brouillons.revision,
};

/** A draft that ended is never changed again; the database refuses it as well. */
const ENDED: ReadonlySet<DraftStatus> = new Set(["published", "abandoned"]);

export function draftStore(tenant: Tenant): DraftStore {
  const { queries, societeId } = tenant;
  return {
    create: async (draft) =>
      only(
        await queries
          .insert(brouillons)
          .values({ ...draft, societeId })
          .returning(DRAFT),
      ),
    find: (id) => findDraft(tenant, id),
    list: () => listDrafts(tenant),
    mark: (id) => markOf(tenant, id),
    setStatus: async (id, from, to) => {
      if (ENDED.has(from)) return false;
      const here = and(eq(brouillons.id, knownId(id)), eq(brouillons.status, from));
      const set = await queries.update(brouillons).set({ status: to }).where(here).returning(DRAFT);
      return set.length > 0;
    },
    texts: (id) =>
      queries
        .select({
          ruleSet: textesDeBrouillon.ruleSet,
          path: textesDeBrouillon.path,
          text: textesDeBrouillon.text,
          revision: textesDeBrouillon.revision,
          updatedBy: textesDeBrouillon.updatedBy,
          base: textesDeBrouillon.base,
        })
        .from(textesDeBrouillon)
        .where(eq(textesDeBrouillon.brouillonId, knownId(id)))
        .orderBy(byText(textesDeBrouillon.ruleSet), byText(textesDeBrouillon.path)),
    write: (id, text) => writeText(tenant, id, text),
    opinions: async (id) => {
      const rows = await queries
        .select()
        .from(avisSurBrouillon)
        .where(eq(avisSurBrouillon.brouillonId, knownId(id)))
        .orderBy(asc(avisSurBrouillon.id));
      return rows.map(({ utilisateurId, kind, revision, text, madeAt }) => ({
        utilisateurId,
        kind,
        revision,
        text,
        madeAt: madeAt.toISOString(),
      }));
    },
    addOpinion: async (id, { utilisateurId, kind, revision, text }) => {
      await queries
        .insert(avisSurBrouillon)
        .values({ societeId, brouillonId: id, utilisateurId, kind, revision, text });
    },
  };
}

async function listDrafts({ queries }: Tenant): Promise<readonly ListedDraft[]> {
  const rows = await queries
    .select({ ...DRAFT, madeAt: brouillons.madeAt })
    .from(brouillons)
    .orderBy(desc(brouillons.madeAt), desc(brouillons.id));
  const { brouillonId, ruleSet, updatedAt, updatedBy } = textesDeBrouillon;
  const written = await queries
    .select({ draftId: brouillonId, ruleSet, updatedBy, at: max(updatedAt) })
    .from(textesDeBrouillon)
    .groupBy(brouillonId, ruleSet, updatedBy)
    .orderBy(byText(ruleSet));
  const spoken = await queries
    .select({ draftId: avisSurBrouillon.brouillonId, at: max(avisSurBrouillon.madeAt) })
    .from(avisSurBrouillon)
    .groupBy(avisSurBrouillon.brouillonId);
  return rows.map(({ madeAt, ...draft }) => {
    const isOf = ({ draftId }: { readonly draftId: string }): boolean => draftId === draft.id;
    const texts = written.filter(isOf);
    const moves = [...texts, ...spoken.filter(isOf)].map(({ at }) => at?.getTime() ?? 0);
    return {
      ...draft,
      createdAt: madeAt.toISOString(),
      updatedAt: new Date(Math.max(madeAt.getTime(), ...moves)).toISOString(),
      ruleSets: [...new Set(texts.map((text) => text.ruleSet))],
      authorIds: [...authorsOf(draft, texts)],
    };
  });
}

async function markOf({ queries }: Tenant, id: string): Promise<DraftMark | undefined> {
  const here = knownId(id);
  const [mark] = await queries
    .select({
      revision: brouillons.revision,
      status: brouillons.status,
      opinions: sql<number>`(SELECT count(*)::integer FROM ${avisSurBrouillon} WHERE brouillon_id = ${here})`,
    })
    .from(brouillons)
    .where(eq(brouillons.id, here));
  return mark;
}

async function findDraft({ queries }: Tenant, id: string): Promise<Draft | undefined> {
  const [draft] = await queries
    .select(DRAFT)
    .from(brouillons)
    .where(eq(brouillons.id, knownId(id)));
  return draft;
}

/**
 * The draft is locked first: its edits come one after the other, and none slips between an approval or a publication and what it covers. The
 * lock is one that a reference to the draft does not wait for, or a comment being added could wait for an edit that waits for it.
 */
async function writeText({ queries, societeId }: Tenant, id: string, written: DraftText): Promise<boolean> {
  const [draft] = await queries
    .select(DRAFT)
    .from(brouillons)
    .where(eq(brouillons.id, knownId(id)))
    .for("no key update");
  if (draft === undefined || ENDED.has(draft.status)) return false;
  const { ruleSet, path, text, revision, updatedBy, base } = written;
  const here = and(
    eq(textesDeBrouillon.brouillonId, draft.id),
    eq(textesDeBrouillon.ruleSet, ruleSet),
    eq(textesDeBrouillon.path, path),
    eq(textesDeBrouillon.revision, revision),
  );
  const rows =
    revision === 0
      ? await queries
          .insert(textesDeBrouillon)
          .values({ societeId, brouillonId: draft.id, ruleSet, path, text, updatedBy, base, revision: 1 })
          .onConflictDoNothing()
          .returning({ id: textesDeBrouillon.id })
      : await queries
          .update(textesDeBrouillon)
          .set({ text, updatedBy, base, revision: revision + 1, updatedAt: sql`now()` })
          .where(here)
          .returning({ id: textesDeBrouillon.id });
  if (rows.length === 0) return false;
  await queries
    .update(brouillons)
    .set({ revision: draft.revision + 1 })
    .where(eq(brouillons.id, draft.id));
  return true;
}
