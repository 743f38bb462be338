import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { hashRuleSet } from "@bareme/rule-schema";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { writeJournal } from "../audit/write-journal.ts";
import type { Draft, DraftOpinion, Essai, Societe, UnitOfWork } from "../ports/store.ts";
import { toldWhenThere } from "./already-there.ts";
import { approvedByAuthor } from "./approve-draft.ts";
import { faultsOfDraft } from "./check-draft.ts";
import { layerOfTexts, type Compiler } from "./compiler.ts";
import type { RuleDeps } from "./deps.ts";
import { readDraftWorlds, type DraftLayer, type DraftWorlds } from "./draft-layers.ts";
import { bottomUp } from "./draft-stacks.ts";
import { approvalOf, authorsOf, lockDraft, notThisRevision, wrongStatus } from "./draft-state.ts";
import { admit, countInput, dateInput, idInput, sentenceInput } from "./input.ts";
import { scenarioHindrances } from "./kept-run.ts";
import type { ReleaseHead } from "./read-stack.ts";
import { addRelease, type NewRelease } from "./release.ts";
import { settlePlans, type BrokenPlan } from "./settle-plans.ts";
import { notYours, tenantOf } from "./tenant.ts";

export const publishDraftInput = z.strictObject({
  draftId: idInput,
  revision: countInput,
  /** The date of effect that the publication announces; each value keeps its own. */
  effectiveFrom: dateInput,
  /** Since when the release is known: months computed as of an earlier day do not see it. */
  knownFrom: dateInput,
  reason: sentenceInput,
});

export interface Published {
  /** Bottom up, as they were published. */
  readonly releases: readonly ReleaseHead[];
  /** One person wrote and approved: the tenant allows it, and it is shown. */
  readonly solo: boolean;
  /** Companies whose plan no longer compiles over the new releases: their open months are blocked until they publish a repair. */
  readonly broken: readonly BrokenPlan[];
}

/** Publishes the approved revision of a draft: all its layers, bottom up, in one transaction. */
export async function publishDraft(
  deps: RuleDeps,
  actor: Actor,
  input: z.input<typeof publishDraftInput>,
): Promise<Result<Published>> {
  const admitted = admit(actor, "approve", publishDraftInput, input);
  if (!admitted.ok) return admitted;
  const societe = await tenantOf(deps.store, actor);
  const published = await toldWhenThere(() =>
    deps.store.inTenant(actor.societeId, (unit) =>
      publishWithin(unit, deps, { actor, societe, asked: admitted.value }),
    ),
  );
  if (!published.ok) return published;
  const { releases, solo } = published.value;
  return success({ releases, solo, broken: await settlePlans(deps, concerned(societe)) });
}

/** Law and convention concern every company; a company's own layer, itself. */
function concerned(societe: Societe): (one: Societe) => boolean {
  return ({ id }) => societe.kind === "publisher" || id === societe.id;
}

interface Publication {
  readonly actor: Actor;
  readonly societe: Societe;
  readonly asked: z.output<typeof publishDraftInput>;
}

/** Runs that end late may stand before the one that counts, though few do. */
const LAST_RUNS = 20;

async function publishWithin(
  unit: UnitOfWork,
  deps: RuleDeps,
  { actor, societe, asked }: Publication,
): Promise<Result<Pick<Published, "releases" | "solo">>> {
  const draft = await lockDraft(unit, asked.draftId);
  if (!draft.ok) return draft;
  const approval = approvalOf(draft.value, await unit.drafts.opinions(asked.draftId));
  const worlds = await readDraftWorlds(unit, draft.value);
  const essais = await unit.essais.ofDraft(asked.draftId, LAST_RUNS);
  const today = deps.clock.today();
  const hindered = { draft: draft.value, approval, worlds, essais, societe, asked, today };
  const problems = await hindrances(hindered, deps.compiler);
  if (approval === undefined || problems.length > 0) return failure(problems);

  const releases: ReleaseHead[] = [];
  for (const release of newReleases(worlds, deps.compiler, { ...asked, approverId: approval.utilisateurId }))
    releases.push(await addRelease(unit, deps, { actor, societeId: actor.societeId }, release));
  const names = releases.map(({ ruleSet, number }) => ({ ruleSet, number }));
  const { draftId, revision, reason: text } = asked;
  await unit.drafts.addOpinion(draftId, {
    utilisateurId: actor.utilisateurId,
    kind: "publish",
    revision,
    text,
  });
  await unit.drafts.setStatus(draftId, "approved", "published");
  const change = { action: "draft.publish", target: draftId, data: { revision, releases: names } };
  await writeJournal(unit, { actor, clock: deps.clock }, change);
  return success({ releases, solo: authorsOf(draft.value, worlds.texts).has(approval.utilisateurId) });
}

