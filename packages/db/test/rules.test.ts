import { canonicalJson, sha256Hex } from "@bareme/kernel";
import { AlreadyThere, FIRST_LINK, hashOfEntry } from "@bareme/use-cases";
import { describe, expect, it } from "vitest";
import { onEachDatabase } from "./each-database.ts";
import { addToJournal, fresh, makeSociete, makeUser, releaseOf } from "./made.ts";

/** What a careless store would change on the way: accents, quotes, backslashes, ends of lines, emoji, spaces at the end. */
const AWKWARD = canonicalJson({ 'clé "1"': "é\\n\n\t🧾  ", a: ["0.10", "1e3", "  "], "\u2028": "'; --" });

const NO_ID = "pas-un-identifiant";

onEachDatabase("rules, drafts and journal", (opened) => {
  const store = () => opened().store;
  const text = (updatedBy: string, changes: object = {}) => ({
    ruleSet: "company/x",
    path: "a.yaml",
    text: "a: 1\n",
    revision: 0,
    updatedBy,
    base: 0,
    ...changes,
  });

  describe("releases", () => {
    it("the last one is that of the greatest number known on the date", async () => {
      const a = await makeSociete(store());
      const people = { authorId: await makeUser(store()), approverId: await makeUser(store()) };
      const ruleSet = fresh("company/");
      const files = { "a.yaml": 'rate: "1.0"\n', "scenarios/b.yaml": AWKWARD };
      await store().inTenant(a, async ({ releases }) => {
        await releases.add(releaseOf(a, people, { ruleSet, files, knownFrom: "2026-01-05" }));
        await releases.add(releaseOf(a, people, { ruleSet, number: 2, knownFrom: "2026-03-01" }));
      });
      await store().inTenant(a, async ({ releases }) => {
        expect(await releases.latest(ruleSet, "2026-01-04")).toBeUndefined();
        expect(await releases.latest(ruleSet, "2026-02-28")).toMatchObject({ number: 1, files });
        expect(await releases.latest(ruleSet, "2026-03-01")).toMatchObject({
          number: 2,
          knownFrom: "2026-03-01",
        });
        expect(await releases.latest(ruleSet, null)).toMatchObject({ number: 2 });
        expect(await releases.byNumber(ruleSet, 1)).toMatchObject({ files, effectiveFrom: "2026-01-01" });
        expect(await releases.byNumber(ruleSet, 3)).toBeUndefined();
        const listed = await releases.list(ruleSet);
        expect(listed.map(({ number }) => number)).toEqual([2, 1]);
        expect(listed[0]).not.toHaveProperty("files");
      });
    });

    it("two publications of one number: the second is told, and leaves nothing", async () => {
      const a = await makeSociete(store());
      const people = { authorId: await makeUser(store()), approverId: await makeUser(store()) };
      const release = releaseOf(a, people, { ruleSet: fresh("company/") });
      const both = await Promise.allSettled(
        ["one", "two"].map((label) =>
          store().inTenant(a, async ({ drafts, releases }) => {
            await drafts.create({ label, authorId: people.authorId });
            return releases.add(release);
          }),
        ),
      );
      expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      expect(both.find(({ status }) => status === "rejected")).toMatchObject({
        reason: expect.any(AlreadyThere),
      });
      expect(await store().inTenant(a, ({ drafts }) => drafts.list())).toHaveLength(1);
    });
  });

  describe("drafts", () => {
    it("an edit is of one revision of its text, and makes the draft's revision one greater", async () => {
      const a = await makeSociete(store());
      const by = await makeUser(store());
      const { id } = await store().inTenant(a, ({ drafts }) => drafts.create({ label: "d", authorId: by }));
      await store().inTenant(a, async ({ drafts }) => {
        expect(await drafts.write(id, text(by, { base: 3 }))).toBe(true);
        expect(await drafts.write(id, text(by))).toBe(false);
        expect(await drafts.write(id, text(by, { revision: 1, text: null, base: 4 }))).toBe(true);
        expect(await drafts.write(id, text(by, { revision: 1, text: "late" }))).toBe(false);
        expect(await drafts.texts(id)).toEqual([text(by, { revision: 2, text: null, base: 4 })]);
        expect(await drafts.find(id)).toEqual({ id, label: "d", status: "open", authorId: by, revision: 2 });
      });
    });

    it("two people write one text at a time: one wins, the other is told, nothing is lost", async () => {
      const a = await makeSociete(store());
      const by = await makeUser(store());
      const { id } = await store().inTenant(a, ({ drafts }) => drafts.create({ label: "d", authorId: by }));
      const write = (changes: object) =>
        store().inTenant(a, ({ drafts }) => drafts.write(id, text(by, changes)));
      const first = await Promise.all(["x", "y", "z"].map((said) => write({ text: said })));
      expect(first.filter((won) => won)).toHaveLength(1);
      const second = await Promise.all(["x", "y", "z"].map((said) => write({ text: said, revision: 1 })));
      expect(second.filter((won) => won)).toHaveLength(1);
      const others = await Promise.all(["b", "c", "d"].map((path) => write({ path })));
      expect(others).toEqual([true, true, true]);
      await store().inTenant(a, async ({ drafts }) => {
        expect((await drafts.texts(id)).map(({ path }) => path)).toEqual(["a.yaml", "b", "c", "d"]);
        expect(await drafts.find(id)).toMatchObject({ revision: 5 });
      });
    });

    it("comments given while texts are written wait for nobody for ever", async () => {
      const a = await makeSociete(store());
      const by = await makeUser(store());
      const { id } = await store().inTenant(a, ({ drafts }) => drafts.create({ label: "d", authorId: by }));
      const opinion = { utilisateurId: by, kind: "comment", revision: 1, text: "t" } as const;
      await Promise.all(
        Array.from({ length: 5 }, (_, index) => [
          store().inTenant(a, async (unit) => {
            await unit.drafts.addOpinion(id, opinion);
            await addToJournal(unit, "comment");
          }),
          store().inTenant(a, async (unit) => {
            await unit.journal.last();
            expect(await unit.drafts.write(id, text(by, { path: `${index}` }))).toBe(true);
            await addToJournal(unit, "write");
          }),
        ]).flat(),
      );
      expect(await store().inTenant(a, ({ journal }) => journal.list())).toHaveLength(10);
    });

    it("a status changes from the one expected, and a draft that ended takes no text", async () => {
      const a = await makeSociete(store());
      const by = await makeUser(store());
      await store().inTenant(a, async ({ drafts }) => {
        const { id } = await drafts.create({ label: "d", authorId: by });
        expect(await drafts.setStatus(id, "submitted", "approved")).toBe(false);
        expect(await drafts.setStatus(id, "open", "abandoned")).toBe(true);
        expect(await drafts.setStatus(id, "abandoned", "open")).toBe(false);
        expect(await drafts.write(id, text(by))).toBe(false);
        expect(await drafts.texts(id)).toEqual([]);
      });
    });

    it("opinions come in the order they were given", async () => {
      const a = await makeSociete(store());
      const by = await makeUser(store());
      const kinds = ["request", "comment", "refuse", "approve"] as const;
      await store().inTenant(a, async ({ drafts }) => {
        const { id } = await drafts.create({ label: "d", authorId: by });
        for (const kind of kinds)
          await drafts.addOpinion(id, { utilisateurId: by, kind, revision: 1, text: AWKWARD });
        const opinions = await drafts.opinions(id);
        expect(opinions.map(({ kind }) => kind)).toEqual(kinds);
        expect(opinions[0]).toMatchObject({ text: AWKWARD, madeAt: expect.stringMatching(/^\d{4}-.*Z$/) });
      });
    });

    it("what is no identifier finds nothing", async () => {
      const a = await makeSociete(store());
      await store().inTenant(a, async ({ drafts }) => {
        expect(await drafts.find(NO_ID)).toBeUndefined();
        expect(await drafts.setStatus(NO_ID, "open", "submitted")).toBe(false);
        expect(await drafts.write(NO_ID, text(NO_ID))).toBe(false);
        expect(await drafts.opinions(NO_ID)).toEqual([]);
      });
    });
  });

  describe("the journal", () => {
    it("gives every entry back to the byte, so that its hash still holds", async () => {
      const a = await makeSociete(store());
      await store().inTenant(a, (unit) => addToJournal(unit, "première", AWKWARD));
      const [entry] = await store().inTenant(a, ({ journal }) => journal.list());
      if (entry === undefined) throw new Error("no entry");
      const { id: _, hash, ...link } = entry;
      expect(link).toMatchObject({ at: "2026-11-22T05:57:14.120Z", data: AWKWARD, previousHash: FIRST_LINK });
      expect(hashOfEntry(link)).toBe(hash);
    });

    it("is one chain whoever writes at the same time, from its first entry on", async () => {
      const [a, b] = [await makeSociete(store()), await makeSociete(store())];
      await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          store().inTenant(index % 3 === 0 ? b : a, (unit) => addToJournal(unit, `n${index}`)),
        ),
      );
      for (const [tenant, length] of [
        [a, 8],
        [b, 4],
      ] as const) {
        const entries = await store().inTenant(tenant, ({ journal }) => journal.list());
        expect(entries).toHaveLength(length);
        expect(entries.map(({ previousHash }) => previousHash)).toEqual([
          FIRST_LINK,
          ...entries.slice(0, -1).map(({ hash }) => hash),
        ]);
      }
    });

    it("is read from its start or from its end, some at a time", async () => {
      const a = await makeSociete(store());
      await store().inTenant(a, async (unit) => {
        for (const action of ["1", "2", "3"]) await addToJournal(unit, action);
      });
      await store().inTenant(a, async ({ journal }) => {
        const [first] = await journal.list(0, 1);
        expect((await journal.list(first?.id, 1)).map(({ action }) => action)).toEqual(["2"]);
        expect((await journal.list(first?.id)).map(({ action }) => action)).toEqual(["2", "3"]);
        expect(await journal.last()).toMatchObject({ action: "3" });
        const [last, ...others] = await journal.newest(2);
        expect([last, ...others].map((entry) => entry?.action)).toEqual(["3", "2"]);
        expect((await journal.newest(5, last?.id)).map(({ action }) => action)).toEqual(["2", "1"]);
        expect(await journal.newest(5, first?.id)).toEqual([]);
      });
    });
  });

  it("a plan is kept once under its hash, by each tenant for itself", async () => {
    const [a, b] = [await makeSociete(store()), await makeSociete(store())];
    const hash = sha256Hex(AWKWARD);
    await store().inTenant(a, ({ plans }) => plans.keep(hash, AWKWARD));
    await store().inTenant(a, ({ plans }) => plans.keep(hash, "other"));
    expect(await store().inTenant(a, ({ plans }) => plans.find(hash))).toBe(AWKWARD);
    expect(await store().inTenant(b, ({ plans }) => plans.find(hash))).toBeUndefined();
  });

  it("work that fails leaves nothing behind", async () => {
    const a = await makeSociete(store());
    await expect(
      store().inTenant(a, async (unit) => {
        await addToJournal(unit, "lost");
        throw new Error("stop");
      }),
    ).rejects.toThrow("stop");
    expect(await store().inTenant(a, ({ journal }) => journal.list())).toEqual([]);
  });
});
