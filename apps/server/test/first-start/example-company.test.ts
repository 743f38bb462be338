import { monthsCovered, monthsOf, readDossier, runMonths } from "@bareme/payroll";
import { listPortes, readStatement, signIn, verifyTenant } from "@bareme/use-cases";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readExample } from "../../src/first-start/example-files.ts";
import { installedWorld, type InstalledWorld } from "./installed.ts";
import { EXAMPLE, journalOf, tenantIds, valueOf } from "./world.ts";

// One installation for the whole file: slow machines make a database, compile the shipped rules and pay a year.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let world: InstalledWorld;
beforeAll(async () => {
  world = await installedWorld();
});
afterAll(() => world.close());

describe("the rules that ship", () => {
  it("are releases n° 1, signed, and each tenant verifies", async () => {
    const said: Record<string, unknown> = {};
    for (const [slug, id] of Object.entries(await tenantIds(world.store))) {
      const { releases, tampered } = await world.store.inTenant(id, (unit) =>
        verifyTenant(unit, world.rules.signer, id),
      );
      said[slug] = { releases, tampered };
    }
    // The company reads its own and the publisher's.
    expect(said).toEqual({
      "deux-rives": { releases: 3, tampered: [] },
      editeur: { releases: 2, tampered: [] },
    });
  });

  it("say that one person installed them, whose leave to do so is over and stands in the journal", async () => {
    const { societeId, utilisateurId } = world.actor;
    const releases = await world.store.inTenant(societeId, (unit) => unit.releases.list());
    const said = releases.map(({ ruleSet, number, reason, authorId, approverId }) =>
      [ruleSet, number, reason, authorId, approverId].join(" / "),
    );
    const by = `1 / Règles livrées avec Barème / ${utilisateurId} / ${utilisateurId}`;
    expect(said.toSorted()).toEqual([
      `company/deux-rives / ${by}`,
      `convention/idcc-3219 / ${by}`,
      `law/fr / ${by}`,
    ]);
    for (const slug of ["editeur", "deux-rives"]) {
      const turns = (await journalOf(world.store, slug)).filter(
        ({ action }) => action === "societe.approbationSeule" || action === "release.publish",
      );
      expect(turns.at(0)?.data).toBe('{"soloApproval":true}');
      expect(turns.at(-1)?.data).toBe('{"soloApproval":false}');
    }
    const solo = (await world.store.access.societes()).map(({ soloApproval }) => soloApproval);
    expect(solo).toEqual([false, false]);
  });

  it("are known on every day of the example, its first included", async () => {
    expect((await world.payroll.planOf("deux-rives", "2025-11-01")).ok).toBe(true);
  });
});

describe("the administrator", () => {
  it("signs in with the password that was told", async () => {
    const { email, password } = world.account;
    expect(world.first.said[0]).toContain(`« ${email} » et le mot de passe « ${password} »`);
    expect(email).toBe("admin@bareme.local");
    expect((await signIn(world.access, { email, password })).ok).toBe(true);
  });
});

