import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { procedures } from "../src/openapi.ts";
import { problemsOfRefusal, type ApiClient } from "../src/client.ts";
import { apiWorld, type ApiWorld } from "./api-world.ts";
import { askWhatIf } from "./ask-what-if.ts";
import {
  answered,
  CALLED,
  CONTRAT,
  FEBRUARY,
  hire,
  JANUARY,
  MISSION,
  NIR,
  refusedWith,
  typeHours,
  typePaidInvoice,
} from "./payroll-dossier.ts";
import { typedFromPaper } from "./payroll-typed.ts";

const CRA = "matricule;mission;date;nature;unite(H|J);quantite;debut;fin;commentaire";
/** Twenty days of seven hours: the working days of the four weeks from 2 February. */
const DAYS = [2, 9, 16, 23].flatMap((monday) => [0, 1, 2, 3, 4].map((day) => monday + day));
const FEBRUARY_LINES = DAYS.map(
  (day) => `P-001;m1;${String(day).padStart(2, "0")}/02/2026;prestation;H;7;;;`,
);

describe("the payroll over HTTP", () => {
  let world: ApiWorld;
  let paie: ApiClient;
  let lecteur: ApiClient;
  let contratId: string;
  const january = () => ({ contratId, period: "2026-01" });
  const february = () => ({ contratId, period: "2026-02" });

  beforeAll(async () => {
    world = await apiWorld({ shipped: true });
    paie = await world.client("deux-rives", "payroll");
    lecteur = await world.client("deux-rives", "reader");
    contratId = await hire(paie, "P-001");
    await typeHours(paie, contratId, "2026-01");
    await typePaidInvoice(paie, contratId, JANUARY);
    await typePaidInvoice(paie, contratId, FEBRUARY);
  });
  afterAll(() => world.close());

  describe("records", () => {
    it("show a porté with a masked NIR, whoever asks", async () => {
      const portes = await lecteur.payroll.listPortes.query({});
      expect(portes.map(({ matricule, nir }) => [matricule, nir])).toEqual([
        ["P-001", "1 84 ** ** *** *** **"],
      ]);
      expect(world.log()).not.toContain(NIR);
    });

    it("are read as they are kept, and as one dossier", async () => {
      const [contrat] = await lecteur.payroll.listContrats.query({});
      expect([contrat?.id, contrat?.debut, contrat?.fin]).toEqual([contratId, "2026-01-01", null]);
      const { pieces } = await lecteur.payroll.readContrat.query({ contratId });
      expect(pieces.map(({ kind }) => kind).toSorted()).toEqual([
        "cra",
        "encaissement",
        "encaissement",
        "facture",
        "facture",
        "mission",
      ]);
      const { dossier } = await lecteur.payroll.readDossierOf.query({ contratId });
      expect(dossier.factures.map(({ ht, tva }) => [ht, tva])).toEqual([
        ["15000.00", "20"],
        ["20000.00", "20"],
      ]);
      expect(dossier.cra.map(({ heures }) => heures)).toEqual(["140"]);
    });

    it("of a CRA are refused line by line, then written as the preview read them", async () => {
      const bad = ["P-001;m1;31/02/2026;prestation;H;7;;;", "P-009;m1;05/02/2026;prestation;H;7;;;"];
      const faulty = { kind: "cra", file: { text: [CRA, ...FEBRUARY_LINES, ...bad].join("\n") } } as const;
      const seen = await paie.payroll.previewImport.mutate(faulty);
      const refused = seen.lines.filter(({ status }) => status === "refused");
      expect(refused.map(({ line }) => line)).toEqual([22, 23]);
      expect(refused[0]?.reasons.join()).toContain("31/02/2026");
      expect(refused[1]?.reasons.join()).toContain("P-009");
      expect(await refusedWith(paie.payroll.applyImport.mutate({ ...faulty, hash: seen.hash }))).toEqual([
        "IMPORT_REFUSED",
      ]);
      const right = { kind: "cra", file: { text: [CRA, ...FEBRUARY_LINES].join("\n") } } as const;
      const { hash, changes } = await paie.payroll.previewImport.mutate(right);
      expect(changes[0]?.after).toEqual({
        date: "2026-02-02",
        mission: "m1",
        nature: "prestation",
        heures: "7",
      });
      const applied = await paie.payroll.applyImport.mutate({ ...right, hash });
      expect(applied).toEqual({ written: 20, unchanged: 0 });
    });

    it("that two people save at once keep the first, and the second is told", async () => {
      const autre = await world.client("deux-rives", "administrator");
      const change = (client: ApiClient, libelle: string) =>
        client.payroll.savePiece.mutate({
          contratId,
          kind: "credit",
          revision: 1,
          data: { id: "P-01", date: "2026-03-05", libelle, montant: "200.00" },
        });
      const data = { id: "P-01", date: "2026-03-05", libelle: "Parrainage", montant: "200.00" };
      const added = await paie.payroll.savePiece.mutate({ contratId, kind: "credit", data });
      expect(added.revision).toBe(1);
      expect((await change(paie, "Parrainage de mars")).revision).toBe(2);
      const told: unknown = await change(autre, "Autre mot").catch((thrown: unknown) => thrown);
      expect(problemsOfRefusal(told).map(({ code }) => code)).toEqual(["CHANGED_MEANWHILE"]);
      expect(told).toMatchObject({ data: { httpStatus: 409 } });
      const gone = { contratId, kind: "credit", key: "P-01", revision: 2 } as const;
      expect(await paie.payroll.removePiece.mutate(gone)).toBeNull();
    });
  });

  describe("a month", () => {
    it("is opened, computed, explained, validated and closed", async () => {
      expect((await paie.payroll.openMonth.mutate(january())).status).toBe("ouvert");
      const computed = await paie.payroll.computeMonth.mutate(january());
      expect([computed.status, computed.state, computed.netAPayer]).toEqual([
        "calcule",
        "calculé",
        "5177.81",
      ]);
      const fee = { ...january(), amount: "fraisDeGestion[m1]" };
      const explained = await lecteur.payroll.explainAmount.query(fee);
      // 15 000 × 10 %.
      expect([explained.kind, explained.value, explained.sources.length]).toEqual(["computed", "1500.00", 1]);
      expect(explained.ruleSet).toBe("company/deux-rives");
      expect(explained.usedBy).toContainEqual({
        id: "totalFraisDeGestion",
        label: "Frais de gestion du mois",
      });
      expect((await paie.payroll.validateMonth.mutate(january())).status).toBe("valide");
      expect((await paie.payroll.closeMonth.mutate(january())).status).toBe("clos");
      const history = await lecteur.payroll.readMonthHistory.query(january());
      expect(history.map(({ step, nom }) => [step, nom])).toEqual(
        ["ouverture", "calcul", "validation", "cloture"].map((step) => [step, "payroll de Les Deux Rives"]),
      );
      const months = await lecteur.payroll.listMonths.query({ contratId });
      expect(months.map(({ period, status }) => [period, status])).toEqual([["2026-01", "clos"]]);
      expect(await lecteur.payroll.listMonths.query({ period: "2026-01" })).toEqual(months);
    });

    it("gives its payslip, its lock and its entries, amounts as texts with their cents", async () => {
      const { payslip, lock, entries } = await lecteur.payroll.readPayslip.query(january());
      expect(payslip?.netAPayer?.amount).toBe("5177.81");
      expect(payslip?.brut?.amount).toBe("8129.31");
      expect(payslip?.issued).toBe(true);
      expect(lock.period).toBe("2026-01");
      expect(entries.length).toBeGreaterThan(5);
      for (const { amount } of entries) expect(amount).toMatch(/^-?\d+\.\d{2}$/);
      for (const { lines = [] } of payslip?.sections ?? [])
        for (const { employee, employer, amount } of lines)
          for (const text of [employee, employer, amount])
            if (text !== null) expect(text).toMatch(/^-?\d+\.\d{2}$/);
    });

    it("gives its statement, which answers the mentions of the law", async () => {
      const statement = await lecteur.payroll.readStatement.query(january());
      expect(statement?.mentions.paiementsDesClients.amount).toBe("15000.00");
      expect(statement?.mentions.fraisDeGestion.amount).toBe("1500.00");
      expect(statement?.mentions.netAPayer.amount).toBe("5177.81");
    });

    it("is exported, and computed again to the same bytes here and by anyone who has the export", async () => {
      const exported = await lecteur.payroll.exportMonth.query(january());
      const { lock } = await lecteur.payroll.readPayslip.query(january());
      const replayed = { period: "2026-01", result: lock.result };
      expect(await lecteur.payroll.replayMonth.query(january())).toEqual(replayed);
      const elsewhere = world.clientOf(await world.signedIn("petite", "reader"));
      expect(await elsewhere.payroll.replayExport.mutate(exported)).toEqual(replayed);
      const touched = { ...exported, document: exported.document.replace("5177.81", "5177.82") };
      expect(await refusedWith(elsewhere.payroll.replayExport.mutate(touched))).toEqual(["MONTH_TAMPERED"]);
    });

    it("finds nothing in its own payslip typed from paper, and the line in a falsified one", async () => {
      const { payslip } = await lecteur.payroll.readPayslip.query(january());
      const bulletin = typedFromPaper(payslip);
      const own = await lecteur.payroll.controlMonth.mutate({ ...january(), bulletin });
      expect([own.faults, own.unknownLines, own.missingLines]).toEqual([[], [], []]);
      expect(own.steps.every(({ closes }) => closes)).toBe(true);
      const falsified = {
        ...bulletin,
        lignes: bulletin.lignes.map((line) =>
          line["ligne"] === "apportAffaires" ? { ...line, montant: "397.11" } : line,
        ),
      };
      const found = await lecteur.payroll.controlMonth.mutate({ ...january(), bulletin: falsified });
      // 397.11 typed where 387.11 is due.
      expect(found.faults.map(({ line, difference }) => [line, difference])).toEqual([
        ["apportAffaires", "10.00"],
      ]);
    });
  });

  describe("what if", () => {
    it("nothing changes, the months are what they are paid", async () => {
      const supposed = await askWhatIf(lecteur, { ask: "net", contratId });
      expect(
        supposed.ask === "net" && supposed.figures.months.map(({ figures }) => figures.netAPayer),
      ).toEqual(["5177.81", "6600.85"]);
    });

    it("January must give what it gives: a cent of turnover less gives a cent less", async () => {
      const need = await askWhatIf(lecteur, {
        ask: "need",
        contratId,
        period: "2026-01",
        net: "5177.81",
        on: "netAPayer",
        lever: "ca",
        upTo: "16000",
      });
      if (need.ask !== "need") throw new Error("another question was answered");
      expect([need.value, need.net, need.complete]).toEqual(["15000.00", "5177.81", true]);
      expect(need.below).toMatchObject({ value: "14999.99", net: "5177.80" });
    });

    it("the turnover moves, the curve passes by the month as it is", async () => {
      const curve = await askWhatIf(lecteur, {
        ask: "curve",
        contratId,
        period: "2026-01",
        from: "14500",
        to: "15000",
        every: "250",
      });
      expect(curve.ask === "curve" && curve.points.map(({ ca }) => ca)).toEqual([
        "14500.00",
        "14750.00",
        "15000.00",
      ]);
      expect(curve.ask === "curve" && curve.points.at(-1)?.totals.netAPayer).toBe("5177.81");
    });
  });

  describe("a correction of a closed month", () => {
    it("leaves it as it is, and gives its rappel in the open month", async () => {
      await paie.payroll.openMonth.mutate(february());
      expect((await paie.payroll.computeMonth.mutate(february())).netAPayer).toBe("6600.85");
      const missions = [{ id: "m1", client: MISSION.client, dateDebut: MISSION.debut, tjm: MISSION.tjm }].map(
        (mission) => ({ ...mission, caFacture: "13000.00", caEncaisse: "13000.00" }),
      );
      const corrected = await paie.payroll.correctMonth.mutate({
        ...january(),
        motif: "virement saisi pour un autre client",
        facts: { missions },
      });
      expect(corrected.motif).toBe("virement saisi pour un autre client");
      await paie.payroll.computeMonth.mutate(february());
      const statement = await lecteur.payroll.readStatement.query(february());
      const rappels = statement?.sections.find(({ kind }) => kind === "rappels");
      // The clients owe again 15 000 − 13 000 ; 13 000 × 10 % = 1 300.00, 1 500.00 was taken.
      expect(
        rappels?.kind === "rappels" &&
          rappels.table.months.map(({ period, rows }) => [
            period,
            rows.map(({ line, difference }) => [line, difference]),
          ]),
      ).toEqual([
        [
          "2026-01",
          [
            ["encaissement", "2000.00"],
            ["fraisDeGestion", "-200.00"],
          ],
        ],
      ]);
      // 1 500.00 of February, the most of a month, less the 200.00 given back.
      expect(statement?.mentions.fraisDeGestion.amount).toBe("1300.00");
      expect((await lecteur.payroll.readPayslip.query(january())).payslip?.netAPayer?.amount).toBe("5177.81");
    });
  });

  it("changes nothing for whoever may only read", async () => {
    const { id, revision } = (await lecteur.payroll.listContrats.query({}))[0] ?? { id: "", revision: 0 };
    expect(await refusedWith(lecteur.payroll.saveContrat.mutate({ id, revision, data: CONTRAT }))).toEqual([
      "RIGHT_MISSING",
    ]);
  });

  it("is called here and in the tests of passages, procedure by procedure", () => {
    expect(answered(world)).toEqual(CALLED.months);
    const known = procedures().flatMap(({ path }) =>
      path.startsWith("payroll.") ? [path.slice("payroll.".length)] : [],
    );
    const documents: readonly string[] = CALLED.documents;
    const own = known.filter((name) => !documents.includes(name));
    expect([...CALLED.months, ...CALLED.overview, ...CALLED.passages].toSorted()).toEqual(own);
  });
});
