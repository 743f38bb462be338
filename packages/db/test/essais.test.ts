import { generateKeyPairSync, sign } from "node:crypto";
import {
  approveDraft,
  createCompiler,
  createDraft,
  listEssais,
  publishDraft,
  requestReview,
  runScenarios,
  writeText,
  type Actor,
  type RuleDeps,
} from "@bareme/use-cases";
import type { Result } from "@bareme/kernel";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { essais } from "../src/schema/index.ts";
import { onEachDatabase } from "./each-database.ts";
import { fresh, makeSociete, makeUser } from "./made.ts";
import { codesOf, valueOf } from "./use-cases/payroll-world.ts";
import { emptied, tampered } from "./use-cases/rows.ts";

const LAW = "law/essai";
const { privateKey } = generateKeyPairSync("ed25519");

/** Total = base + amount. */
const rules = (amount: string): string => `sources: { loi: { text: Une loi } }
facts: [{ id: baseEssai, label: Base, type: decimal, unit: EUR }]
parameters: [{ id: montantEssai, label: Montant, unit: EUR, values: [{ from: 2026-01-01, value: "${amount}", source: loi }] }]
lines: [{ id: totalEssai, label: Total, kind: formula, formula: baseEssai + montantEssai, round: { step: "0.01", mode: half-up }, source: loi }]
`;

/** 100.00 + 10.00 = 110.00. */
const scenario = (expected: string, name = "Le montant s'ajoute à la base"): string =>
  `- { scenario: "${name}", origin: "calcul à la main", period: 2026-01, facts: { baseEssai: "100.00" }, expect: { totalEssai: "${expected}" } }\n`;

const MANIFEST = `ruleSet: ${LAW}\nlayer: law\nlabel: Loi d'un essai\n`;

