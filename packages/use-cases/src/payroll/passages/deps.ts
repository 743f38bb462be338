import type { Queue } from "../../ports/services.ts";
import type { PayrollDeps } from "../deps.ts";

/** What passages work with: the payroll, and the queue that hands their contracts to whoever works. */
export interface PassageDeps extends PayrollDeps {
  readonly queue: Queue;
}
