import { parentPort } from "node:worker_threads";
import { rulesOfPlan, simulate, type Simulation } from "@bareme/payroll";
import type { FromThread, ToThread } from "./simulation-messages.ts";

/** The thread that computes suppositions: one at a time, for as long as each takes, while the server goes on. */

/** Making an evaluator takes longer than most questions; companies ask one after the other. */
const MOST_PLANS = 4;
const TOLD_EVERY_MS = 100;

const known = new Map<string, ReturnType<typeof rulesOfPlan>>();
let waiting: { readonly simulation: Simulation; readonly planHash: string } | null = null;

parentPort?.on("message", (said: ToThread) => {
  if (said.kind === "simulate") {
    waiting = said;
    if (known.has(said.planHash)) answer();
    else say({ kind: "plan wanted" });
    return;
  }
  known.set(said.planHash, rulesOfPlan(said.plan));
  const [oldest] = known.keys();
  if (known.size > MOST_PLANS && oldest !== undefined) known.delete(oldest);
  answer();
});

function answer(): void {
  const rules = waiting === null ? undefined : known.get(waiting.planHash);
  if (waiting === null || rules === undefined) return;
  const { simulation, planHash } = waiting;
  waiting = null;
  // The one used last is forgotten last.
  known.delete(planHash);
  known.set(planHash, rules);
  let told = Date.now();
  const onSample = (done: number, total: number): void => {
    if (Date.now() - told < TOLD_EVERY_MS) return;
    told = Date.now();
    say({ kind: "progress", done, total });
  };
  say({ kind: "done", answer: simulate(simulation, rules, onSample) });
}

function say(message: FromThread): void {
  parentPort?.postMessage(message);
}
