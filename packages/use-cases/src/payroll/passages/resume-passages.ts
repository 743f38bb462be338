import type { PassageJob } from "../../ports/services.ts";
import type { PassageDeps } from "./deps.ts";
import { jobsOf } from "./jobs.ts";

/**
 * Sends what is left of every passage again. A process may have stopped between writing a passage and handing it out, or in the middle of a job; since a
 * contract is settled once, sending too much does no harm. Called whenever a process starts to work.
 */
export async function resumePassages({
  store,
  queue,
}: Pick<PassageDeps, "store" | "queue">): Promise<number> {
  const jobs: PassageJob[] = [];
  for (const { id: societeId, kind } of await store.access.societes()) {
    if (kind !== "company") continue;
    const found = await store.inTenant(societeId, async ({ passages }) => {
      const left: PassageJob[] = [];
      for (const passageId of await passages.unfinished())
        left.push(...jobsOf(societeId, passageId, await passages.waiting(passageId)));
      return left;
    });
    jobs.push(...found);
  }
  if (jobs.length > 0) await queue.send(jobs);
  return jobs.length;
}