onEachDatabase("runs of scenarios that are kept", (opened) => {
  let deps: RuleDeps;
  let author: Actor;
  let approver: Actor;

  beforeEach(async () => {
    const { store, database } = opened();
    await emptied(database);
    const societeId = await makeSociete(store, "publisher");
    const person = async (role: "author" | "approver"): Promise<Actor> => ({
      utilisateurId: await makeUser(store),
      nom: fresh("Personne"),
      societeId,
      societe: "Éditeur",
      kind: "publisher",
      roles: new Set([role]),
    });
    [author, approver] = [await person("author"), await person("approver")];
    deps = {
      store,
      clock: { today: () => "2026-11-22", now: () => "2026-11-22T08:00:00.000Z" },
      signer: {
        keyId: "k",
        sign: (text) => sign(null, Buffer.from(text), privateKey).toString("base64"),
        verify: () => true,
      },
      compiler: createCompiler(),
    };
  });

  /** A draft with these texts, each over the release of this number. */
  const draftOf = async (texts: Readonly<Record<string, string>>, base = 0) => {
    const { id: draftId } = valueOf(await createDraft(deps, author, { label: "Brouillon" }));
    for (const [path, text] of Object.entries(texts))
      valueOf(await writeText(deps, author, { draftId, ruleSet: LAW, path, text, revision: 0, base }));
    return { draftId, revision: Object.keys(texts).length };
  };
  const approved = async (draft: { readonly draftId: string; readonly revision: number }) => {
    valueOf(await requestReview(deps, author, { ...draft, text: "Prêt." }));
    valueOf(await approveDraft(deps, approver, { ...draft, text: "Vu." }));
  };
  const publish = (draft: { readonly draftId: string; readonly revision: number }) =>
    publishDraft(deps, approver, {
      ...draft,
      effectiveFrom: "2026-01-01",
      knownFrom: "2026-11-22",
      reason: "Essai",
    });
  const run = async ({ draftId }: { readonly draftId: string }) =>
    valueOf(await runScenarios(deps, author, { draftId }));
  const problemsOf = (result: Result<unknown>): string =>
    result.ok ? "" : result.problems.map(({ message }) => message).join("\n");
  const first = (expected: string) => ({
    "manifest.yaml": MANIFEST,
    "regles.yaml": rules("10.00"),
    "scenarios/total.yaml": scenario(expected),
  });

  it("say which revision was run over which releases, by whom, and only what failed", async () => {
    const draft = await draftOf(first("111.00"));
    await run(draft);
    expect(valueOf(await listEssais(deps, approver, { draftId: draft.draftId }))).toEqual([
      {
        revision: 3,
        by: author.utilisateurId,
        bases: [],
        untouched: 0,
        passed: 0,
        failed: 1,
        failing: [
          {
            ruleSet: LAW,
            file: `${LAW}/scenarios/total.yaml`,
            line: 1,
            scenario: "Le montant s'ajoute à la base",
            differences: [{ period: "2026-01", what: "totalEssai", expected: "111.00", actual: "110.00" }],
          },
        ],
        madeAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        current: true,
      },
    ]);
    const text = scenario("110.00");
    const place = { draftId: draft.draftId, ruleSet: LAW, path: "scenarios/total.yaml" };
    valueOf(await writeText(deps, author, { ...place, text, revision: 1, base: 0 }));
    await run(draft);
    const listed = valueOf(await listEssais(deps, author, { draftId: draft.draftId }));
    expect(
      listed.map(({ revision, passed, failing, current }) => [revision, passed, failing.length, current]),
    ).toEqual([
      [4, 1, 0, true],
      [3, 0, 1, false],
    ]);
  });

  describe("and publication", () => {
    it("a draft that nobody ran is not published; once it ran and all passed, it is", async () => {
      const draft = await draftOf(first("110.00"));
      await approved(draft);
      expect(codesOf(await publish(draft))).toEqual(["SCENARIOS_NOT_RUN"]);
      await run(draft);
      expect(valueOf(await publish(draft)).releases).toMatchObject([{ ruleSet: LAW, number: 1 }]);
    });

    it("a draft whose scenarios fail is not published, and they are named", async () => {
      const draft = await draftOf(first("111.00"));
      await approved(draft);
      await run(draft);
      const refused = await publish(draft);
      expect(codesOf(refused)).toEqual(["SCENARIOS_FAILING"]);
      expect(problemsOf(refused)).toContain(
        `1 scénario(s) sur 1 échouent : « Le montant s'ajoute à la base » (${LAW}/scenarios/total.yaml:1).`,
      );
    });

    it("a run of an earlier revision, or over releases that are no longer the last ones, counts for nothing", async () => {
      const begun = await draftOf(first("110.00"));
      await run(begun);
      await approved(begun);
      valueOf(await publish(begun));
      const draft = await draftOf({ "regles.yaml": rules("10.50") }, 1);
      const added = { ruleSet: LAW, path: "scenarios/autre.yaml", revision: 0, base: 1 };
      await run(draft);
      const edit = { ...added, draftId: draft.draftId, text: scenario("110.50", "Autre") };
      valueOf(await writeText(deps, author, edit));
      const edited = { ...draft, revision: 2 };
      await approved(edited);
      expect(codesOf(await publish(edited))).toEqual(["SCENARIOS_NOT_RUN"]);
      // Another draft, which changes another file, is published meanwhile: what was run is no longer what would stand.
      await run(edited);
      const other = await draftOf({ "scenarios/encore.yaml": scenario("110.00", "Encore") }, 1);
      await run(other);
      await approved(other);
      valueOf(await publish(other));
      expect(problemsOf(await publish(edited))).toContain(`par-dessus ce qui est publié (${LAW} n° 2)`);
    });

    it("where no rule set has scenarios there is none to run", async () => {
      const draft = await draftOf({ "manifest.yaml": MANIFEST, "regles.yaml": rules("10.00") });
      await approved(draft);
      valueOf(await publish(draft));
    });

    it("a run whose report was tampered with is none", async () => {
      const draft = await draftOf(first("110.00"));
      await approved(draft);
      await run(draft);
      await tampered(opened().database, (queries) =>
        queries.update(essais).set({ report: "x" }).where(eq(essais.brouillonId, draft.draftId)),
      );
      expect(codesOf(await publish(draft))).toEqual(["SCENARIOS_NOT_RUN"]);
      expect(valueOf(await listEssais(deps, author, { draftId: draft.draftId }))).toEqual([]);
    });
  });

  it("are seen by their tenant alone, and never changed by it", async () => {
    const { store, database } = opened();
    const draft = await draftOf(first("110.00"));
    await run(draft);
    const other = await makeSociete(store);
    expect(await store.inTenant(other, (unit) => unit.essais.ofDraft(draft.draftId, 9))).toEqual([]);
    const change = database.inTenant(author.societeId, (queries) =>
      queries.update(essais).set({ failed: 0 }),
    );
    await expect(change).rejects.toThrow();
  });
});
