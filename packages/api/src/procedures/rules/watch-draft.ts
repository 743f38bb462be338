import { setTimeout as wait } from "node:timers/promises";
import { chooseTenant, draftInput, followDraft, type FollowedDraft } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { followedDraftShape } from "../../shapes/draft.ts";
import { asked, forTenant } from "../../trpc.ts";

const POLL_MS = 1000;

/** Asks the store, since others may write through another process. Each time the session is asked again: a long watch outlives no right. */
export const watchDraftProcedure = forTenant
  .meta({
    says: "Suit un brouillon : son état, puis à chaque changement de qui que ce soit, jusqu'à ce qu'il soit publié ou abandonné.",
    right: "read",
    events: followedDraftShape,
  })
  .input(asked(draftInput))
  .subscription(({ ctx, input, signal }) => {
    const { deps, token } = ctx;
    const { societeId } = ctx.actor;
    const read = async (seen: FollowedDraft | null): Promise<FollowedDraft | null> => {
      const { actor } = await answer(chooseTenant(deps.access, token, { societeId }));
      return answer(followDraft(deps.rules, actor, input, seen));
    };
    return watched(read, signal);
  });

async function* watched(
  read: (seen: FollowedDraft | null) => Promise<FollowedDraft | null>,
  signal: AbortSignal | undefined,
): AsyncGenerator<FollowedDraft, void, void> {
  let seen: FollowedDraft | null = null;
  while (signal?.aborted !== true) {
    const state: FollowedDraft | null = await read(seen);
    if (state !== null) {
      yield state;
      if (state.ended) return;
      seen = state;
    }
    // Whoever leaves ends the wait, and with it the watch.
    await wait(POLL_MS, undefined, signal && { signal }).catch(() => undefined);
  }
}
