import {
  abandonDraft,
  commentDraft,
  followDraft,
  listDrafts,
  requestReview,
  writeText,
  type Actor,
  type DraftMark,
} from "@bareme/use-cases";
import { beforeAll, describe, expect, it } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { draftWith } from "./rules-steps.ts";
import { codesOf, edited, got, rulesWorld, shippedFiles, type RulesWorld } from "./rules-world.ts";

const place = { ruleSet: "company/cap-garance", path: "frais-de-gestion.yaml" };
const sixPercent = edited(shippedFiles(place.ruleSet)[place.path], `value: "5"`, `value: "6"`);

onEachDatabase("a draft that someone follows", (opened) => {
  let world: RulesWorld;
  let agathe: Actor;
  let basile: Actor;
  beforeAll(async () => {
    world = await rulesWorld(opened());
    agathe = world.actor(world.garance, "Agathe", "author");
    basile = world.actor(world.garance, "Basile", "author");
  }, 60_000);

  const followed = async (draftId: string, seen: DraftMark | null) =>
    got(await followDraft(world.deps, basile, { draftId }, seen));

  it("is told whole at first, then not at all while nothing moves", async () => {
    const { draftId } = await draftWith(world, agathe, "Suivi", { ...place, text: sixPercent });
    const first = await followed(draftId, null);
    expect(first).toEqual({
      revision: 1,
      status: "open",
      opinions: 0,
      texts: [{ ...place, revision: 1, updatedBy: agathe.utilisateurId }],
      ended: false,
    });
    expect(await followed(draftId, first)).toBeNull();
  });

  it("is told again for each thing that moves: a text and who wrote it, a word, a status, its end", async () => {
    const { draftId } = await draftWith(world, agathe, "Suivi", { ...place, text: sixPercent });
    const first = await followed(draftId, null);
    got(await writeText(world.deps, basile, { ...place, draftId, text: `${sixPercent}\n`, revision: 1 }));
    const written = await followed(draftId, first);
    expect(written).toMatchObject({ revision: 2, texts: [{ revision: 2, updatedBy: basile.utilisateurId }] });
    got(await commentDraft(world.deps, agathe, { draftId, revision: 2, text: "Et l'an prochain ?" }));
    const spoken = await followed(draftId, written);
    expect(spoken).toMatchObject({ revision: 2, status: "open", opinions: 1 });
    got(await requestReview(world.deps, agathe, { draftId, revision: 2, text: "Prêt." }));
    const asked = await followed(draftId, spoken);
    expect(asked).toMatchObject({ status: "submitted", opinions: 2, ended: false });
    got(await abandonDraft(world.deps, agathe, { draftId }));
    expect(await followed(draftId, asked)).toMatchObject({ status: "abandoned", ended: true });
  });

  it("is nothing that another company may follow", async () => {
    const { draftId } = await draftWith(world, agathe, "Secret");
    const stranger = world.actor(world.mistral, "Denis", "administrator");
    expect(codesOf(await followDraft(world.deps, stranger, { draftId }, null))).toEqual(["DRAFT_UNKNOWN"]);
  });

  describe("in the list", () => {
    it("says when it was begun, when it last moved, and what it has texts of", async () => {
      const listed = async (draftId: string) =>
        got(await listDrafts(world.deps, basile, {})).find(({ id }) => id === draftId);
      const { draftId } = await draftWith(world, agathe, "Listé");
      const empty = await listed(draftId);
      expect([empty?.ruleSets, empty?.updatedAt]).toEqual([[], empty?.createdAt]);
      got(await writeText(world.deps, agathe, { ...place, draftId, text: sixPercent, revision: 0 }));
      const written = await listed(draftId);
      expect([written?.ruleSets, written?.createdAt]).toEqual([[place.ruleSet], empty?.createdAt]);
      expect(written?.authorIds).toEqual([agathe.utilisateurId]);
      expect(Date.parse(written?.updatedAt ?? "")).toBeGreaterThan(Date.parse(empty?.updatedAt ?? ""));
      got(await commentDraft(world.deps, agathe, { draftId, revision: 1, text: "Vu." }));
      // Who comments a draft has not written it.
      got(await commentDraft(world.deps, basile, { draftId, revision: 1, text: "Lu." }));
      const spoken = await listed(draftId);
      expect(spoken?.authorIds).toEqual([agathe.utilisateurId]);
      expect(Date.parse(spoken?.updatedAt ?? "")).toBeGreaterThan(Date.parse(written?.updatedAt ?? ""));
    });

    it("names everyone who wrote it, and each of its rule sets once, however many wrote in it", async () => {
      const { draftId } = await draftWith(world, agathe, "À deux mains", { ...place, text: sixPercent });
      const other = { ruleSet: place.ruleSet, path: "societe.yaml", draftId, revision: 0 };
      got(await writeText(world.deps, basile, { ...other, text: "" }));
      const listed = got(await listDrafts(world.deps, basile, {})).find(({ id }) => id === draftId);
      expect(listed?.authorIds.toSorted()).toEqual([agathe.utilisateurId, basile.utilisateurId].toSorted());
      expect(listed?.ruleSets).toEqual([place.ruleSet]);
    });
  });
});
