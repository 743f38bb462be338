import { addMonths, canonicalJson, decimal, equals, month, sha256Hex, type JsonValue } from "@bareme/kernel";
import { buildStatement, monthsOf, readDossier, runMonths } from "@bareme/payroll";
import {
  closeMonth,
  computeMonth,
  exportMonth,
  explainAmount,
  openMonth,
  readPayslip,
  readStatement,
  replayExport,
  replayMonth,
  savePiece,
  validateMonth,
  type KeptMonth,
} from "@bareme/use-cases";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { mois, plans } from "../../src/schema/index.ts";
import { onEachDatabase } from "../each-database.ts";
import {
  always,
  codesOf,
  exampleDossier,
  payrollWorld,
  shippedStack,
  valueOf,
  writeDossier,
  type World,
} from "./payroll-world.ts";
import { ledgerIn, monthsIn, tampered } from "./rows.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("deux-rives");
const PERIODS = Array.from({ length: 12 }, (_, index) => addMonths(month("2026-01"), index));

/** Every month of the year, paid on the day that it ends. */
async function payYear(world: World, contratId: string): Promise<void> {
  const { deps, actor } = world;
  for (const period of PERIODS) {
    const asked = { contratId, period };
    valueOf(await openMonth(deps, actor, asked));
    valueOf(await computeMonth(deps, actor, asked));
    valueOf(await validateMonth(deps, actor, asked));
    valueOf(await closeMonth(deps, actor, asked));
  }
}

function bytes(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value)) as JsonValue);
}

