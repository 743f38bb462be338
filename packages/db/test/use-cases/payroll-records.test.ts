import * as cases from "@bareme/use-cases";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { garanceDossier } from "./payroll-garance.ts";
import {
  always,
  codesOf,
  exampleDossier,
  NIR,
  payrollWorld,
  shippedStack,
  valueOf,
  writeDossier,
  type World,
} from "./payroll-world.ts";
import { journalIn, monthsIn } from "./rows.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");
const { listPortes, readDossierOf, removePiece, saveContrat, savePiece, savePorte } = cases;

onEachDatabase("people, contracts and records", (opened) => {
  let world: World;
  const portesKept = ({ store, actor }: World) =>
    store.inTenant(actor.societeId, ({ people }) => people.portes());
  beforeEach(async () => {
    world = await payrollWorld(opened(), always(stack));
  });

  describe("the NIR", () => {
    it("never comes back in clear, nor goes into the journal, whatever is asked", async () => {
      const { deps, actor, database } = world;
      const contratId = await writeDossier(world, garanceDossier());
      const month = { contratId, period: "2026-01" };
      const [porte] = valueOf(await listPortes(deps, actor));
      expect(porte?.nir).toBe("1 84 ** ** *** *** **");
      const answers: unknown[] = [await savePorte(deps, actor, { ...porte, nir: "1 84 06 75 123 456 99" })];
      for (const step of [cases.openMonth, cases.computeMonth, cases.validateMonth, cases.closeMonth])
        answers.push(await step(deps, actor, month));
      for (const read of [cases.readPayslip, cases.readStatement, cases.exportMonth, cases.replayMonth])
        answers.push(await read(deps, actor, month));
      answers.push(
        await readDossierOf(deps, actor, { contratId }),
        await cases.readContrat(deps, actor, { contratId }),
        await listPortes(deps, actor),
      );
      answers.push(
        await savePorte(deps, actor, {
          id: porte?.id,
          revision: porte?.revision,
          matricule: "P-001",
          nom: "Durand",
          prenom: "Alix",
          nir: NIR,
        }),
      );
      const journal = await journalIn(database);
      for (const said of [...answers, journal, await portesKept(world)]) {
        const text = JSON.stringify(said);
        expect(text.replaceAll(/[\s.]/g, "")).not.toContain(NIR.slice(3));
      }
      expect(JSON.stringify(journal)).not.toContain("Durand");
      expect(
        codesOf(
          await savePorte(deps, actor, {
            matricule: "P-002",
            nom: "N",
            prenom: "P",
            nir: "1 84 06 75 123 456 99",
          }),
        ),
      ).toEqual(["INPUT_INVALID"]);
    });

    it("stays when a change does not give it", async () => {
      const { deps, actor } = world;
      const porte = valueOf(
        await savePorte(deps, actor, { matricule: "P-1", nom: "Durand", prenom: "Alix", nir: NIR }),
      );
      const changed = valueOf(
        await savePorte(deps, actor, {
          id: porte.id,
          revision: porte.revision,
          matricule: "P-1",
          nom: "Durand-Roy",
          prenom: "Alix",
        }),
      );
      expect([changed.nom, changed.nir]).toEqual(["Durand-Roy", "1 84 ** ** *** *** **"]);
    });
  });

  describe("a porté that two people change", () => {
    const PERSON = { matricule: "P-1", nom: "Durand", prenom: "Alix" };

    it("keeps what the first wrote, and the second is told", async () => {
      const { deps, actor } = world;
      const { id, revision } = valueOf(await savePorte(deps, actor, PERSON));
      const first = valueOf(await savePorte(deps, actor, { ...PERSON, id, revision, nom: "Durand-Roy" }));
      expect(first.revision).toBe(revision + 1);
      const second = await savePorte(deps, actor, { ...PERSON, id, revision, prenom: "Alexandre" });
      expect(codesOf(second)).toEqual(["CHANGED_MEANWHILE"]);
      expect(valueOf(await listPortes(deps, actor))).toEqual([first]);
      const again = { ...PERSON, id, revision: first.revision, nom: "Durand-Roy", prenom: "Alexandre" };
      expect(valueOf(await savePorte(deps, actor, again)).revision).toBe(first.revision + 1);
    });

    it("is not changed without the revision that was read, nor added with one", async () => {
      const { deps, actor } = world;
      const { id } = valueOf(await savePorte(deps, actor, PERSON));
      for (const half of [{ id }, { revision: 0 }]) {
        const refused = await savePorte(deps, actor, { ...PERSON, matricule: "P-2", ...half });
        expect(!refused.ok && refused.problems.map(({ code, path }) => [code, path])).toEqual([
          ["INPUT_INVALID", ["revision"]],
        ]);
      }
    });
  });

  it("of a contract or a porté that nobody has, the months and the contracts are not none", async () => {
    const { deps, actor } = world;
    const contratId = await writeDossier(world, garanceDossier());
    const nobody = "00000000-0000-4000-8000-000000000000";
    expect(codesOf(await cases.listMonths(deps, actor, { contratId: nobody }))).toEqual(["CONTRAT_UNKNOWN"]);
    expect(codesOf(await cases.listContrats(deps, actor, { porteId: nobody }))).toEqual(["PORTE_UNKNOWN"]);
    expect(valueOf(await cases.listMonths(deps, actor, { contratId }))).toEqual([]);
    const { id: porteId } = valueOf(
      await savePorte(deps, actor, { matricule: "P-9", nom: "N", prenom: "P" }),
    );
    expect(valueOf(await cases.listContrats(deps, actor, { porteId }))).toEqual([]);
  });

  describe("the records of a contract", () => {
    it("make the dossier that they came from", async () => {
      const contratId = await writeDossier(world, exampleDossier());
      const { dossier } = valueOf(await readDossierOf(world.deps, world.actor, { contratId }));
      expect(dossier.missions.map(({ id }) => id)).toEqual(["audit", "refonte"]);
      expect(dossier.factures).toHaveLength(16);
      expect(dossier.avantages.cesu).toHaveLength(1);
      expect(dossier.rules).toEqual(["company/deux-rives"]);
    });

    it("are each read with the others: a fault says which record and where", async () => {
      const { deps, actor } = world;
      const contratId = await writeDossier(world, garanceDossier());
      const unknown = { id: "E-9", facture: "F-9", date: "2026-01-30", ttc: "10.00" };
      const refused = await savePiece(deps, actor, { contratId, kind: "encaissement", data: unknown });
      expect(!refused.ok && refused.problems.map(({ code, path }) => [code, path])).toEqual([
        ["REFERENCE_UNKNOWN", ["encaissement", "E-9", "facture"]],
      ]);
      const number = { ...unknown, facture: "F-2026-01", ttc: 10.5 };
      expect(
        codesOf(await savePiece(deps, actor, { contratId, kind: "encaissement", data: number })),
      ).toEqual(["INPUT_INVALID"]);
      const shape = { ...unknown, facture: "F-2026-01", ttc: "10.555" };
      expect(codesOf(await savePiece(deps, actor, { contratId, kind: "encaissement", data: shape }))).toEqual(
        ["DOSSIER_INVALID"],
      );
      const invoice = { contratId, kind: "facture", key: "F-2026-01", revision: 1 };
      expect(codesOf(await removePiece(deps, actor, invoice))).toEqual(["REFERENCE_UNKNOWN"]);
      const receipt = { contratId, kind: "encaissement", key: "E-2026-01", revision: 1 };
      valueOf(await removePiece(deps, actor, receipt));
      expect(codesOf(await removePiece(deps, actor, receipt))).toEqual(["PIECE_UNKNOWN"]);
      valueOf(await removePiece(deps, actor, invoice));
    });

    it("written by two people at once, the second is told", async () => {
      const { deps, actor } = world;
      const contratId = await writeDossier(world, garanceDossier());
      const expense = {
        contratId,
        kind: "frais",
        data: { id: "N-1", date: "2026-01-12", nature: "transport", montant: "40.00" },
      };
      const first = valueOf(await savePiece(deps, actor, expense));
      expect(codesOf(await savePiece(deps, actor, expense))).toEqual(["CHANGED_MEANWHILE"]);
      valueOf(
        await savePiece(deps, actor, {
          ...expense,
          revision: first.revision,
          data: { ...expense.data, montant: "41.00" },
        }),
      );
      expect(codesOf(await savePiece(deps, actor, { ...expense, revision: first.revision }))).toEqual([
        "CHANGED_MEANWHILE",
      ]);
    });

    it("may begin with the state of an account kept elsewhere", async () => {
      const { deps, actor } = world;
      const { contrat, missions } = garanceDossier();
      const contratId = await writeDossier(world, { contrat, missions });
      const ouverture = { depuis: "2026-03", ouverture: { period: "2026-02", soldeDisponible: "125.00" } };
      valueOf(await savePiece(deps, actor, { contratId, kind: "ouverture", data: ouverture }));
      expect(codesOf(await cases.openMonth(deps, actor, { contratId, period: "2026-01" }))).toEqual([
        "MONTH_OUT_OF_ORDER",
      ]);
      valueOf(await cases.openMonth(deps, actor, { contratId, period: "2026-03" }));
      valueOf(await cases.computeMonth(deps, actor, { contratId, period: "2026-03" }));
      const request = JSON.parse((await monthsIn(world.database))[0]?.request ?? "{}") as {
        opening: unknown;
      };
      expect(request.opening).toEqual(ouverture.ouverture);
    });

    it("are never written over a revision that no table counts to", async () => {
      const { deps, actor } = world;
      const contratId = await writeDossier(world, garanceDossier());
      const key = { contratId, kind: "encaissement", key: "E-2026-01" };
      for (const revision of [2_147_483_647, 2_147_483_648, Number.MAX_SAFE_INTEGER]) {
        const data = { id: "E-2026-01", facture: "F-2026-01", date: "2026-01-25", ttc: "11400.00" };
        const contrat = { id: contratId, revision, data: garanceDossier()["contrat"] };
        expect([
          codesOf(await savePiece(deps, actor, { ...key, revision, data })),
          codesOf(await removePiece(deps, actor, { ...key, revision })),
          codesOf(await saveContrat(deps, actor, contrat)),
        ]).toEqual([["INPUT_INVALID"], ["INPUT_INVALID"], ["INPUT_INVALID"]]);
      }
    });

    it("two contracts of one porté do not overlap", async () => {
      const { deps, actor } = world;
      await writeDossier(world, garanceDossier());
      const porteId = (await portesKept(world))[0]?.id;
      expect(codesOf(await saveContrat(deps, actor, { porteId, data: garanceDossier()["contrat"] }))).toEqual(
        ["CONTRAT_OVERLAP"],
      );
    });
  });
});
