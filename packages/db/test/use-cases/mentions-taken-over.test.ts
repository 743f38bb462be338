import {
  readDocumentHeader,
  readMentions,
  saveEmployeur,
  saveMentionsContrat,
  savePiece,
} from "@bareme/use-cases";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { closed, computed, EMPLOYEUR, FICHE, savingIn } from "./mentions-world.ts";
import { garanceDossier } from "./payroll-garance.ts";
import {
  always,
  codesOf,
  payrollWorld,
  shippedStack,
  valueOf,
  writeDossier,
  type World,
} from "./payroll-world.ts";
import { everything } from "./rows.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

onEachDatabase("the mentions of documents", (opened) => {
  describe("of a contract by the month, taken over from another software in March", () => {
    const stack = shippedStack("cap-garance");
    let world: World;
    let contratId: string;
    const header = (period: string) => readDocumentHeader(world.deps, world.actor, { contratId, period });
    const elsewhere = {
      from: "2026-01",
      to: "2026-02",
      paymentDate: "2026-02-28",
      netImposable: "9833.14",
      impot: "1553.64",
      heuresExonerees: "0.00",
    };

    beforeEach(async () => {
      world = await payrollWorld(opened(), always(stack));
      contratId = await writeDossier(world, garanceDossier(["2026-03"]));
      const data = { depuis: "2026-03", ouverture: { period: "2026-02", "*": "initial" } };
      valueOf(await savePiece(world.deps, world.actor, { contratId, kind: "ouverture", data }));
      await computed(world, contratId, "2026-03");
      valueOf(await savingIn(world).employeur("2026-01-01", EMPLOYEUR));
    });

    it("names what its pay rests on, and goes on from the pays of before", async () => {
      const { fiche } = savingIn(world);
      valueOf(await fiche(contratId, "2026-03-01", FICHE));
      expect(await header("2026-03")).toMatchObject({
        problems: [{ code: "MENTION_MISSING", path: ["temps"] }],
      });
      const whole = { ...FICHE, baseDeRemuneration: "salaire mensuel", paiesAnterieures: [elsewhere] };
      valueOf(await fiche(contratId, "2026-03-01", whole, 1));
      const { header: said, earlier } = valueOf(await header("2026-03"));
      expect(said.temps).toEqual({ nature: "autre", base: "salaire mensuel" });
      expect(said.natureTauxPas).toBe("nonPersonnalise");
      expect(earlier).toEqual([elsewhere]);
    });

    it("an earlier payslip counts for what it printed, as the published one of January did", async () => {
      const { fiche } = savingIn(world);
      contratId = await writeDossier(world, garanceDossier(["2026-01", "2026-02"]), "P-002");
      await closed(world, contratId, "2026-01");
      await computed(world, contratId, "2026-02");
      valueOf(await fiche(contratId, "2026-01-01", { ...FICHE, baseDeRemuneration: "salaire mensuel" }));
      expect(valueOf(await header("2026-02")).earlier).toEqual([
        {
          from: "2026-01",
          to: "2026-01",
          paymentDate: "2026-01-31",
          netImposable: "4916.57",
          impot: "776.82",
          heuresExonerees: "0.00",
        },
      ]);
    });

    it("no pay of before covers a month that is paid here, or another pay", async () => {
      const { fiche } = savingIn(world);
      const pays = (...paiesAnterieures: readonly object[]) =>
        fiche(contratId, "2026-03-01", { ...FICHE, paiesAnterieures });
      expect(codesOf(await pays({ ...elsewhere, to: "2026-03" }))).toEqual(["EARLIER_PAY_INVALID"]);
      expect(codesOf(await pays(elsewhere, { ...elsewhere, from: "2026-02" }))).toEqual(["INPUT_INVALID"]);
    });

    it("are not written over by someone who has not seen the last version", async () => {
      const { employeur, fiche } = savingIn(world);
      valueOf(await fiche(contratId, "2026-03-01", FICHE));
      valueOf(await fiche(contratId, "2026-03-01", { ...FICHE, emploi: "Architecte" }, 1));
      const before = await everything(opened().database);
      for (const stale of [
        await fiche(contratId, "2026-03-01", FICHE, 1),
        await fiche(contratId, "2026-03-01", FICHE),
        await employeur("2026-01-01", EMPLOYEUR),
        await employeur("2026-02-01", EMPLOYEUR, 1),
      ])
        expect(codesOf(stale)).toEqual(["CHANGED_MEANWHILE"]);
      expect(await everything(opened().database)).toEqual(before);
    });

    it("are refused with the item of the text that asks for them", async () => {
      const { employeur, fiche } = savingIn(world);
      const said = async (result: ReturnType<typeof employeur> | ReturnType<typeof fiche>) => {
        const read = await result;
        return read.ok ? [] : read.problems.map(({ message }) => message);
      };
      const typo = { ...EMPLOYEUR, siret: "73282932000075", ape: "7830", adresse: [] };
      expect(await said(employeur("2026-06-01", typo))).toEqual([
        expect.stringContaining("R3243-1, 1°"),
        expect.stringContaining("ce n'est pas un SIRET"),
        expect.stringContaining("78.30Z"),
      ]);
      const { convention: _, ...without } = EMPLOYEUR;
      expect(await said(employeur("2026-06-01", without))).toEqual([expect.stringContaining("R3243-1, 3°")]);
      expect(await said(fiche(contratId, "2026-06-01", { adresse: [] }))).toEqual([
        expect.stringContaining("R3243-1, 4°"),
        expect.stringContaining("R3243-1, 4°"),
      ]);
    });

    it("are written by the payroll and read by all, within the company alone", async () => {
      const { deps, stranger, withRoles } = world;
      const version = { effectiveFrom: "2026-03-01", mentions: FICHE };
      const reader = withRoles("reader", "author", "approver");
      expect(codesOf(await saveMentionsContrat(deps, reader, { ...version, contratId }))).toEqual([
        "RIGHT_MISSING",
      ]);
      expect(codesOf(await saveEmployeur(deps, reader, { ...version, mentions: EMPLOYEUR }))).toEqual([
        "RIGHT_MISSING",
      ]);
      expect(valueOf(await readMentions(deps, reader, {})).employeur).toHaveLength(1);
      expect(codesOf(await saveMentionsContrat(deps, stranger, { ...version, contratId }))).toEqual([
        "CONTRAT_UNKNOWN",
      ]);
      expect(codesOf(await readMentions(deps, stranger, { contratId }))).toEqual(["CONTRAT_UNKNOWN"]);
      expect(valueOf(await readMentions(deps, stranger, {})).employeur).toEqual([]);
      expect(codesOf(await readDocumentHeader(deps, withRoles(), { contratId, period: "2026-03" }))).toEqual([
        "RIGHT_MISSING",
      ]);
    });
  });
});
