import { decimal, decimalToFixed } from "@bareme/kernel";
import { closeMonth, computeMonth, openMonth, savePiece, validateMonth } from "@bareme/use-cases";
import { beforeEach, expect, it, vi } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { dashboardOf, writeBooks } from "./dashboard-world.ts";
import { garanceDossier } from "./payroll-garance.ts";
import { always, payrollWorld, shippedStack, valueOf, writeDossier, type World } from "./payroll-world.ts";
import { monthsIn } from "./rows.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");

onEachDatabase("the dashboard, from the ledger", (opened) => {
  let world: World;
  beforeEach(async () => {
    world = await payrollWorld(opened(), always(stack));
  });

  /** Three accounts; the sums of the tests below are made on these rows by hand. */
  async function threeAccounts() {
    const first = await writeBooks(world, {
      matricule: "P-1",
      opening: { soldeDisponible: "100.00", soldeAvanceMinimum: "-40.00", period: "2025-12" },
      months: {
        "2026-01": [
          ["clients", "disponible", "1700.00"],
          ["disponible", "fraisDeGestion", "85.09"],
          ["disponible", "reserve", "200.00"],
          ["disponible", "salaires", "1600.00"],
        ],
        "2026-02": [
          ["clients", "disponible", "500.00"],
          ["disponible", "fraisDeGestion", "30.08"],
          ["fraisDeGestion", "disponible", "5.00"],
          ["reserve", "disponible", "30.00"],
          ["disponible", "salaires", "400.00"],
        ],
      },
    });
    const second = await writeBooks(world, {
      matricule: "P-2",
      months: {
        "2025-02": [
          ["clients", "disponible", "100.00"],
          ["disponible", "fraisDeGestion", "10.00"],
        ],
        "2026-01": [
          ["avance", "disponible", "300.00"],
          ["disponible", "fraisDeGestion", "15.01"],
          ["disponible", "autresFrais", "10.00"],
          ["disponible", "salaires", "300.00"],
        ],
        "2026-02": [["disponible", "salaires", "65.00"]],
      },
    });
    const third = await writeBooks(world, {
      matricule: "P-3",
      months: {
        "2026-01": [
          ["reserve", "disponible", "12.50"],
          ["disponible", "salaires", "100.00"],
        ],
      },
    });
    return { first, second, third };
  }

  it("gives the fees of each of the last twelve periods beside their turnover, and what they are of it", async () => {
    await threeAccounts();
    const { marge } = await dashboardOf(world);
    // January: 85.09 + 15.01 of 1700.00 + 300.00 advanced; 10010 ÷ 2000 = 5.005, a half that goes to the even 5.00.
    // February: 30.08 − 5.00 given back, of 500.00; 2508 ÷ 500 = 5.016. February of last year is the thirteenth period.
    // Together: 100.10 + 25.08 of 2500.00; 12518 ÷ 2500 = 5.0072.
    expect(marge).toEqual({
      periods: [
        { period: "2026-01", closed: 3, fraisDeGestion: "100.10", ca: "2000.00", part: "5.00" },
        { period: "2026-02", closed: 2, fraisDeGestion: "25.08", ca: "500.00", part: "5.02" },
      ],
      total: { fraisDeGestion: "125.18", ca: "2500.00", part: "5.01" },
    });
  });

  it("says no share of a turnover that is zero or was given back", async () => {
    await writeBooks(world, {
      matricule: "P-1",
      months: {
        "2026-01": [["disponible", "fraisDeGestion", "20.00"]],
        "2026-02": [
          ["disponible", "clients", "80.00"],
          ["fraisDeGestion", "disponible", "4.00"],
        ],
      },
    });
    const { periods, total } = (await dashboardOf(world)).marge;
    expect(periods.map(({ fraisDeGestion, ca, part }) => [fraisDeGestion, ca, part])).toEqual([
      ["20.00", "0.00", null],
      ["-4.00", "-80.00", null],
    ]);
    expect(total).toEqual({ fraisDeGestion: "16.00", ca: "-80.00", part: null });
  });

  it("adds up what each account holds over all contracts, opening states included, by its French name", async () => {
    await threeAccounts();
    const { accounts } = (await dashboardOf(world)).soldes;
    // P-1: 100.00 + 1700.00 − 85.09 − 200.00 − 1600.00 = −85.09, then + 500.00 − 30.08 + 5.00 + 30.00 − 400.00 = 19.83.
    // P-2: 100.00 − 10.00 + 300.00 − 15.01 − 10.00 − 300.00 − 65.00 = −0.01. P-3: 12.50 − 100.00 = −87.50.
    // Disponible: 19.83 − 0.01 − 87.50 = −67.68. Réserve: 200.00 − 30.00 − 12.50 = 157.50.
    expect(accounts.filter(({ contrats }) => contrats > 0)).toEqual([
      {
        account: "disponible",
        label: "Montant disponible",
        role: "disponible",
        lends: false,
        balance: "-67.68",
        contrats: 3,
      },
      {
        account: "reserve",
        label: "Réserve financière",
        role: "provision",
        lends: false,
        balance: "157.50",
        contrats: 2,
      },
      {
        account: "avanceMinimum",
        label: "Avance du minimum par la société",
        role: "solde",
        lends: true,
        balance: "-40.00",
        contrats: 1,
      },
      {
        account: "avance",
        label: "Avance de la société sur les factures",
        role: "avance",
        lends: true,
        balance: "-300.00",
        contrats: 1,
      },
    ]);
    // Every account that holds something from month to month is there, and none that money only goes through.
    expect(accounts.map(({ account, balance }) => `${account} ${balance}`)).toContain("provisionConges 0.00");
    expect(accounts.map(({ account }) => account)).not.toContain("fraisDeGestion");
  });

  it("names the balances below zero, the deepest first, and not an advance that is still to take back", async () => {
    const { second, third } = await threeAccounts();
    const months = await monthsIn(world.database);
    const moisId = (contratId: string, period: string) =>
      months.find((one) => one.contratId === contratId && one.period === period)?.id;
    const { rows, total } = (await dashboardOf(world)).soldes.below;
    expect(total).toBe(3);
    expect(rows.map(({ porte, ...row }) => ({ ...row, porte: porte.matricule }))).toEqual([
      {
        account: "disponible",
        label: "Montant disponible",
        role: "disponible",
        contratId: third,
        moisId: moisId(third, "2026-01"),
        period: "2026-01",
        balance: "-87.50",
        porte: "P-3",
      },
      {
        account: "reserve",
        label: "Réserve financière",
        role: "provision",
        contratId: third,
        moisId: moisId(third, "2026-01"),
        period: "2026-01",
        balance: "-12.50",
        porte: "P-3",
      },
      {
        account: "disponible",
        label: "Montant disponible",
        role: "disponible",
        contratId: second,
        moisId: moisId(second, "2026-02"),
        period: "2026-02",
        balance: "-0.01",
        porte: "P-2",
      },
    ]);
  });

  it("shows the twenty deepest of many balances below zero, and how many there are", async () => {
    for (let index = 1; index <= 22; index += 1)
      await writeBooks(world, {
        matricule: `P-${index}`,
        months: { "2026-01": [["disponible", "salaires", `${index}.00`]] },
      });
    const { below, accounts } = (await dashboardOf(world)).soldes;
    expect([below.total, below.rows.length]).toEqual([22, 20]);
    expect([below.rows[0]?.balance, below.rows.at(-1)?.balance]).toEqual(["-22.00", "-3.00"]);
    // 1 + 2 + … + 22 = 22 × 23 ÷ 2 = 253.
    expect(accounts.find(({ account }) => account === "disponible")?.balance).toBe("-253.00");
  });

  it("holds what the months themselves closed with, for an account kept elsewhere before", async () => {
    const { deps, actor } = world;
    const periods = ["2026-02", "2026-03"];
    const { contrat, ...records } = garanceDossier(periods);
    const contratId = await writeDossier(world, { contrat, ...records });
    const opening = {
      soldeDisponible: "125.40",
      soldeProvisionReserve: "310.00",
      soldeMontantsReserves: "40.00",
    };
    const ouverture = {
      depuis: "2026-02",
      ouverture: { period: "2026-01", ...opening, "*": "initial" },
    };
    valueOf(await savePiece(deps, actor, { contratId, kind: "ouverture", data: ouverture }));
    for (const period of periods)
      for (const step of [openMonth, computeMonth, validateMonth, closeMonth])
        valueOf(await step(deps, actor, { contratId, period }));
    const last = (await monthsIn(world.database)).at(-1);
    const { closing } = JSON.parse(last?.document ?? "{}") as { closing: Readonly<Record<string, string>> };
    const { accounts } = (await dashboardOf(world)).soldes;
    const carried = stack.plan.accounts.flatMap(({ id, balance }) =>
      balance === null ? [] : [[id, decimalToFixed(decimal(closing[balance] ?? "absent"), 2)]],
    );
    expect(accounts.map(({ account, balance }) => [account, balance])).toEqual(carried);
    // What the porté had put aside stays until it is asked for.
    expect(accounts.find(({ account }) => account === "montantsReserves")).toMatchObject({
      balance: "40.00",
      contrats: 1,
    });
    // The published month twice: 5 % of 9500.00.
    expect((await dashboardOf(world)).marge.total).toEqual({
      fraisDeGestion: "950.00",
      ca: "19000.00",
      part: "5.00",
    });
  });

  it("tells a company that has closed nothing nothing, and one company nothing of another", async () => {
    const nothing = {
      marge: { periods: [], total: { fraisDeGestion: "0.00", ca: "0.00", part: null } },
      soldes: { accounts: [], below: { rows: [], total: 0 } },
    };
    expect(await dashboardOf(world)).toMatchObject(nothing);
    await threeAccounts();
    expect(await dashboardOf(world, world.stranger)).toMatchObject(nothing);
  });
});
