import {
  closeMonth,
  readDocumentHeader,
  readDocumentParties,
  readMentions,
  readPayslip,
  validateMonth,
} from "@bareme/use-cases";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { closed, computed, EMPLOYEUR, FICHE, savingIn } from "./mentions-world.ts";
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
import { journalIn } from "./rows.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

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
});
