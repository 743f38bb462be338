import {
  closeMonth,
  computeMonth,
  openMonth,
  readDashboard,
  savePiece,
  startPassage,
  validateMonth,
  workOn,
  type Actor,
  type PassageJob,
} from "@bareme/use-cases";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { dashboardOf } from "./dashboard-world.ts";
import { garanceDossier } from "./payroll-garance.ts";
import {
  always,
  codesOf,
  payrollWorld,
  shippedStack,
  valueOf,
  writeDossier,
  type Records,
  type World,
} from "./payroll-world.ts";
import { monthsIn } from "./rows.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");
const STEPS = [openMonth, computeMonth, validateMonth, closeMonth];

onEachDatabase("the dashboard, what waits", (opened) => {
  let world: World;
  beforeEach(async () => {
    world = await payrollWorld(opened(), always(stack));
  });

  /** A porté whose month has been brought through some of its steps. */
  async function brought(
    matricule: string,
    steps: number,
    { dossier = garanceDossier(), period = "2026-01" }: { dossier?: Records; period?: string } = {},
  ) {
    const contratId = await writeDossier(world, dossier, matricule);
    for (const step of STEPS.slice(0, steps))
      valueOf(await step(world.deps, world.actor, { contratId, period }));
    return contratId;
  }

  async function blocked(matricule: string): Promise<string> {
    const contratId = await brought(matricule, 0);
    const piece = (data: object) =>
      savePiece(world.deps, world.actor, { contratId, kind: "avantage", data }).then(valueOf);
    const terms = { valeur: "12.00", partPatronale: "2.00", attribution: "saisie" };
    await piece({ titresRestaurant: { aPartirDe: "2026-01", ...terms } });
    await piece({ nombreTitres: { mois: "2026-01", nombre: "10" } });
    for (const step of STEPS.slice(0, 2))
      valueOf(await step(world.deps, world.actor, { contratId, period: "2026-01" }));
    return contratId;
  }

  function refused(matricule: string): Promise<string> {
    const { contrat, ...records } = garanceDossier();
    const byHours = { ...records, contrat: { ...(contrat as object), modeDuree: "heures" }, cra: [] };
    return brought(matricule, 2, { dossier: byHours });
  }

  describe("months", () => {
    it("are counted where they stand, of each period that has one open, those that are closed among them", async () => {
      await brought("P-1", 1);
      await brought("P-2", 2);
      await brought("P-3", 3);
      await blocked("P-4");
      await refused("P-5");
      const two = garanceDossier(["2026-01", "2026-02"]);
      const ahead = await brought("P-6", 4, { dossier: two });
      valueOf(await openMonth(world.deps, world.actor, { contratId: ahead, period: "2026-02" }));
      const nobody = { ouvert: 0, aValider: 0, provisoire: 0, bloque: 0, refuse: 0, aClore: 0, clos: 0 };
      expect((await dashboardOf(world)).months.periods).toEqual([
        {
          ...nobody,
          period: "2026-01",
          total: 6,
          ouvert: 1,
          aValider: 1,
          aClore: 1,
          bloque: 1,
          refuse: 1,
          clos: 1,
        },
        { ...nobody, period: "2026-02", total: 1, ouvert: 1 },
      ]);
    });

    it("of a period that is wholly closed are not told", async () => {
      await brought("P-1", 4);
      const { periods, hindered, late } = (await dashboardOf(world)).months;
      const none = { rows: [], total: 0 };
      expect({ periods, hindered, late }).toEqual({ periods: [], hindered: none, late: none });
    });

    it("that cannot be paid are named, with the first problem or the check that stops them", async () => {
      await brought("P-1", 2);
      const stopped = await blocked("P-2");
      const incomplete = await refused("P-3");
      const months = await monthsIn(world.database);
      const idOf = (contratId: string) => months.find((one) => one.contratId === contratId)?.id;
      const { rows, total } = (await dashboardOf(world)).months.hindered;
      expect(total).toBe(2);
      expect(rows).toMatchObject([
        {
          moisId: idOf(stopped),
          contratId: stopped,
          period: "2026-01",
          state: "bloqué",
          porte: { matricule: "P-2", nom: "Durand", prenom: "Alix" },
          reason: { kind: "check" },
        },
        {
          moisId: idOf(incomplete),
          contratId: incomplete,
          period: "2026-01",
          state: "refusé",
          porte: { matricule: "P-3" },
          reason: { kind: "problem", code: "FACT_MISSING" },
        },
      ]);
      // The check is one of the rules, told in its own words: titres-restaurant of 12.00 of which the company pays 2.00.
      const [check] = rows;
      const told = stack.plan.checks.find(({ id }) => id === check?.reason?.code);
      expect([told?.severity, check?.reason?.message]).toEqual([
        "block",
        expect.stringMatching(/titres?-restaurant|part patronale/i),
      ]);
    });

    it("left open from earlier periods are named", async () => {
      const late = await brought("P-1", 2);
      const current = await brought("P-2", 1, { period: "2026-01" });
      const two = garanceDossier(["2026-01", "2026-02"]);
      const ahead = await brought("P-3", 4, { dossier: two });
      expect((await dashboardOf(world)).months.late).toEqual({ rows: [], total: 0 });
      valueOf(await openMonth(world.deps, world.actor, { contratId: ahead, period: "2026-02" }));
      const found = (await dashboardOf(world)).months.late;
      expect(found.total).toBe(2);
      expect(found.rows.map(({ contratId, status, state }) => [contratId, status, state])).toEqual([
        [late, "calcule", "calculé"],
        [current, "ouvert", null],
      ]);
    });
  });

  describe("drafts", () => {
    /** A draft brought to a status, with one text by someone. */
    async function draft(
      label: string,
      status: "open" | "submitted" | "approved",
      by: { readonly author: string; readonly writer: string },
    ): Promise<string> {
      return world.store.inTenant(world.actor.societeId, async ({ drafts }) => {
        const { id } = await drafts.create({ label, authorId: by.author });
        const text = { ruleSet: "company/deux-rives", path: "frais.yaml", text: "# frais", revision: 0 };
        await drafts.write(id, { ...text, updatedBy: by.writer, base: 0 });
        if (status !== "open") await drafts.setStatus(id, "open", "submitted");
        if (status === "approved") await drafts.setStatus(id, "submitted", "approved");
        return id;
      });
    }
    let claire: string;
    let denis: string;
    let approver: Actor;
    beforeEach(async () => {
      approver = world.withRoles("approver");
      claire = approver.utilisateurId;
      const user = { email: "denis@exemple.fr", nom: "Denis", passwordHash: "-" };
      denis = (await world.store.access.addUser(user)).id;
    });
    const labels = (some: { readonly rows: readonly { readonly label: string }[] }) =>
      some.rows.map(({ label }) => label);

    it("in review wait for whoever wrote nothing of them and may approve", async () => {
      const theirs = await draft("De Denis", "submitted", { author: denis, writer: denis });
      await draft("De Claire", "submitted", { author: claire, writer: denis });
      await draft("Retouché par Claire", "submitted", { author: denis, writer: claire });
      await draft("En cours", "open", { author: denis, writer: denis });
      const { drafts } = await dashboardOf(world, approver);
      expect(drafts.toApprove).toEqual({
        total: 1,
        rows: [{ draftId: theirs, label: "De Denis", revision: 1, authorId: denis, solo: false }],
      });
      // Someone of the payroll approves nothing.
      expect((await dashboardOf(world)).drafts).toMatchObject({
        toApprove: { rows: [], total: 0 },
        mayPublish: false,
      });
    });

    it("of one's own wait too, where the company allows one person to do both", async () => {
      await draft("De Denis", "submitted", { author: denis, writer: denis });
      await draft("De Claire", "submitted", { author: claire, writer: claire });
      await world.store.access.setSoloApproval(world.actor.societeId, true);
      const { toApprove } = (await dashboardOf(world, approver)).drafts;
      expect(toApprove.rows.map(({ label, solo }) => [label, solo])).toEqual([
        ["De Claire", true],
        ["De Denis", false],
      ]);
    });

    it("that are approved wait for their publication, and another company sees none", async () => {
      await draft("Approuvé", "approved", { author: claire, writer: claire });
      await draft("En relecture", "submitted", { author: denis, writer: denis });
      const { toPublish, mayPublish } = (await dashboardOf(world, approver)).drafts;
      expect([labels(toPublish), toPublish.total, mayPublish]).toEqual([["Approuvé"], 1, true]);
      expect(labels((await dashboardOf(world)).drafts.toPublish)).toEqual(["Approuvé"]);
      expect((await dashboardOf(world, world.stranger)).drafts).toMatchObject({
        toApprove: { total: 0 },
        toPublish: { total: 0 },
      });
    });
  });

  it("a passage is told until each of its contracts has its outcome", async () => {
    const { deps, actor } = world;
    await world.store.access.grant(actor.utilisateurId, actor.societeId, "payroll");
    await brought("P-1", 0);
    await brought("P-2", 0);
    const jobs: PassageJob[] = [];
    const queue = { send: async (some: readonly PassageJob[]) => void jobs.push(...some) };
    const passage = valueOf(
      await startPassage({ ...deps, queue }, actor, { step: "calcul", period: "2026-01" }),
    );
    expect((await dashboardOf(world)).passages).toEqual({ rows: [passage], total: 1 });
    for (const job of jobs) await workOn(deps, job);
    expect((await dashboardOf(world)).passages).toEqual({ rows: [], total: 0 });
  });

  it("is a company's: the publisher of law and convention has none", async () => {
    const { store, deps, actor } = world;
    const editeur = await store.access.addSociete({
      slug: "editeur",
      label: "Éditeur",
      kind: "publisher",
      soloApproval: false,
    });
    const publisher: Actor = { ...actor, societeId: editeur.id, kind: "publisher" };
    expect(codesOf(await readDashboard(deps, publisher, {}))).toEqual(["NOT_A_COMPANY"]);
    expect(codesOf(await readDashboard(deps, actor, { period: "2026-01" }))).toEqual(["INPUT_INVALID"]);
  });
});
