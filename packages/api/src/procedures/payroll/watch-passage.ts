import { setTimeout as wait } from "node:timers/promises";
import { chooseTenant, readPassage, readPassageInput, type PassageState } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { passageStateShape } from "../../shapes/passage.ts";
import { asked, forTenant } from "../../trpc.ts";

const POLL_MS = 300;

/** Asks the store, since other processes work on passages too. Each time the session is asked again: a long watch outlives no right. */
export const watchPassageProcedure = forTenant
  .meta({
    says: "Suit un passage : son état à chaque changement, jusqu'à ce qu'il soit fini.",
    right: "read",
    events: passageStateShape,
  })
  .input(asked(readPassageInput))
  .subscription(({ ctx, input, signal }) => {
    const { deps, token } = ctx;
    const { societeId } = ctx.actor;
    const read = async (): Promise<PassageState> => {
      const { actor } = await answer(chooseTenant(deps.access, token, { societeId }));
      const { hindered: _hindered, ...state } = await answer(readPassage(deps.payroll, actor, input));
      return state;
    };
    return watched(read, signal);
  });

async function* watched(
  read: () => Promise<PassageState>,
  signal: AbortSignal | undefined,
): AsyncGenerator<PassageState, void, void> {
  let told = "";
  while (signal?.aborted !== true) {
    const state = await read();
    const said = JSON.stringify(state.count);
    if (said !== told) yield state;
    told = said;
    if (state.finished) return;
    // Whoever leaves ends the wait, and with it the watch.
    await wait(POLL_MS, undefined, signal && { signal }).catch(() => undefined);
  }
}
