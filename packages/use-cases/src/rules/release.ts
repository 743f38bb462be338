import { canonicalJson } from "@bareme/kernel";
import type { Actor } from "../actor.ts";
import { writeJournal } from "../audit/write-journal.ts";
import type { Release, RuleFiles, UnitOfWork } from "../ports/store.ts";
import type { RuleDeps } from "./deps.ts";
import type { ReleaseHead } from "./read-stack.ts";
import { hashFiles } from "./rule-files.ts";

/** What a signature covers: which rule set says what, since when, who wrote and approved it and why, and the very texts. */
export function signedText(release: Omit<Release, "id" | "societeId" | "signature" | "keyId">): string {
  const { ruleSet, number, hash, effectiveFrom, knownFrom, authorId, approverId, reason, files } = release;
  const said = { ruleSet, number, hash, effectiveFrom, knownFrom, authorId, approverId, reason };
  return canonicalJson({ ...said, files: hashFiles(files) });
}

/** A release on its way: its layer, its number, and what the publication says of it. */
export interface NewRelease {
  readonly ruleSet: string;
  readonly number: number;
  readonly files: RuleFiles;
  /** `hashRuleSet` of what the files say. */
  readonly hash: string;
  readonly authorId: string;
  readonly approverId: string;
  readonly reason: string;
  readonly effectiveFrom: string;
  readonly knownFrom: string;
}

/** Signs a release, adds it and writes it in the journal. The only way by which a release comes to be, the first ones of a new server included. */
export async function addRelease(
  unit: UnitOfWork,
  { clock, signer }: Pick<RuleDeps, "clock" | "signer">,
  { actor, societeId }: { readonly actor: Actor | null; readonly societeId: string },
  release: NewRelease,
): Promise<ReleaseHead> {
  const signature = signer.sign(signedText(release));
  const added = await unit.releases.add({ ...release, societeId, signature, keyId: signer.keyId });
  const { files: _files, ...head } = added;
  const { ruleSet, number, hash, reason, effectiveFrom, knownFrom, authorId, approverId } = head;
  await writeJournal(
    unit,
    { actor, clock },
    {
      action: RELEASE_PUBLISHED,
      target: releaseName(head),
      data: { ruleSet, number, hash, signature, reason, effectiveFrom, knownFrom, authorId, approverId },
    },
  );
  return head;
}

export const RELEASE_PUBLISHED = "release.publish";

/** How the journal names a release. */
export function releaseName({ ruleSet, number }: Pick<Release, "ruleSet" | "number">): string {
  return `${ruleSet}#${number}`;
}
