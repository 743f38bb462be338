import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import type { Societe, UnitOfWork } from "../ports/store.ts";
import { othersFirst } from "../others-first.ts";
import { layerOfRelease, type World } from "./compiler.ts";
import type { OnProgress, RuleDeps } from "./deps.ts";
import { latestReleases, type DraftWorlds } from "./draft-layers.ts";
import type { draftInput } from "./input.ts";
import { openDraft } from "./open-draft.ts";
import { createMovedSums, type MovedSum, type MovedSums } from "./moved-sums.ts";
import { readClosedMonths, replayContrat } from "./replay-months.ts";
import { companyRuleSet } from "./tenant.ts";

/** What a draft of law or convention does to the companies: counts and sums over all of them, and nothing of any. */
export interface ImpactCounts {
  readonly draftId: string;
  readonly revision: number;
  readonly societes: number;
  readonly societesMoved: number;
  readonly contratsMoved: number;
  readonly months: number;
  readonly monthsMoved: number;
  /** What it adds to each line of law or convention over all these months; a line that moves for a few contracts alone is left out. */
  readonly sums: readonly MovedSum[];
  /** Companies whose plan would no longer compile, by name; why is told to them alone. */
  readonly broken: readonly Pick<Societe, "slug" | "label">[];
}

/** The sum over fewer would tell what one of them is paid. */
const FEWEST_CONTRATS = 3;

/**
 * The publisher's impact: every company's closed months run again under the draft, each in the company's own transaction, of which only numbers come out.
 * They are summed over the companies: a count by company would tell how many people it pays.
 */
export async function impactCounts(
  deps: RuleDeps,
  actor: Actor,
  input: z.input<typeof draftInput>,
  onProgress?: OnProgress,
): Promise<Result<ImpactCounts>> {
  const worlds = await openDraft(deps, actor, input);
  if (!worlds.ok) return worlds;
  if (actor.kind !== "publisher") return failure([publisherOnly()]);
  const companies = (await deps.store.access.societes()).filter(({ kind }) => kind === "company");
  const sum = { societes: 0, societesMoved: 0, contratsMoved: 0, months: 0, monthsMoved: 0 };
  const broken: Pick<Societe, "slug" | "label">[] = [];
  const moved = createMovedSums();
  const shared = new Set<string>();
  for (const [rank, societe] of companies.entries()) {
    const counted = await countCompany(deps, societe, worlds.value, moved);
    if (counted === "broken") broken.push({ slug: societe.slug, label: societe.label });
    else if (counted !== "no rules") {
      sum.societes += 1;
      sum.societesMoved += counted.monthsMoved > 0 ? 1 : 0;
      sum.contratsMoved += counted.contratsMoved;
      sum.months += counted.months;
      sum.monthsMoved += counted.monthsMoved;
      for (const line of counted.sharedLines) shared.add(line);
    }
    await onProgress?.(rank + 1, companies.length);
  }
  const { id, revision } = worlds.value.draft;
  const sums = moved.finish().filter(({ line, contrats }) => shared.has(line) && contrats >= FEWEST_CONTRATS);
  return success({ draftId: id, revision, ...sum, sums, broken });
}

interface CompanyCount {
  readonly contratsMoved: number;
  readonly months: number;
  readonly monthsMoved: number;
  /** The lines that are not the company's own. */
  readonly sharedLines: readonly string[];
}

async function countCompany(
  { store, compiler }: RuleDeps,
  societe: Societe,
  worlds: DraftWorlds,
  moved: MovedSums,
): Promise<CompanyCount | "broken" | "no rules"> {
  const name = companyRuleSet(societe);
  const { before, contrats } = await store.inTenant(societe.id, async (unit) => ({
    before: await publishedWorld(unit),
    contrats: await unit.people.contrats(),
  }));
  if (!before.has(name)) return "no rules";
  const after = new Map(before);
  for (const { ruleSet } of worlds.layers) {
    const layer = worlds.after.get(ruleSet);
    if (layer !== undefined) after.set(ruleSet, layer);
  }
  const published = compiler.compile(before, [name]);
  const drafted = compiler.compile(after, [name]);
  if (!drafted.ok) return "broken";
  const count = { contratsMoved: 0, months: 0, monthsMoved: 0 };
  for (const { id } of contrats) {
    await othersFirst();
    const kept = await store.inTenant(societe.id, (unit) => readClosedMonths(unit, id));
    const replayed = replayContrat(kept, published.ok ? published.value : null, drafted.value);
    count.months += replayed.months;
    count.monthsMoved += replayed.moved.length;
    count.contratsMoved += replayed.moved.length > 0 ? 1 : 0;
    moved.addContrat(replayed.moved);
  }
  const sharedLines = drafted.value.ruleSets
    .filter(({ manifest }) => manifest.layer !== "company")
    .flatMap(({ lines }) => lines.map(({ statement }) => statement.id));
  return { ...count, sharedLines };
}

async function publishedWorld(unit: UnitOfWork): Promise<World> {
  const releases = await latestReleases(unit);
  return new Map([...releases].map(([name, release]) => [name, layerOfRelease(release)]));
}

function publisherOnly(): Problem {
  return {
    code: "PUBLISHER_ONLY",
    path: [],
    message:
      "Les nombres sur toutes les sociétés sont donnés à l'éditeur de la loi et de la convention seul.",
    remedy: "Demandez l'effet du brouillon sur les mois clos de votre société.",
  };
}
