import { accessRouter } from "./procedures/access/index.ts";
import { payrollRouter } from "./procedures/payroll/index.ts";
import { rulesRouter } from "./procedures/rules/index.ts";
import { router } from "./trpc.ts";

/** Every procedure, by what it is about. Each has the name of its use case. */
export const appRouter = router({ access: accessRouter, payroll: payrollRouter, rules: rulesRouter });

export type AppRouter = typeof appRouter;