describe("the example company", () => {
  const YEAR =
    "2025-11 2025-12 2026-01 2026-02 2026-03 2026-04 2026-05 2026-06 2026-07 2026-08 2026-09 2026-10".split(
      " ",
    );

  it("has closed the months of all, and November is open and computed", async () => {
    const months = await world.months();
    const closed = (matricule: string) =>
      months.get(matricule)?.flatMap(({ period, status }) => (status === "clos" ? [period] : []));
    for (const matricule of ["DR-001", "DR-002", "DR-003"]) expect(closed(matricule)).toEqual(YEAR);
    // A CDD from January to June, and someone who began in April.
    expect(closed("DR-004")).toEqual(YEAR.slice(2, 8));
    expect(closed("DR-005")).toEqual(YEAR.slice(5));
    const open = [...months].flatMap(([matricule, all]) =>
      all
        .filter(({ status }) => status !== "clos")
        .map(({ period, status, state }) => [matricule, period, status, state].join(" ")),
    );
    expect(open).toEqual([
      "DR-001 2026-11 calcule calculé",
      "DR-002 2026-11 calcule calculé",
      "DR-003 2026-11 calcule calculé",
      "DR-005 2026-11 calcule bloqué",
    ]);
  });

  it("has one month blocked, for more leave taken than is due", async () => {
    // From April to November 8 × 2,5 = 20 days, less 11 in August and 11 in November: −2.
    const { events } = (await world.payslip("DR-005", "2026-11")).month;
    expect(events.filter(({ severity }) => severity === "block").map(({ message }) => message)).toEqual([
      "11 jours pris : le solde de congés devient −2.",
    ]);
  });

  it("pays in September the rappel of a day of June, once", async () => {
    const rappels: Record<string, readonly string[]> = {};
    for (const period of ["2026-08", "2026-09", "2026-10"]) {
      const { contratId } = (await world.payslip("DR-002", period)).month;
      const statement = valueOf(await readStatement(world.payroll, world.actor, { contratId, period }));
      rappels[period] = (statement?.sections ?? []).flatMap((section) =>
        section.kind === "rappels" ? section.table.months.map((month) => month.period) : [],
      );
    }
    // August too: the leave put aside for that day is in what each day of leave was paid.
    expect(rappels).toEqual({ "2026-08": [], "2026-09": ["2026-06", "2026-08"], "2026-10": [] });
  });

  it("closes the identity of each month, and the ledger stands where the payslips say", async () => {
    let checked = 0;
    for (const [matricule, rows] of await world.months()) {
      const closed = rows.filter(({ status }) => status === "clos");
      for (const { id } of closed) expect((await world.values(id))["ecartIdentite"]).toBe("0.00");
      checked += closed.length;
      const last = closed.at(-1);
      if (last === undefined) throw new Error(`${matricule} has no closed month`);
      const values = await world.values(last.id);
      const balances = await world.store.inTenant(world.actor.societeId, ({ ledger }) =>
        ledger.balances(last.contratId),
      );
      for (const [account, balance] of [
        ["disponible", "soldeDisponible"],
        ["lissage", "soldeLissage"],
        ["montantsReserves", "soldeMontantsReserves"],
      ] as const)
        expect([matricule, account, decimal(balances[account] ?? "0")]).toEqual([
          matricule,
          account,
          decimal(values[balance] ?? ""),
        ]);
    }
    // 3 × 12 + 6 + 7.
    expect(checked).toBe(49);
  });

  it("shows what the trade has: reserve, lissage, advance, an allocation in a month without a mission", async () => {
    const some = async (matricule: string, period: string, value: string) =>
      (await world.values((await world.payslip(matricule, period)).month.id))[value];
    expect(await some("DR-001", "2026-10", "soldeLissage")).not.toBe("0.00");
    expect(await some("DR-001", "2026-10", "soldeReserveBrute")).not.toBe("0.00");
    expect(await some("DR-003", "2026-08", "soldeAvanceMinimum")).not.toBe("0.00");
    expect(await some("DR-003", "2026-07", "allocationProspection")).not.toBe("0.00");
    // A client who pays at sixty days: the whole invoice of the first month is advanced.
    expect(await some("DR-002", "2025-11", "totalMouvementsAvance")).toBe("12920.00");
  });

  it("pays what each dossier pays alone, but for the month that carries a rappel and those after it", async () => {
    const rules = valueOf(await world.payroll.planOf("deux-rives", "2026-11-22"));
    const months = await world.months();
    for (const { matricule, dossier } of valueOf(readExample(EXAMPLE)).portes) {
      const alone = valueOf(readDossier(dossier));
      const run = runMonths(monthsOf(alone, monthsCovered(alone)), rules);
      const until = matricule === "DR-002" ? "2026-08" : "2026-11";
      const own = run.months.filter(({ period }) => period <= until);
      expect(own.length).toBeGreaterThan(5);
      for (const { period, evaluation } of own) {
        const kept = months.get(matricule)?.find((one) => one.period === period);
        const { netAPayer } = await world.values(kept?.id ?? "");
        expect([matricule, period, netAPayer]).toEqual([
          matricule,
          period,
          evaluation.document.values["netAPayer"],
        ]);
      }
    }
  });

  it("keeps NIRs that are nobody's, out of sight", async () => {
    const { portes } = valueOf(readExample(EXAMPLE));
    const journal = (await journalOf(world.store, "deux-rives")).map(({ data }) => data).join("\n");
    for (const nir of portes.map((porte) => porte.nir.replaceAll(" ", ""))) {
      // Born in the department 00, in the commune 000: neither exists.
      expect(nir.slice(5, 10)).toBe("00000");
      expect(journal).not.toContain(nir);
    }
    const shown = valueOf(await listPortes(world.payroll, world.actor)).map(({ nir }) => nir);
    expect(shown).toContain("2 86 ** ** *** *** **");
  });

  it("was told of step by step", () => {
    // 5 dossiers, 49 closed months and 4 open ones.
    expect(world.first.steps).toEqual(Array.from({ length: 58 }, (_, rank) => [rank + 1, 58]));
  });
});

describe("a second start", () => {
  it("does nothing: no account, no step, no entry", async () => {
    const entries = async () => [
      await journalOf(world.store, "editeur"),
      await journalOf(world.store, "deux-rives"),
    ];
    const before = await entries();
    expect(await world.startAgain()).toEqual({ account: null, steps: [], said: [] });
    expect(await entries()).toEqual(before);
  });
});

/** A decimal text without the zeros that end it: the ledger's sums carry as many as its column. */
function decimal(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
