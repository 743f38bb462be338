import { success, type Result } from "@bareme/kernel";
import { resumePassages, workOn } from "@bareme/use-cases";
import { openServices, type ServiceOptions, type Services } from "./services.ts";
import { orStartProblem } from "./start-problem.ts";

/** Takes jobs until it is stopped: what was left by a process that died, first. */
export async function startWorking({ payroll, queue }: Services): Promise<number> {
  const afterContract = () => new Promise<void>((resolve) => setImmediate(resolve));
  queue.work((job, isLastTime) => workOn(payroll, job, { afterContract, isLastTime }));
  return resumePassages(payroll);
}

export interface Working {
  /** Jobs of passages that had been left. */
  readonly resumed: number;
  readonly stop: () => Promise<void>;
}

/** A process that only works, beside a server: any number of them, on one PostgreSQL. */
export function work(options: ServiceOptions): Promise<Result<Working>> {
  return orStartProblem(options.place, async () => {
    const services = await openServices({ ...options, mustBeThere: true });
    return success({ resumed: await startWorking(services), stop: services.close });
  });
}
