import { beforeEach, describe, expect, it, vi } from "vitest";
import * as cases from "../src/index.ts";
import { maskNir, readNir } from "../src/payroll/nir.ts";
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

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");
const { listPortes, readDossierOf, removePiece, saveContrat, savePiece, savePorte } = cases;

let world: World;
beforeEach(async () => {
  world = await payrollWorld(always(stack));
});

describe("the NIR", () => {
  it("is read with its key, Corsica included, and shown by its first digits alone", () => {
    // 2 69 05 49 588 157 80 is the number that public forms show; with 2A, read 19: 97 − (2690519588157 mod 97) = 97 − 80 = 17.
    expect(readNir("2 69 05 49 588 157 80")).toBe("269054958815780");
    expect(readNir("1 84 06 75 123 456 41")).toBe(NIR);
    expect(readNir("2 69 05 2A 588 157 17")).toBe("269052A58815717");
    expect(readNir("1 84 06 75 123 456 42")).toBeUndefined();
    expect(readNir("184067512345")).toBeUndefined();
    expect(maskNir(NIR)).toBe("1 84 ** ** *** *** **");
  });

  it("never comes back in clear, nor goes into the journal, whatever is asked", async () => {
    const { deps, actor, store } = world;
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
        matricule: "P-001",
        nom: "Durand",
        prenom: "Alix",
        nir: NIR,
      }),
    );
    for (const said of [...answers, store.state.journal, store.state.portes]) {
      const text = JSON.stringify(said);
      expect(text.replaceAll(/[\s.]/g, "")).not.toContain(NIR.slice(3));
    }
    expect(JSON.stringify(store.state.journal)).not.toContain("Durand");
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
      await savePorte(deps, actor, { id: porte.id, matricule: "P-1", nom: "Durand-Roy", prenom: "Alix" }),
    );
    expect([changed.nom, changed.nir]).toEqual(["Durand-Roy", "1 84 ** ** *** *** **"]);
  });
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
    expect(codesOf(await savePiece(deps, actor, { contratId, kind: "encaissement", data: number }))).toEqual([
      "INPUT_INVALID",
    ]);
    const shape = { ...unknown, facture: "F-2026-01", ttc: "10.555" };
    expect(codesOf(await savePiece(deps, actor, { contratId, kind: "encaissement", data: shape }))).toEqual([
      "DOSSIER_INVALID",
    ]);
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
    const request = JSON.parse(world.store.state.months[0]?.request ?? "{}") as { opening: unknown };
    expect(request.opening).toEqual(ouverture.ouverture);
  });

  it("two contracts of one porté do not overlap", async () => {
    const { deps, actor, store } = world;
    await writeDossier(world, garanceDossier());
    const porteId = store.state.portes[0]?.id;
    expect(codesOf(await saveContrat(deps, actor, { porteId, data: garanceDossier()["contrat"] }))).toEqual([
      "CONTRAT_OVERLAP",
    ]);
  });
});
