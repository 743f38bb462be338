import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../src/index.ts";
import { approveDraft } from "../src/rules/approve-draft.ts";
import { checkDraft } from "../src/rules/check-draft.ts";
import { createDraft } from "../src/rules/create-draft.ts";
import { readDraft } from "../src/rules/read-draft.ts";
import { requestReview } from "../src/rules/request-review.ts";
import { isTextConflict, removeText, writeText } from "../src/rules/write-text.ts";
import { draftWith } from "./rules-steps.ts";
import { codesOf, edited, got, rulesWorld, shippedFiles, type RulesWorld } from "./rules-world.ts";

const COMPANY = "company/cap-garance";
const FEES = "frais-de-gestion.yaml";
const fees = shippedFiles(COMPANY)[FEES];
const sixPercent = edited(fees, `value: "5"`, `value: "6"`);
const place = { ruleSet: COMPANY, path: FEES };

describe("two people in one draft", { timeout: 60_000 }, () => {
  let world: RulesWorld;
  let agathe: Actor;
  let basile: Actor;

  beforeAll(async () => {
    world = await rulesWorld();
    agathe = world.actor(world.garance, "Agathe", "author");
    basile = world.actor(world.garance, "Basile", "author", "approver");
  }, 60_000);

  it("who comes second gets both texts, and nothing is lost", async () => {
    const draft = await draftWith(world, agathe, "À deux");
    const write = (actor: Actor, text: string, revision: number) =>
      writeText(world.deps, actor, { ...place, draftId: draft.draftId, text, revision });
    const seven = edited(fees, `value: "5"`, `value: "7"`);
    const results = await Promise.all([write(agathe, sixPercent, 0), write(basile, seven, 0)]);
    expect(results.map(codesOf)).toEqual([[], ["TEXT_CONFLICT"]]);
    const problems = results.flatMap((one) => (one.ok ? [] : one.problems));
    expect(problems.find(isTextConflict)).toMatchObject({
      yours: seven,
      theirs: sixPercent,
      revision: 1,
      updatedBy: agathe.utilisateurId,
    });
    expect(got(await write(basile, seven, 1)).revision).toBe(2);
    expect(codesOf(await write(agathe, sixPercent, 1))).toEqual(["TEXT_CONFLICT"]);
    expect(got(await write(agathe, seven, 1))).toEqual({ revision: 2, draftRevision: 2 });
  });

  it("whoever wrote any of it does not approve it", async () => {
    const draft = await draftWith(world, agathe, "À deux", { ...place, text: sixPercent });
    const text = shippedFiles(COMPANY)["societe.yaml"] ?? "";
    const other = { ruleSet: COMPANY, path: "societe.yaml", draftId: draft.draftId, text, revision: 0 };
    got(await writeText(world.deps, basile, other));
    const seen = { draftId: draft.draftId, revision: 2 };
    got(await requestReview(world.deps, agathe, { ...seen, text: "Prêt." }));
    expect(codesOf(await approveDraft(world.deps, basile, { ...seen, text: "Vu." }))).toEqual([
      "APPROVED_BY_AUTHOR",
    ]);
  });

  it("a removed file is gone from the draft's rules, and what needed it is named", async () => {
    const draft = await draftWith(world, agathe, "Sans société");
    const removed = { ruleSet: COMPANY, path: "societe.yaml", draftId: draft.draftId, revision: 0 };
    got(await removeText(world.deps, agathe, removed));
    const { problems } = got(await checkDraft(world.deps, agathe, { draftId: draft.draftId }));
    expect(problems.map(({ code }) => code)).toContain("SOURCE_UNKNOWN");
    const read = got(await readDraft(world.deps, agathe, { draftId: draft.draftId }));
    expect(read.texts).toMatchObject([{ path: "societe.yaml", text: null, published: { number: 1 } }]);
  });
});

describe("layers and their owners", { timeout: 60_000 }, () => {
  let world: RulesWorld;

  beforeAll(async () => {
    world = await rulesWorld();
  }, 60_000);

  it.each([
    ["law/fr", "retraite.yaml"],
    ["convention/idcc-3219", "reserve.yaml"],
    ["company/atelier-mistral", "societe.yaml"],
  ])("an author of a company does not write %s", async (ruleSet, path) => {
    const author = world.actor(world.garance, "Agathe", "author", "administrator");
    const { draftId } = await draftWith(world, author, "Pas à nous");
    const asked = { draftId, ruleSet, path, revision: 0 };
    expect(codesOf(await writeText(world.deps, author, { ...asked, text: "" }))).toEqual(["LAYER_NOT_YOURS"]);
    expect(codesOf(await removeText(world.deps, author, asked))).toEqual(["LAYER_NOT_YOURS"]);
    expect(world.deps.store.state.texts).toEqual([]);
  });

  it("the publisher does not write a company's rules", async () => {
    const author = world.actor(world.editeur, "Éditrice", "author");
    const { draftId } = await draftWith(world, author, "Pas à nous");
    const asked = { ...place, draftId, revision: 0, text: "" };
    expect(codesOf(await writeText(world.deps, author, asked))).toEqual(["LAYER_NOT_YOURS"]);
  });

  it("a company sees no draft of another, and an identifier of another's is unknown", async () => {
    const author = world.actor(world.garance, "Agathe", "author");
    const { id } = got(await createDraft(world.deps, author, { label: "À nous" }));
    const stranger = world.actor(world.mistral, "Denis", "administrator");
    const asked = { ...place, ruleSet: "company/atelier-mistral", draftId: id, revision: 0, text: "" };
    expect(codesOf(await writeText(world.deps, stranger, asked))).toEqual(["DRAFT_UNKNOWN"]);
    expect(codesOf(await readDraft(world.deps, stranger, { draftId: id }))).toEqual(["DRAFT_UNKNOWN"]);
  });
});
