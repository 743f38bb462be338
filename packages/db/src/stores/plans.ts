import type { PlanStore } from "@bareme/use-cases";
import { eq } from "drizzle-orm";
import { plans } from "../schema/index.ts";
import type { Tenant } from "./tenant.ts";

export function planStore({ queries, societeId }: Tenant): PlanStore {
  return {
    find: async (hash) => {
      const [row] = await queries.select({ plan: plans.plan }).from(plans).where(eq(plans.hash, hash));
      return row?.plan;
    },
    has: async (hash) => {
      const [row] = await queries.select({ hash: plans.hash }).from(plans).where(eq(plans.hash, hash));
      return row !== undefined;
    },
    keep: async (hash, plan) => {
      await queries.insert(plans).values({ societeId, hash, plan }).onConflictDoNothing();
    },
  };
}
