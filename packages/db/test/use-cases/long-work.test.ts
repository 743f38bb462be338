import {
  checkDraft,
  compareDraft,
  findUnprotected,
  previewImport,
  settlePlans,
  verifyReleases,
  type Compiler,
  type PassageDeps,
  type RuleDeps,
} from "@bareme/use-cases";
import { beforeEach, expect, it, vi } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { garanceDossier } from "./payroll-garance.ts";
import { always, payrollWorld, shippedStack, valueOf, writeDossier, type World } from "./payroll-world.ts";
import { draftWith } from "./rules-steps.ts";
import { edited, got, rulesWorld, shippedFiles, type RulesWorld } from "./rules-world.ts";
import { changed } from "./slowed.ts";
import { turnsAtEachStep, turnsBetween } from "./turns.ts";

// Slow machines compile the shipped rules and run their scenarios.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

onEachDatabase("long work of rules lets the server serve others", (opened) => {
  let world: RulesWorld;
  beforeEach(async () => {
    world = await rulesWorld(opened());
  });

  /** The same, and told of each reading or compilation of rules. */
  const watched = (atStep: () => void): RuleDeps => {
    const { compiler } = world.deps;
    const compile: Compiler["compile"] = (...asked) => {
      atStep();
      return compiler.compile(...asked);
    };
    const { store } = changed(world.deps.store, ({ releases }) => ({
      releases: {
        ...releases,
        list: (ruleSet) => {
          if (ruleSet !== undefined) atStep();
          return releases.list(ruleSet);
        },
        byNumber: (...asked) => {
          atStep();
          return releases.byNumber(...asked);
        },
      },
    }));
    return { ...world.deps, store, compiler: { ...compiler, compile } };
  };

  it("between the mutants of a draft's values", async () => {
    const author = world.actor(world.garance, "Agathe", "author");
    const path = "frais-de-gestion.yaml";
    const ruleSet = "company/cap-garance";
    const text = edited(shippedFiles(ruleSet)[path], 'value: "5"', 'value: "6"');
    const { draftId } = await draftWith(world, author, "Frais", { ruleSet, path, text });
    const told: (readonly [done: number, total: number])[] = [];
    const seen = await turnsAtEachStep(async (atStep) => {
      got(
        await findUnprotected(world.deps, author, { draftId }, (done, total) => {
          atStep();
          told.push([done, total]);
        }),
      );
    });
    expect(seen.length).toBeGreaterThan(10);
    expect(turnsBetween(seen)).toBe(true);
    expect(told.every(([done, total]) => done <= total && total === told[0]?.[1])).toBe(true);
    expect(told.map(([done]) => done)).toEqual(
      told.map(([done]) => done).toSorted((one, other) => one - other),
    );
  });

  it("between the companies whose plans are settled, the releases that are verified, and the stacks of a draft", async () => {
    const settled = await turnsAtEachStep((atStep) =>
      settlePlans(
        watched(() => undefined),
        ({ id }) => {
          atStep();
          return id !== world.editeur.id;
        },
      ),
    );
    expect(settled).toHaveLength(2);
    expect(turnsBetween(settled)).toBe(true);
    const reader = world.actor(world.editeur, "Denis", "reader");
    const verified = await turnsAtEachStep(
      async (atStep) => void got(await verifyReleases(watched(atStep), reader, {})),
    );
    expect(verified).toHaveLength(2);
    expect(turnsBetween(verified)).toBe(true);
    const author = world.actor(world.editeur, "Agathe", "author");
    const texts = ["law/fr", "convention/idcc-3219"].map((ruleSet) => {
      const path = "manifest.yaml";
      const text = shippedFiles(ruleSet)[path] ?? "";
      return { ruleSet, path, text: text.replace(/^label: .*$/m, "label: Autre libellé") };
    });
    const { draftId } = await draftWith(world, author, "Libellés", ...texts);
    const checked = await turnsAtEachStep(
      async (atStep) => void got(await checkDraft(watched(atStep), author, { draftId })),
    );
    expect(checked.length).toBeGreaterThan(1);
    expect(turnsBetween(checked)).toBe(true);
    expect(got(await compareDraft(world.deps, author, { draftId })).layers).toHaveLength(2);
  });
});

const HEADER = "matricule;mission;date;nature;unite(H|J);quantite;debut;fin;commentaire";

onEachDatabase("a file of many contracts", (opened) => {
  let world: World;
  beforeEach(async () => {
    world = await payrollWorld(opened(), always(shippedStack("cap-garance")));
  });

  it("is read contract by contract, others served in between", async () => {
    const matricules = ["P-1", "P-2", "P-3"];
    for (const matricule of matricules) await writeDossier(world, garanceDossier(), matricule);
    const lines = matricules.map((matricule) => `${matricule};m1;02/02/2026;prestation;J;1;;;`);
    const seen = await turnsAtEachStep(async (atStep) => {
      const { store } = changed(world.store, ({ months }) => ({
        months: {
          ...months,
          ofContrat: (contratId) => {
            atStep();
            return months.ofContrat(contratId);
          },
        },
      }));
      const deps: PassageDeps = { ...world.deps, store };
      const file = { text: [HEADER, ...lines].join("\n") };
      valueOf(await previewImport(deps, world.actor, { kind: "cra", file }));
    });
    expect(seen).toHaveLength(3);
    expect(turnsBetween(seen)).toBe(true);
  });
});
