import { success, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { Release, UnitOfWork } from "../ports/store.ts";
import { hear, nothingSaid } from "../verification/journal-said.ts";
import type { Tampered } from "../verification/tampered.ts";
import { chainFaults, type ReadEntry } from "../verification/verify-chain.ts";
import {
  missingNumbers,
  publicationFaults,
  releaseFaults,
  unreadableRelease,
} from "../verification/verify-release.ts";
import { othersFirst } from "../others-first.ts";
import type { RuleDeps } from "./deps.ts";
import { admit } from "./input.ts";
import { releaseName } from "./release.ts";

export const verifyReleasesInput = z.strictObject({});

export interface Verified {
  readonly releases: number;
  readonly entries: number;
  readonly tampered: readonly Tampered[];
}

/** Recomputes the hash and the signature of each release that the tenant reads, and the chain of its journal; tells what is not as it was written. */
export async function verifyReleases(
  { store, signer }: RuleDeps,
  actor: Actor,
  input: z.input<typeof verifyReleasesInput>,
): Promise<Result<Verified>> {
  const admitted = admit(actor, "read", verifyReleasesInput, input);
  if (!admitted.ok) return admitted;
  return success(
    await store.inTenant(actor.societeId, (unit) => verifyTenant(unit, signer, actor.societeId)),
  );
}

/** The same for any tenant, by whoever runs the server. */
export async function verifyTenant(
  unit: UnitOfWork,
  signer: RuleDeps["signer"],
  societeId: string,
): Promise<Verified> {
  const tampered: Tampered[] = [];
  const heads = await unit.releases.list();
  const own = new Map<string, string | null>();
  for (const head of heads) {
    await othersFirst();
    const release = await readable(unit, head);
    tampered.push(...(release === undefined ? [unreadableRelease(head)] : releaseFaults(release, signer)));
    if (head.societeId === societeId)
      own.set(releaseName(head), release === undefined ? null : head.signature);
  }
  const missing = missingNumbers(heads);
  tampered.push(...missing);
  const said = nothingSaid();
  let entries = 0;
  const faults = chainFaults(journalOf(unit), (entry) => {
    entries += 1;
    hear(said, entry);
  });
  for await (const fault of faults) tampered.push(fault);
  tampered.push(...publicationFaults(own, said.published, new Set(missing.map(({ target }) => target))));
  return { releases: heads.length, entries, tampered };
}

/** What was tampered with may be no list of files any more. */
async function readable(
  unit: UnitOfWork,
  { ruleSet, number }: Pick<Release, "ruleSet" | "number">,
): Promise<Release | undefined> {
  try {
    return await unit.releases.byNumber(ruleSet, number);
  } catch (thrown) {
    if (thrown instanceof SyntaxError || thrown instanceof TypeError) return undefined;
    throw thrown;
  }
}

/** Read and hashed in one go. */
const ENTRIES_AT_ONCE = 500;

async function* journalOf({ journal }: UnitOfWork): AsyncGenerator<ReadEntry> {
  let page = await journal.list(0, ENTRIES_AT_ONCE);
  for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
    yield* page;
    await othersFirst();
    page = page.length < ENTRIES_AT_ONCE ? [] : await journal.list(last.id, ENTRIES_AT_ONCE);
  }
}