onEachDatabase("a year", (opened) => {
  describe("a year of a contract, opened, computed, validated and closed month by month", () => {
    let world: World;
    let contratId: string;
    const { months } = runMonths(
      (() => {
        const input = monthsOf(valueOf(readDossier(exampleDossier())));
        return { ...input, months: input.months.map((one) => ({ ...one, asOf: "2026-12-31" })) };
      })(),
      stack,
    );
    const kept = () => monthsIn(world.database);

    beforeAll(async () => {
      world = await payrollWorld(opened(), always(stack));
      contratId = await writeDossier(world, exampleDossier());
      await payYear(world, contratId);
    }, 120_000);

    it("is the same, byte for byte, as the months of the dossier run in a row", async () => {
      const closed = await kept();
      expect(closed.map(({ status }) => status)).toEqual(PERIODS.map(() => "clos"));
      expect(closed.map(({ request }) => request)).toEqual(months.map(({ request }) => bytes(request)));
      expect(closed.map(({ document }) => document)).toEqual(
        months.map(({ evaluation }) => bytes(evaluation.document)),
      );
    });

    it("gives the payslip and the statement of the run", async () => {
      const asked = { contratId, period: "2026-04" };
      const run = months[3];
      expect(run?.period).toBe("2026-04");
      const payslip = valueOf(await readPayslip(world.deps, world.actor, asked));
      expect(bytes(payslip.payslip)).toBe(bytes(run?.payslip));
      const statement = valueOf(await readStatement(world.deps, world.actor, asked));
      expect(run && bytes(statement)).toBe(run && bytes(buildStatement(run, stack.plan)));
    });

    it("posts each movement once, numbered from one, and the ledger holds what the account closes on", async () => {
      const { deps, actor, store, database } = world;
      const before = (await ledgerIn(database)).length;
      valueOf(await closeMonth(deps, actor, { contratId, period: "2026-12" }));
      expect((await ledgerIn(database)).length).toBe(before);
      const { entries, month: view } = valueOf(
        await readPayslip(deps, actor, { contratId, period: "2026-12" }),
      );
      expect(entries.map(({ numero }) => numero)).toEqual(entries.map((_, index) => index + 1));
      expect(view.status).toBe("clos");
      const balances = await store.inTenant(actor.societeId, (unit) => unit.ledger.balances(contratId));
      const last = months.at(-1)?.account?.accounts.find(({ id }) => id === "disponible");
      expect(equals(decimal(balances["disponible"] ?? "x"), decimal(last?.closing ?? "x"))).toBe(true);
    });

    it("replays each month to the same bytes, from the export alone too", async () => {
      for (const period of PERIODS) {
        const asked = { contratId, period };
        const replayed = valueOf(await replayMonth(world.deps, world.actor, asked));
        const exported = valueOf(await exportMonth(world.deps, world.actor, asked));
        expect(replayExport(JSON.parse(JSON.stringify(exported)))).toEqual({ ok: true, value: replayed });
      }
    }, 60_000);

    it("explains an amount down to its rule", async () => {
      const explained = valueOf(
        await explainAmount(world.deps, world.actor, { contratId, period: "2026-03", amount: "netAPayer" }),
      );
      expect(explained.value).toBe(months[2]?.evaluation.document.values["netAPayer"]);
      expect(
        codesOf(
          await explainAmount(world.deps, world.actor, { contratId, period: "2026-03", amount: "rien" }),
        ),
      ).toEqual(["AMOUNT_UNKNOWN"]);
    });

    it("refuses a record of a closed month, and says to correct it by a rappel", async () => {
      const late = { id: "N-99", date: "2026-05-12", nature: "transport", montant: "12.00" };
      const refused = await savePiece(world.deps, world.actor, { contratId, kind: "frais", data: late });
      expect(codesOf(refused)).toEqual(["RECORD_IN_CLOSED_MONTH"]);
      expect(!refused.ok && refused.problems[0]?.remedy).toContain("rappel");
    });

    it("finds a tampered document, request, plan and lock", async () => {
      const { deps, actor, database } = world;
      const asked = { contratId, period: "2026-06" };
      const good = (await kept()).find(({ period }) => period === asked.period);
      if (good === undefined) throw new Error("June is not there");
      const tamper = (change: (one: KeptMonth) => Partial<KeptMonth>) =>
        tampered(database, (queries) =>
          queries
            .update(mois)
            .set({ ...good, ...change(good) })
            .where(eq(mois.id, good.id)),
        );
      const plan = await world.store.inTenant(actor.societeId, (unit) => unit.plans.find(stack.planHash));
      const withPlan = (text = "") =>
        tampered(database, (queries) => queries.update(plans).set({ plan: text }));
      await tamper(({ document }) => ({
        document: document?.replace('"netAPayer":"', '"netAPayer":"9') ?? null,
      }));
      expect(codesOf(await replayMonth(deps, actor, asked))).toEqual(["MONTH_TAMPERED"]);
      expect(codesOf(await readPayslip(deps, actor, asked))).toEqual(["MONTH_TAMPERED"]);
      await tamper(({ request }) => ({ request: request?.replace("2026-06", "2026-05") ?? null }));
      expect(codesOf(await replayMonth(deps, actor, asked))).toEqual(["MONTH_TAMPERED"]);
      await tamper(() => ({ lock: "{}" }));
      expect(codesOf(await readStatement(deps, actor, asked))).toEqual(["MONTH_TAMPERED"]);
      await tamper(() => ({}));
      await withPlan(plan?.replace("6.90", "6.91"));
      expect(codesOf(await replayMonth(deps, actor, asked))).toEqual(["PLAN_TAMPERED"]);
      await withPlan(plan);
      valueOf(await replayMonth(deps, actor, asked));
    });

    it("finds a document forged together with its lock", async () => {
      const { deps, actor } = world;
      const asked = { contratId, period: "2026-06" };
      const exported = valueOf(await exportMonth(deps, actor, asked));
      const document = exported.document.replace('"netAPayer":"', '"netAPayer":"9');
      const lock = exported.lock.replace(sha256Hex(exported.document), sha256Hex(document));
      expect(codesOf(replayExport({ ...exported, document, lock }))).toEqual(["REPLAY_DIFFERS"]);
      expect(await kept()).toHaveLength(12);
    });
  });
});
