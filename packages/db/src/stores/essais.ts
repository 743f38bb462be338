import type { EssaiStore } from "@bareme/use-cases";
import { desc, eq } from "drizzle-orm";
import { essais } from "../schema/index.ts";
import { knownId } from "./known.ts";
import type { Tenant } from "./tenant.ts";

export function essaiStore({ queries, societeId }: Tenant): EssaiStore {
  return {
    add: async ({ draftId, passed, failed, report }) => {
      await queries.insert(essais).values({ societeId, brouillonId: draftId, passed, failed, report });
    },
    ofDraft: async (draftId, limit) => {
      const rows = await queries
        .select()
        .from(essais)
        .where(eq(essais.brouillonId, knownId(draftId)))
        .orderBy(desc(essais.madeAt), desc(essais.id))
        .limit(limit);
      return rows.map(({ passed, failed, report, madeAt }) => ({
        draftId,
        passed,
        failed,
        report,
        madeAt: madeAt.toISOString(),
      }));
    },
  };
}
