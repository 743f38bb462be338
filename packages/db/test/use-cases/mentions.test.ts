import {
  closeMonth,
  computeMonth,
  openMonth,
  readDocumentHeader,
  readDocumentParties,
  readMentions,
  readPayslip,
  saveEmployeur,
  saveMentionsContrat,
  savePiece,
  validateMonth,
} from "@bareme/use-cases";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { garanceDossier } from "./payroll-garance.ts";
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
import { everything, journalIn } from "./rows.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Its key is right: the digits, every second one doubled, make 50. */
const EMPLOYEUR = {
  nom: "Les Deux Rives Portage",
  adresse: ["3 quai des Tanneurs", "67000 Strasbourg"],
  siret: "73282932000074",
  ape: "78.30Z",
  etablissement: null,
  convention: "Branche des salariés en portage salarial, 22 mars 2017 (IDCC 3219)",
};

const FICHE = {
  adresse: ["8 allée des Charmes", "67100 Strasbourg"],
  emploi: "Consultante en systèmes d'information",
  classification: "Cadre, senior",
};

async function computed(world: World, contratId: string, period: string): Promise<void> {
  const asked = { contratId, period };
  valueOf(await openMonth(world.deps, world.actor, asked));
  valueOf(await computeMonth(world.deps, world.actor, asked));
}

async function closed(world: World, contratId: string, period: string): Promise<void> {
  const asked = { contratId, period };
  await computed(world, contratId, period);
  valueOf(await validateMonth(world.deps, world.actor, asked));
  valueOf(await closeMonth(world.deps, world.actor, asked));
}

const savingIn = (world: World) => ({
  employeur: (effectiveFrom: string, mentions: object, revision = 0) =>
    saveEmployeur(world.deps, world.actor, { effectiveFrom, revision, mentions }),
  fiche: (contratId: string, effectiveFrom: string, mentions: object, revision = 0) =>
    saveMentionsContrat(world.deps, world.actor, { contratId, effectiveFrom, revision, mentions }),
});

