import { listUsers } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { tenantUserShape } from "../../shapes/access.ts";
import { asked, forTenant } from "../../trpc.ts";

export const listUsersProcedure = forTenant
  .meta({ says: "Les personnes de la société et leurs rôles.", right: "administer" })
  .input(asked(z.strictObject({})))
  .output(z.array(tenantUserShape).readonly())
  .query(({ ctx }) => answer(listUsers(ctx.deps.access, ctx.actor)));
