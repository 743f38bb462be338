import { runScenarios, draftInput } from "@bareme/use-cases";
import { follow, progressing } from "../../progress.ts";
import { scenarioRunsShape } from "../../shapes/draft-check.ts";
import { asked, forTenant } from "../../trpc.ts";

export const runScenariosProcedure = forTenant
  .meta({
    says: "Joue les scénarios qu'un brouillon peut déplacer, avant et après lui.",
    right: "read",
    events: progressing(scenarioRunsShape),
  })
  .input(asked(draftInput))
  .subscription(({ ctx, input, signal }) =>
    follow(({ onProgress }) => runScenarios(ctx.deps.rules, ctx.actor, input, onProgress), signal),
  );
