import { success, type Result } from "@bareme/kernel";
import { hashRuleSet, readRuleSet } from "@bareme/rule-schema";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { FIRST_LINK, hashOfEntry } from "../audit/write-journal.ts";
import type { JournalEntry } from "../ports/journal-store.ts";
import type { Release, UnitOfWork } from "../ports/store.ts";
import type { RuleDeps } from "./deps.ts";
import { admit } from "./input.ts";
import { RELEASE_PUBLISHED, releaseName, signedText } from "./release.ts";
import { statementFiles } from "./rule-files.ts";

export const verifyReleasesInput = z.strictObject({});

/** Something that is no longer as it was written. */
export interface Tampered {
  readonly what: "release" | "journal";
  /** `law/fr#3`, or the rank of the entry. */
  readonly target: string;
  readonly message: string;
}

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
  const own = new Map<string, string>();
  for (const { ruleSet, number } of heads) {
    const name = releaseName({ ruleSet, number });
    const release = await readable(unit, ruleSet, number);
    if (release === undefined) {
      tampered.push({ what: "release", target: name, message: "La version ne se lit plus." });
      continue;
    }
    if (release.societeId === societeId) own.set(name, release.signature);
    tampered.push(
      ...faultsOf(release, signer).map((message) => ({ what: "release" as const, target: name, message })),
    );
  }
  tampered.push(...missingNumbers(heads));
  const journal = await verifyJournal(unit, own);
  return { releases: heads.length, entries: journal.entries, tampered: [...tampered, ...journal.tampered] };
}

/** What was tampered with may be no list of files any more. */
async function readable(unit: UnitOfWork, ruleSet: string, number: number): Promise<Release | undefined> {
  try {
    return await unit.releases.byNumber(ruleSet, number);
  } catch (thrown) {
    if (thrown instanceof SyntaxError || thrown instanceof TypeError) return undefined;
    throw thrown;
  }
}

function faultsOf(release: Release, signer: RuleDeps["signer"]): readonly string[] {
  const read = readRuleSet(statementFiles(release.ruleSet, release.files));
  const faults: string[] = [];
  if (!read.ok) faults.push("Les textes de la version ne se lisent plus.");
  else if (hashRuleSet(read.value) !== release.hash)
    faults.push("Les textes de la version ne disent plus ce que dit son empreinte.");
  if (!signer.verify(signedText(release), release.signature, release.keyId))
    faults.push(
      "La signature n'est pas celle de cette version : un texte, une date, un nom ou un motif a changé.",
    );
  return faults;
}

function missingNumbers(heads: readonly Pick<Release, "ruleSet" | "number">[]): readonly Tampered[] {
  const last = new Map<string, number>();
  const present = new Set(heads.map(releaseName));
  for (const { ruleSet, number } of heads) last.set(ruleSet, Math.max(number, last.get(ruleSet) ?? 0));
  return [...last].flatMap(([ruleSet, count]) =>
    Array.from({ length: count }, (_, rank) => releaseName({ ruleSet, number: rank + 1 }))
      .filter((name) => !present.has(name))
      .map((target) => ({
        what: "release" as const,
        target,
        message: "La version manque dans la suite des numéros.",
      })),
  );
}

const ENTRIES_AT_ONCE = 5000;

async function verifyJournal(
  unit: UnitOfWork,
  own: ReadonlyMap<string, string>,
): Promise<{ readonly entries: number; readonly tampered: readonly Tampered[] }> {
  const tampered: Tampered[] = [];
  const published = new Set<string>();
  const report = (target: string, message: string) =>
    void tampered.push({ what: "journal", target, message });
  let [after, entries, previous] = [0, 0, FIRST_LINK];
  for (;;) {
    const page = await unit.journal.list(after, ENTRIES_AT_ONCE);
    for (const entry of page) {
      entries += 1;
      if (hashOfEntry(entry) !== entry.hash)
        report(String(entry.id), "L'écriture a changé depuis qu'elle a été faite.");
      if (entry.previousHash !== previous)
        report(
          String(entry.id),
          "L'écriture ne suit pas celle qui la précède : il en manque, ou l'ordre a changé.",
        );
      previous = entry.hash;
      after = entry.id;
      if (entry.action === RELEASE_PUBLISHED) published.add(`${entry.target} ${signatureIn(entry)}`);
    }
    if (page.length < ENTRIES_AT_ONCE) break;
  }
  for (const [name, signature] of own)
    if (!published.has(`${name} ${signature}`))
      report(name, "Aucune écriture ne dit la publication de cette version.");
  return { entries, tampered };
}

function signatureIn({ data }: JournalEntry): string {
  const said = publication.safeParse(parsed(data));
  return said.success ? said.data.signature : "";
}

const publication = z.object({ signature: z.string() });

/** An entry that was tampered with may hold no JSON any more. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
