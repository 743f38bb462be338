import {
  applyImport,
  closeMonth,
  computeMonth,
  openMonth,
  previewImport,
  validateMonth,
  type ImportPreview,
} from "@bareme/use-cases";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { garanceDossier } from "./payroll-garance.ts";
import {
  always,
  codesOf,
  contratsOf,
  payrollWorld,
  shippedStack,
  valueOf,
  writeDossier,
  type World,
} from "./payroll-world.ts";
import { everything, recordsIn } from "./rows.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");
const CRA = "matricule;mission;date;nature;unite(H|J);quantite;debut;fin;commentaire";
const text = (...lines: readonly string[]) => ({ text: lines.join("\n") });

onEachDatabase("imports", (opened) => {
  let world: World;
  beforeEach(async () => {
    world = await payrollWorld(opened(), always(stack));
    const { missions: _one, ...dossier } = garanceDossier();
    const missions = [{ id: "m1", client: "Musée du Fleuve", tjm: "500.00", debut: "2026-01-01" }];
    await writeDossier(world, { ...dossier, missions });
  });

  async function preview(kind: string, file: object): Promise<ImportPreview> {
    return valueOf(await previewImport(world.deps, world.actor, { kind, file }));
  }

  function statuses({ lines }: ImportPreview) {
    return lines.map(({ line, status }) => [line, status]);
  }

  const records = async () =>
    (await recordsIn(world.database))
      .filter(
        ({ revision, kind, key }) =>
          revision > 0 && kind === "cra" && key.includes("|m1|") && key.startsWith("2026-02"),
      )
      .map(({ data }) => JSON.parse(data) as unknown);

  describe("a CRA that is imported", () => {
    const good = [
      "P-001;m1;02/02/2026;prestation;J;1;;;",
      "P-001;m1;2026-02-03;prestation;J;0,5;;;demi-journée",
    ];

    it("with two bad lines writes nothing; once they are right, it is written; applied again, it changes nothing", async () => {
      const { deps, actor } = world;
      const bad = text(
        CRA,
        ...good,
        "P-001;m1;31/02/2026;prestation;J;1;;;",
        "P-009;m1;05/02/2026;prestation;J;1;;;",
      );
      const first = await preview("cra", bad);
      expect(statuses(first)).toEqual([
        [2, "accepted"],
        [3, "accepted"],
        [4, "refused"],
        [5, "refused"],
      ]);
      expect(first.lines[2]?.reasons[0]).toContain("31/02/2026");
      expect(first.lines[3]?.reasons[0]).toContain("P-009");
      const before = await everything(opened().database);
      const refused = await applyImport(deps, actor, { kind: "cra", file: bad, hash: first.hash });
      expect(codesOf(refused)).toEqual(["IMPORT_REFUSED"]);
      expect(await everything(opened().database)).toEqual(before);

      const fixed = text(
        CRA,
        ...good,
        "P-001;m1;04/02/2026;prestation;J;1;;;",
        "P-001;m1;05/02/2026;prestation;J;1;;;",
      );
      const second = await preview("cra", fixed);
      expect(second.changes.map(({ change }) => change)).toEqual(["add", "add", "add", "add"]);
      const asked = { kind: "cra", file: fixed, hash: second.hash };
      expect(valueOf(await applyImport(deps, actor, asked))).toEqual({ written: 4, unchanged: 0 });
      expect(await records()).toEqual([
        { date: "2026-02-02", mission: "m1", nature: "prestation", jours: "1" },
        {
          date: "2026-02-03",
          mission: "m1",
          nature: "prestation",
          jours: "0.5",
          commentaire: "demi-journée",
        },
        { date: "2026-02-04", mission: "m1", nature: "prestation", jours: "1" },
        { date: "2026-02-05", mission: "m1", nature: "prestation", jours: "1" },
      ]);
      const after = await everything(opened().database);
      expect(valueOf(await applyImport(deps, actor, asked))).toEqual({ written: 0, unchanged: 4 });
      expect(await everything(opened().database)).toEqual(after);
    });

    it("is applied only as it was read", async () => {
      const { deps, actor } = world;
      const { hash } = await preview("cra", text(CRA, ...good));
      const other = text(CRA, ...good, "P-001;m1;06/02/2026;prestation;J;1;;;");
      expect(codesOf(await applyImport(deps, actor, { kind: "cra", file: other, hash }))).toEqual([
        "IMPORT_MOVED",
      ]);
    });

    it("in Windows-1252, with accents and capitals, is read as it is meant", async () => {
      const csv = [CRA, "P-001;;07/02/2026;Congé;j;1,0;;;congé d'été"].join("\r\n");
      const base64 = Buffer.from(csv, "latin1").toString("base64");
      const { lines, changes } = await preview("cra", { base64 });
      expect(lines).toEqual([{ line: 2, status: "accepted", reasons: [] }]);
      expect(changes[0]?.after).toEqual({
        date: "2026-02-07",
        nature: "conge",
        jours: "1",
        commentaire: "congé d'été",
      });
    });

    it("says what it puts right, counts hours from their times, and joins the hours and the days of one day", async () => {
      const { lines, changes } = await preview(
        "cra",
        text(
          CRA,
          "P-001;m1;9/2/2026;prestation;H;;09:00;12:30;",
          "P-001;m1;09/02/2026;prestation;H;3,5;13:30;17:00;",
          "P-001;m1;2026-02-09;prestation;J;1;;;",
        ),
      );
      expect(lines.map(({ status }) => status)).toEqual(["corrected", "accepted", "accepted"]);
      expect(lines[0]?.reasons).toEqual([
        "date « 9/2/2026 » lue 2026-02-09",
        "quantité comptée de 09:00 à 12:30 : 3.5 h",
      ]);
      expect(changes.map(({ after, lines: from }) => [from, after])).toEqual([
        [
          [2, 3, 4],
          {
            date: "2026-02-09",
            mission: "m1",
            nature: "prestation",
            heures: "7.0",
            jours: "1",
            commentaire: "09:00–12:30 ; 13:30–17:00",
          },
        ],
      ]);
    });

    it("refuses a line said twice, an unknown mission and a day too long, each at its line", async () => {
      const twice = await preview("cra", text(CRA, good[0] ?? "", good[0] ?? ""));
      expect(twice.lines[1]).toEqual({
        line: 3,
        status: "refused",
        reasons: ["la ligne 2 dit déjà la même chose"],
      });
      const unknown = await preview("cra", text(CRA, good[0] ?? "", "P-001;m2;05/02/2026;prestation;J;1;;;"));
      expect(statuses(unknown)).toEqual([
        [2, "accepted"],
        [3, "refused"],
      ]);
      expect(unknown.lines[1]?.reasons[0]).toContain("m2");
      const long = await preview("cra", text(CRA, good[0] ?? "", "P-001;;02/02/2026;formation;J;1;;;"));
      expect(long.lines.filter(({ status }) => status === "refused")).toHaveLength(1);
    });

    it("refuses a line of a closed month", async () => {
      const [contratId = ""] = (await contratsOf(world)).map(({ id }) => id);
      for (const step of [openMonth, computeMonth, validateMonth, closeMonth])
        valueOf(await step(world.deps, world.actor, { contratId, period: "2026-01" }));
      const late = await preview("cra", text(CRA, "P-001;;15/01/2026;formation;J;1;;;"));
      expect(late.lines[0]?.status).toBe("refused");
      expect(late.lines[0]?.reasons[0]).toContain("rappel");
    });

    it("with other columns says which", async () => {
      const { deps, actor } = world;
      const wrong = {
        kind: "cra",
        file: text("matricule;jour;nature;unite;quantite", "P-001;1;prestation;J;1"),
      };
      const refused = await previewImport(deps, actor, wrong);
      expect(codesOf(refused)).toEqual(["IMPORT_COLUMNS"]);
      expect(!refused.ok && refused.problems[0]?.message).toContain(
        "« date » manque, « jour » n'est pas connue",
      );
    });
  });

  describe("invoices and receipts that are imported", () => {
    const INVOICES = "facture;client;mission;matricule;date;ht;tva;ttc;echeance";

    it("read VAT as an amount or as a rate, whichever makes the total, and find the mission of the client", async () => {
      const { changes, lines } = await preview(
        "factures",
        text(
          INVOICES,
          "F-10;Musée du Fleuve;m1;P-001;28/02/2026;8 550,00;1710,00;10260,00;31/03/2026",
          "F-11;Musée du Fleuve;;P-001;28/02/2026;100.00;20;120.00;",
          "F-12;Musée du Fleuve;m1;P-001;28/02/2026;100.00;20;125.00;",
          "F-13;Musée du Fleuve;m1;P-001;28/02/2026;-100.00;-20;-120.00;",
        ),
      );
      expect(lines.map(({ status }) => status)).toEqual(["corrected", "corrected", "refused", "refused"]);
      expect(lines[2]?.reasons[0]).toContain("ne font pas 125.00 TTC");
      expect(changes.map(({ after }) => after)).toEqual([
        { id: "F-10", mission: "m1", date: "2026-02-28", ht: "8550.00", tva: "20", ttc: "10260.00" },
        { id: "F-11", mission: "m1", date: "2026-02-28", ht: "100.00", tva: "20", ttc: "120.00" },
      ]);
    });

    it("write a receipt once, one typed by hand included, and refuse one of no invoice", async () => {
      const { deps, actor } = world;
      const file = text(
        "facture;date;montant",
        "F-2026-01;25/01/2026;11400,00",
        "F-2026-01;12/02/2026;-10,00",
        "F-99;12/02/2026;10,00",
      );
      const first = await preview("encaissements", file);
      expect(first.lines.map(({ status }) => status)).toEqual(["accepted", "accepted", "refused"]);
      expect(first.changes.map(({ change, key }) => [change, key])).toEqual([
        ["none", "E-2026-01"],
        ["add", "E-F-2026-01-2026-02-12--10.00"],
      ]);
      const kept = text(...file.text.split("\n").slice(0, 3));
      const { hash } = await preview("encaissements", kept);
      const asked = { kind: "encaissements", file: kept, hash };
      expect(valueOf(await applyImport(deps, actor, asked))).toEqual({ written: 1, unchanged: 1 });
      expect(valueOf(await applyImport(deps, actor, asked))).toEqual({ written: 0, unchanged: 2 });
    });
  });
});
