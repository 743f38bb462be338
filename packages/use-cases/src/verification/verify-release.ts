import { hashRuleSet, readRuleSet } from "@bareme/rule-schema";
import type { Signer } from "../ports/services.ts";
import type { Release } from "../ports/store.ts";
import { releaseName, signedText } from "../rules/release.ts";
import { statementFiles } from "../rules/rule-files.ts";
import { tamperedWith, type Tampered } from "./tampered.ts";

/** What is wrong with a release: its texts, its hash, its signature. */
export function releaseFaults(release: Release, signer: Signer): readonly Tampered[] {
  const read = readRuleSet(statementFiles(release.ruleSet, release.files));
  const faults: string[] = [];
  if (!read.ok) faults.push("Les textes de la version ne se lisent plus.");
  else if (hashRuleSet(read.value) !== release.hash)
    faults.push("Les textes de la version ne disent plus ce que dit son empreinte.");
  if (!signer.verify(signedText(release), release.signature, release.keyId))
    faults.push(
      "La signature n'est pas celle de cette version : un texte, une date, un nom ou un motif a changé.",
    );
  return faults.map((message) => tamperedWith("release", releaseName(release), message));
}

/** The list of its files is no list of files any more. */
export function unreadableRelease(head: Pick<Release, "ruleSet" | "number">): Tampered {
  return tamperedWith("release", releaseName(head), "La version ne se lit plus.");
}

/** Releases that the numbers of their rule set go past. */
export function missingNumbers(heads: readonly Pick<Release, "ruleSet" | "number">[]): readonly Tampered[] {
  const last = new Map<string, number>();
  const present = new Set(heads.map(releaseName));
  for (const { ruleSet, number } of heads) last.set(ruleSet, Math.max(number, last.get(ruleSet) ?? 0));
  return [...last].flatMap(([ruleSet, count]) =>
    Array.from({ length: count }, (_, rank) => releaseName({ ruleSet, number: rank + 1 }))
      .filter((name) => !present.has(name))
      .map((name) => tamperedWith("release", name, "La version manque dans la suite des numéros.")),
  );
}

/**
 * Where releases and the publications that the journal tells do not agree. `own` are the signatures of a tenant's releases by name, `missing` the
 * names that are known to lack already.
 */
export function publicationFaults(
  own: ReadonlyMap<string, string | null>,
  published: ReadonlyMap<string, ReadonlySet<string>>,
  missing: ReadonlySet<string>,
): readonly Tampered[] {
  const untold = [...own]
    .filter(([name, signature]) => signature !== null && published.get(name)?.has(signature) !== true)
    .map(([name]) =>
      tamperedWith("journal", name, "Aucune écriture ne dit la publication de cette version."),
    );
  const gone = [...published.keys()]
    .filter((name) => !own.has(name) && !missing.has(name))
    .map((name) =>
      tamperedWith("release", name, "Le journal dit la publication de cette version, qui n'est plus là."),
    );
  return [...untold, ...gone];
}