onEachDatabase("the mentions of documents", (opened) => {
  describe("of a contract by the hour, paid from January to May", () => {
    const stack = shippedStack("deux-rives");
    let world: World;
    let contratId: string;
    const header = (period: string) => readDocumentHeader(world.deps, world.actor, { contratId, period });

    beforeAll(async () => {
      world = await payrollWorld(opened(), always(stack));
      contratId = await writeDossier(world, exampleDossier());
      for (const period of ["2026-01", "2026-02", "2026-03", "2026-04"])
        await closed(world, contratId, period);
      await computed(world, contratId, "2026-05");
    });

    it("without them, the document names all that it misses, and where to complete it", async () => {
      const refused = await header("2026-05");
      expect(refused).toMatchObject({
        ok: false,
        problems: [
          { code: "MENTION_MISSING", path: ["employeur"] },
          { code: "MENTION_MISSING", path: ["salarie"] },
          { code: "MENTION_MISSING", path: ["conges"] },
        ],
      });
      if (!refused.ok) expect(refused.problems[0]?.remedy).toContain("2026-05-31");
    });

    it("each document takes the version in force on its day of payment", async () => {
      const { employeur, fiche } = savingIn(world);
      valueOf(await employeur("2026-01-01", EMPLOYEUR));
      const moved = { ...EMPLOYEUR, adresse: ["1 place Neuve", "67000 Strasbourg"] };
      // April is closed and paid on the 30th: the company says its new address from May on.
      expect(codesOf(await employeur("2026-04-30", moved))).toEqual(["MENTIONS_OF_CLOSED_MONTH"]);
      valueOf(await employeur("2026-05-01", moved));
      valueOf(await fiche(contratId, "2026-01-05", FICHE));
      expect(valueOf(await header("2026-04")).header.employeur.adresse).toEqual(EMPLOYEUR.adresse);
      const may = { contratId, period: "2026-05" };
      const parties = valueOf(await readDocumentParties(world.deps, world.actor, may));
      expect(parties.employeur.adresse).toEqual(moved.adresse);
      const kept = valueOf(await readMentions(world.deps, world.actor, { contratId }));
      expect(kept.employeur.map(({ effectiveFrom, revision }) => [effectiveFrom, revision])).toEqual([
        ["2026-01-01", 1],
        ["2026-05-01", 1],
      ]);
    });

    it("a month says who is paid, the hours that its pay counts and the rate of its tax", async () => {
      expect(valueOf(await header("2026-03")).header).toEqual({
        employeur: {
          nom: EMPLOYEUR.nom,
          adresse: EMPLOYEUR.adresse,
          siret: EMPLOYEUR.siret,
          ape: EMPLOYEUR.ape,
          etablissement: null,
        },
        salarie: { nom: "Durand", prenom: "Alix", matricule: "P-001", ...FICHE },
        convention: EMPLOYEUR.convention,
        typeContrat: "CDI",
        dateDebutContrat: "2026-01-05",
        // 140 hours for the client; the 14 hours of prospection are not paid time under this contract.
        temps: { nature: "heures", normales: "140", majorees: [] },
        conges: [],
        activitePartielle: null,
        natureTauxPas: "personnalise",
        heuresExonerees: "0.00",
      });
    });

    it("its sums of the year go on from what each earlier payslip says", async () => {
      const { earlier } = valueOf(await header("2026-03"));
      const january = valueOf(await readPayslip(world.deps, world.actor, { contratId, period: "2026-01" }));
      expect(earlier.map(({ from, to, paymentDate }) => [from, to, paymentDate])).toEqual([
        ["2026-01", "2026-01", "2026-01-31"],
        ["2026-02", "2026-02", "2026-02-28"],
      ]);
      expect(earlier[0]).toMatchObject({
        netImposable: january.payslip?.netImposable?.amount,
        impot: january.payslip?.pas?.amount,
        heuresExonerees: "0.00",
      });
    });

    it("a closed month takes nothing but what it missed", async () => {
      const { fiche } = savingIn(world);
      const leave = { du: "2026-05-04", au: "2026-05-09" };
      expect(codesOf(await header("2026-05"))).toEqual(["MENTION_MISSING"]);
      valueOf(await validateMonth(world.deps, world.actor, { contratId, period: "2026-05" }));
      valueOf(await closeMonth(world.deps, world.actor, { contratId, period: "2026-05" }));
      const completed = { ...FICHE, datesDeConges: [leave] };
      expect(
        codesOf(await fiche(contratId, "2026-01-05", { ...completed, emploi: "Architecte" }, 1)),
      ).toEqual(["MENTIONS_OF_CLOSED_MONTH"]);
      valueOf(await fiche(contratId, "2026-01-05", completed, 1));
      const { conges } = valueOf(await header("2026-05")).header;
      const { payslip } = valueOf(
        await readPayslip(world.deps, world.actor, { contratId, period: "2026-05" }),
      );
      const paid = payslip?.sections.flatMap(({ lines }) => lines).find(({ id }) => id === "congesPayes");
      expect(conges).toEqual([{ ...leave, indemnite: paid?.amount }]);
      expect(codesOf(await fiche(contratId, "2026-01-05", FICHE, 2))).toEqual(["MENTIONS_OF_CLOSED_MONTH"]);
    });

    it("the journal tells what changed, and no address", async () => {
      const entries = (await journalIn(opened().database, world.actor.societeId)).filter(({ action }) =>
        action.startsWith("mentions."),
      );
      expect(entries.map(({ action, data }) => [action, JSON.parse(data)])).toEqual([
        ["mentions.employeur", { effectiveFrom: "2026-01-01", revision: 1, champs: Object.keys(EMPLOYEUR) }],
        ["mentions.employeur", { effectiveFrom: "2026-05-01", revision: 1, champs: ["adresse"] }],
        [
          "mentions.contrat",
          {
            effectiveFrom: "2026-01-05",
            revision: 1,
            champs: [
              "adresse",
              "emploi",
              "classification",
              "baseDeRemuneration",
              "datesDeConges",
              "paiesAnterieures",
            ],
          },
        ],
        ["mentions.contrat", { effectiveFrom: "2026-01-05", revision: 2, champs: ["datesDeConges"] }],
      ]);
      expect(JSON.stringify(entries)).not.toContain("Charmes");
    });
  });

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