interface Hindered {
  readonly draft: Draft;
  readonly approval: DraftOpinion | undefined;
  readonly worlds: DraftWorlds;
  readonly essais: readonly Essai[];
  readonly societe: Societe;
  readonly asked: z.output<typeof publishDraftInput>;
  readonly today: string;
}

async function hindrances(
  { draft, approval, worlds, essais, societe, asked, today }: Hindered,
  compiler: Compiler,
): Promise<readonly Problem[]> {
  const moved = notThisRevision(draft, asked.revision);
  if (moved.length > 0) return moved;
  if (draft.status !== "approved" || approval === undefined) return [wrongStatus(draft, "approuvé")];
  // The tenant may have switched two people on again since.
  if (authorsOf(draft, worlds.texts).has(approval.utilisateurId) && !societe.soloApproval)
    return [approvedByAuthor(draft)];
  const faults = await faultsOfDraft(worlds, compiler);
  return [
    ...worlds.layers.flatMap(({ ruleSet }) => notYours(societe, ruleSet)),
    ...worlds.layers.flatMap((layer) => knownTooEarly(layer, asked.knownFrom)),
    ...knownTooLate(asked.knownFrom, today),
    ...faults,
    // A draft with faults changes first, and is run again after that.
    ...(faults.length > 0 ? [] : scenarioHindrances(worlds, essais)),
  ];
}

function newReleases(
  { draft, layers, after }: DraftWorlds,
  compiler: Compiler,
  said: Pick<NewRelease, "approverId" | "effectiveFrom" | "knownFrom" | "reason">,
): readonly NewRelease[] {
  const { approverId, effectiveFrom, knownFrom, reason } = said;
  const order = bottomUp(after, compiler);
  return layers
    .toSorted((left, right) => order(left.ruleSet, right.ruleSet))
    .map(({ ruleSet, release, after: files }) => {
      const read = compiler.read(layerOfTexts(ruleSet, files));
      if (!read.ok) throw new Error(`${ruleSet} was checked and cannot be read`);
      const number = (release?.number ?? 0) + 1;
      const hash = hashRuleSet(read.value);
      return {
        ruleSet,
        number,
        files,
        hash,
        authorId: draft.authorId,
        approverId,
        effectiveFrom,
        knownFrom,
        reason,
      };
    });
}

/** Releases become known in the order of their numbers: else the last one known on a day would not be the last one published. */
function knownTooEarly({ ruleSet, release }: DraftLayer, knownFrom: string): readonly Problem[] {
  if (release === undefined || release.knownFrom <= knownFrom) return [];
  return [
    {
      code: "KNOWN_TOO_EARLY",
      path: ["knownFrom", ruleSet],
      message: `« ${ruleSet} » n° ${release.number} est connu depuis le ${release.knownFrom} : la version suivante ne peut pas l'être dès le ${knownFrom}.`,
      remedy: `Donnez une date de connaissance à partir du ${release.knownFrom} ; une valeur rétroactive garde sa propre date d'effet.`,
    },
  ];
}

/** What is published today is known today at the latest: else open months would be blocked by rules that they do not see yet. */
function knownTooLate(knownFrom: string, today: string): readonly Problem[] {
  if (knownFrom <= today) return [];
  return [
    {
      code: "KNOWN_TOO_LATE",
      path: ["knownFrom"],
      message: `Une version publiée le ${today} est connue ce jour-là au plus tard, pas le ${knownFrom}.`,
      remedy: "Donnez la date du jour, ou une date passée ; la date d'effet, elle, peut être à venir.",
    },
  ];
}
