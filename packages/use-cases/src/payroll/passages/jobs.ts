import type { PassageJob } from "../../ports/services.ts";

/** Few enough that several processes share a passage and that a job is over in seconds; enough that asking for one costs nothing beside it. */
const CONTRACTS_A_JOB = 20;

export function jobsOf(
  societeId: string,
  passageId: string,
  contratIds: readonly string[],
): readonly PassageJob[] {
  const jobs: PassageJob[] = [];
  for (let from = 0; from < contratIds.length; from += CONTRACTS_A_JOB)
    jobs.push({ societeId, passageId, contratIds: contratIds.slice(from, from + CONTRACTS_A_JOB) });
  return jobs;
}
