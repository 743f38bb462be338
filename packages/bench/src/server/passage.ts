import { setTimeout as wait } from "node:timers/promises";
import type { Services } from "@bareme/server";
import { readPassage, startPassage, type Actor, type Step } from "@bareme/use-cases";
import { valueOf } from "./company.ts";

const ASK_EVERY_MS = 200;

/** Runs one step of a month for all contracts through the queue, and gives how long it took, in ms. Throws unless each contract is done. */
export async function runPassage(
  { payroll }: Pick<Services, "payroll">,
  actor: Actor,
  { step, period, contracts }: { readonly step: Step; readonly period: string; readonly contracts: number },
): Promise<number> {
  const start = performance.now();
  const { id: passageId } = valueOf(await startPassage(payroll, actor, { step, period }));
  for (;;) {
    const state = valueOf(await readPassage(payroll, actor, { passageId }));
    if (state.hindered.length > 0 || (state.finished && state.count.fait !== contracts))
      throw new Error(
        `${step} of ${period}: ${JSON.stringify({ count: state.count, hindered: state.hindered.slice(0, 3) })}`,
      );
    if (state.finished) return performance.now() - start;
    await wait(ASK_EVERY_MS);
  }
}
