import type { Problem } from "@bareme/kernel";
import type { Draft, DraftText, Release, RuleFiles, UnitOfWork } from "../ports/store.ts";
import { layerOfRelease, layerOfTexts, type Layer, type World } from "./compiler.ts";

/** A rule set as a draft makes it, over its last release. */
export interface DraftLayer {
  readonly ruleSet: string;
  readonly release: Release | undefined;
  readonly before: RuleFiles;
  readonly after: RuleFiles;
}

/** What a draft changes, with all the layers that its tenant reads, as they are and as the draft makes them. */
export interface DraftWorlds {
  readonly draft: Draft;
  readonly texts: readonly DraftText[];
  /** The last release of each rule set. */
  readonly published: ReadonlyMap<string, Release>;
  /** The rule sets that the draft changes. */
  readonly layers: readonly DraftLayer[];
  readonly before: World;
  readonly after: World;
  /** Files that a newer release has changed since the draft took them: publishing would undo that release. */
  readonly stale: readonly Problem[];
}

/** Puts a draft's texts over the latest releases. Drafts of others do not count. */
export async function readDraftWorlds(unit: UnitOfWork, draft: Draft): Promise<DraftWorlds> {
  const texts = await unit.drafts.texts(draft.id);
  const published = await latestReleases(unit);
  const before = new Map([...published].map(([name, release]) => [name, layerOfRelease(release)] as const));
  const after = new Map<string, Layer>(before);
  const layers: DraftLayer[] = [];
  const stale: Problem[] = [];
  for (const ruleSet of new Set(texts.map((one) => one.ruleSet))) {
    const own = texts.filter((one) => one.ruleSet === ruleSet);
    const release = published.get(ruleSet);
    const files = release?.files ?? {};
    const changed = withTexts(files, own);
    stale.push(...(await staleTexts(unit, own, release)));
    if (sameFiles(files, changed)) continue;
    layers.push({ ruleSet, release, before: files, after: changed });
    after.set(ruleSet, layerOfTexts(ruleSet, changed));
  }
  return { draft, texts, published, layers, before, after, stale };
}

/** The last release of each rule set that the tenant reads: law, convention, and a company's own. */
export async function latestReleases(unit: UnitOfWork): Promise<ReadonlyMap<string, Release>> {
  const names = new Set((await unit.releases.list()).map(({ ruleSet }) => ruleSet));
  const latest = new Map<string, Release>();
  for (const name of [...names].toSorted()) {
    const release = await unit.releases.latest(name, null);
    if (release !== undefined) latest.set(name, release);
  }
  return latest;
}

function withTexts(files: RuleFiles, texts: readonly DraftText[]): RuleFiles {
  const changed = new Map(Object.entries(files));
  for (const { path, text } of texts) {
    if (text === null) changed.delete(path);
    else changed.set(path, text);
  }
  return Object.fromEntries(changed);
}

function sameFiles(left: RuleFiles, right: RuleFiles): boolean {
  const paths = Object.keys(left);
  return paths.length === Object.keys(right).length && paths.every((path) => left[path] === right[path]);
}

async function staleTexts(
  unit: UnitOfWork,
  texts: readonly DraftText[],
  release: Release | undefined,
): Promise<readonly Problem[]> {
  if (release === undefined) return [];
  const problems: Problem[] = [];
  for (const { ruleSet, path, base, text } of texts) {
    if (base >= release.number || text === (release.files[path] ?? null)) continue;
    const taken = await unit.releases.byNumber(ruleSet, base);
    if (taken?.files[path] === release.files[path]) continue;
    problems.push({
      code: "DRAFT_STALE",
      path: [ruleSet, path],
      message: `« ${ruleSet}/${path} » a été repris de la version n° ${base}, et la version n° ${release.number} l'a changé depuis.`,
      remedy: `Reportez vos changements dans le texte de la version n° ${release.number}, puis enregistrez-le sur elle.`,
    });
  }
  return problems;
}
