import {
  type Actor,
  approveDraft,
  checkDraft,
  createDraft,
  publishDraft,
  readDraft,
  requestReview,
  isTextConflict,
  removeText,
  writeText,
} from "@bareme/use-cases";
import { beforeAll, describe, expect, it } from "vitest";
import { textesDeBrouillon } from "../../src/schema/index.ts";
import { onEachDatabase } from "../each-database.ts";
import { DATES, draftWith } from "./rules-steps.ts";
import { codesOf, edited, got, rulesWorld, shippedFiles, type RulesWorld } from "./rules-world.ts";
import { changed, lingering } from "./slowed.ts";

const COMPANY = "company/cap-garance";
const FEES = "frais-de-gestion.yaml";
const fees = shippedFiles(COMPANY)[FEES];
const sixPercent = edited(fees, `value: "5"`, `value: "6"`);
const place = { ruleSet: COMPANY, path: FEES };

onEachDatabase("drafts", (opened) => {
  describe("two people in one draft", { timeout: 60_000 }, () => {
    let world: RulesWorld;
    let agathe: Actor;
    let basile: Actor;
    let celia: Actor;

    beforeAll(async () => {
      world = await rulesWorld(opened());
      agathe = world.actor(world.garance, "Agathe", "author");
      basile = world.actor(world.garance, "Basile", "author", "approver");
      celia = world.actor(world.garance, "Célia", "approver");
    }, 60_000);

    it("who comes second gets both texts, and nothing is lost", async () => {
      const draft = await draftWith(world, agathe, "À deux");
      const { store } = changed(world.deps.store, ({ drafts }) => ({
        drafts: { ...drafts, texts: lingering(drafts.texts) },
      }));
      const write = (actor: Actor, text: string, revision: number) =>
        writeText({ ...world.deps, store }, actor, { ...place, draftId: draft.draftId, text, revision });
      const seven = edited(fees, `value: "5"`, `value: "7"`);
      const edits = [
        { actor: agathe, text: sixPercent },
        { actor: basile, text: seven },
      ] as const;
      const results = await Promise.all(edits.map(({ actor, text }) => write(actor, text, 0)));
      // Whichever came first.
      const [first, second] = results[0]?.ok === true ? edits : ([edits[1], edits[0]] as const);
      expect(results.map((one) => codesOf(one).join()).toSorted()).toEqual(["", "TEXT_CONFLICT"]);
      const problems = results.flatMap((one) => (one.ok ? [] : one.problems));
      expect(problems.find(isTextConflict)).toMatchObject({
        yours: second.text,
        theirs: first.text,
        revision: 1,
        updatedBy: first.actor.utilisateurId,
      });
      expect(got(await write(second.actor, second.text, 1)).revision).toBe(2);
      expect(codesOf(await write(first.actor, first.text, 1))).toEqual(["TEXT_CONFLICT"]);
      expect(got(await write(first.actor, second.text, 1))).toEqual({ revision: 2, draftRevision: 2 });
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

    it("a value below the law's floor is told with the source that is still to be given, and it is neither reviewed nor published", async () => {
      const path = "societe.yaml";
      const text = edited(shippedFiles(COMPANY)[path], `value: "1.59", source: bulletin`, `value: "1.49"`);
      const { draftId, revision } = await draftWith(world, agathe, "Sous le plancher", {
        ...place,
        path,
        text,
      });
      const both = ["SOURCE_MISSING", "OVERRIDE_OUT_OF_BOUNDS"];
      const { problems, stacks } = got(await checkDraft(world.deps, agathe, { draftId }));
      expect(problems.map(({ code }) => code)).toEqual(both);
      expect(stacks).toEqual([{ ruleSet: COMPANY, compiles: false }]);
      const asked = await requestReview(world.deps, agathe, { draftId, revision, text: "Prêt." });
      expect(codesOf(asked)).toEqual(both);

      // Even approved, as if the faults had come after, it is not published.
      const seen = { utilisateurId: celia.utilisateurId, kind: "approve", revision, text: "Vu." } as const;
      await world.deps.store.inTenant(agathe.societeId, async ({ drafts }) => {
        await drafts.addOpinion(draftId, seen);
        await drafts.setStatus(draftId, "open", "approved");
      });
      const publication = { draftId, revision, ...DATES, reason: "Sous le plancher" };
      expect(codesOf(await publishDraft(world.deps, celia, publication))).toEqual(both);
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
      world = await rulesWorld(opened());
    }, 60_000);

    it.each([
      ["law/fr", "retraite.yaml"],
      ["convention/idcc-3219", "reserve.yaml"],
      ["company/atelier-mistral", "societe.yaml"],
    ])("an author of a company does not write %s", async (ruleSet, path) => {
      const author = world.actor(world.garance, "Agathe", "author", "administrator");
      const { draftId } = await draftWith(world, author, "Pas à nous");
      const asked = { draftId, ruleSet, path, revision: 0 };
      expect(codesOf(await writeText(world.deps, author, { ...asked, text: "" }))).toEqual([
        "LAYER_NOT_YOURS",
      ]);
      expect(codesOf(await removeText(world.deps, author, asked))).toEqual(["LAYER_NOT_YOURS"]);
      expect(await world.database.asOwner((queries) => queries.select().from(textesDeBrouillon))).toEqual([]);
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
});
