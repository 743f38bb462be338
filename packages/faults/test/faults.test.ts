import { runSql } from "@bareme/local-postgres";
import type { ServerPlace } from "@bareme/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPEN } from "../src/base/names.ts";
import type { Blow } from "../src/blow.ts";
import { openCampaign, pairOf, type Campaign } from "../src/campaign.ts";
import { DEED_NAMES, type DeedName } from "../src/deeds/deeds.ts";
import { DUEL_KINDS, playDuel } from "../src/duel.ts";
import { PAIRS } from "../src/pair.ts";
import type { Struck } from "../src/strike.ts";

/** Minutes, on a machine that does something else too. */
const LONG = 900_000;

const KILLS = 20;
const SEED = 1;

describe("processes killed in the middle of their work", { timeout: LONG }, () => {
  let campaign: Campaign;
  beforeAll(async () => {
    campaign = await openCampaign();
  }, LONG);
  afterAll(() => campaign.close(), LONG);

  it.each(DEED_NAMES)("undisturbed, a %s comes to the same end on both databases", async (deed) => {
    const embedded = await campaign.undisturbed(pairOf(deed, "PGlite"));
    const served = await campaign.undisturbed(pairOf(deed, "PostgreSQL"));
    expect(served.lines).toEqual(embedded.lines);
    expect(served.calls).toEqual(embedded.calls);
  });

  it("undisturbed, the end is the work of twelve portés", async () => {
    const endOf = async (deed: DeedName) => (await campaign.undisturbed(pairOf(deed, "PostgreSQL"))).end;
    const paid = await endOf("passage");
    const month = paid.rows("mois").filter(({ period }) => period === OPEN);
    expect(month.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => "clos"));
    const posted = new Set(paid.rows("ecritures").map((entry) => entry["mois_id"]));
    expect(month.filter(({ id }) => posted.has(id))).toHaveLength(12);
    expect(paid.rows("passages_contrats").map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 6 * 12 }, () => "fait"),
    );
    const published = await endOf("publication");
    expect(published.rows("releases").map(({ number }) => number)).toEqual(
      expect.arrayContaining(["1", "1", "1", "2", "2"]),
    );
    // Half of the month was open, and is blocked by rules over which the company's compile no more.
    expect(published.rows("mois").filter(({ state }) => state === "bloqué")).toHaveLength(6);
    const imported = (await endOf("import")).rows("pieces").length;
    // Four days of work for each, one of which was there, and an invoice.
    expect(imported - campaign.ground.departure.rows("pieces").length).toBe(12 * (4 - 1 + 1));
  });

  it(
    `lose nothing and do nothing twice, ${KILLS} times over months, publications and imports on both databases`,
    async () => {
      const played: (Struck & { readonly seed: number })[] = [];
      for (let seed = SEED; seed < SEED + KILLS; seed += 1)
        played.push({ seed, ...(await campaign.play(seed)) });
      expect(played.filter(({ faults }) => faults.length > 0)).toEqual([]);
      const struck = PAIRS.filter((pair) =>
        played.some((one) => one.killed && one.deed === pair.deed && one.database === pair.database),
      );
      expect(struck).toEqual(PAIRS);
    },
    LONG,
  );

  it(
    "two of them that close one month at once close it once, one killed or none",
    async () => {
      for (let seed = 0; seed < DUEL_KINDS; seed += 1) {
        const { how, faults } = await playDuel(campaign, seed);
        expect({ how, faults }).toEqual({ how, faults: [] });
      }
    },
    LONG,
  );

  describe("would be found out", () => {
    /** Right after the transaction in which a call is made. */
    const behind = async (deed: DeedName, call: string): Promise<readonly Blow[]> => {
      const { calls } = await campaign.undisturbed(pairOf(deed, "PostgreSQL"));
      const diesAfter = calls.indexOf("commit", calls.indexOf(call)) + 1;
      return [{ moment: { is: "never" }, diesAfter, fells: false }];
    };

    /** What the guards of the tables would refuse. */
    const tampered =
      (sql: string) =>
      ({ url }: ServerPlace): Promise<void> =>
        runSql(url ?? "", `SET session_replication_role = replica; ${sql}`);

    it.each([
      {
        deed: "passage",
        database: "PostgreSQL",
        call: "passages.settle",
        fault: /^the month of .* is calcule after 0 steps$/,
      },
      {
        deed: "publication",
        database: "PostgreSQL",
        call: "drafts.setStatus",
        fault: /^the draft is approved and 2 layers are published$/,
      },
      {
        deed: "import",
        database: "PGlite",
        call: "pieces.write",
        fault: /^cra: the journal tells of 1 imports$/,
      },
    ] as const)(
      "if a $deed wrote $call apart from the transaction that it belongs to",
      async ({ deed, database, call, fault }) => {
        const blows = await behind(deed, call);
        const torn = await campaign.strike(pairOf(deed, database), { blows, tears: true });
        expect(torn.killed).toBe(true);
        expect(torn.faults).toContainEqual(expect.stringMatching(fault));
      },
      LONG,
    );

    it.each([
      { what: "a posting was gone", sql: "DELETE FROM ecritures WHERE id = (SELECT max(id) FROM ecritures)" },
      {
        what: "a posting was made twice",
        sql: `INSERT INTO ecritures (societe_id, contrat_id, mois_id, numero, from_account, to_account, amount, line, item, label, basis)
          SELECT societe_id, contrat_id, mois_id, numero + 1000, from_account, to_account, amount, line, item, label, basis
          FROM ecritures ORDER BY id DESC LIMIT 1`,
      },
    ])(
      "if $what",
      async ({ sql }) => {
        const { faults } = await campaign.strike(pairOf("import", "PostgreSQL"), {
          blows: await behind("import", "pieces.write"),
          tampers: tampered(sql),
        });
        expect(faults).toContainEqual(expect.stringMatching(/^verify: /));
        expect(faults).toContainEqual(expect.stringMatching(/^(missing|too much)/));
      },
      LONG,
    );

    it(
      "if what was acknowledged was gone",
      async () => {
        const told: Blow = { moment: { is: "told", count: 3 }, diesAfter: null, fells: false };
        const { faults } = await campaign.strike(pairOf("passage", "PostgreSQL"), {
          blows: [told],
          tampers: tampered("UPDATE passages_contrats SET outcome = NULL"),
        });
        expect(faults).toContainEqual(expect.stringMatching(/^the outcome told of contract .* is gone$/));
      },
      LONG,
    );
  });
});
