import { describe, expect, it } from "vitest";
import { mentionsMissingFrom, payslipPdf } from "../src/index.ts";
import { GARANCE_HEADER } from "./headers.ts";
import { exampleMonths, monthOf, must, rulesOf } from "./months.ts";
import { readPdf } from "./poppler.ts";

const { payslip } = monthOf(exampleMonths("cap-garance-2026-01.yaml", rulesOf("cap-garance")), "2026-01");
const given = { payslip, earlier: [], rappels: [] };

async function problemsOf(month: typeof payslip, header: unknown): Promise<readonly string[]> {
  const result = await payslipPdf({ ...given, payslip: month, header });
  return result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path.join(".")}`);
}

/** The header without one of its members, whatever its depth. */
function without(header: unknown, [key = "", ...rest]: readonly string[]): unknown {
  if (typeof header !== "object" || header === null) return header;
  return Object.fromEntries(
    Object.entries(header).flatMap(([name, value]) =>
      name !== key ? [[name, value]] : rest.length === 0 ? [] : [[name, without(value, rest)]],
    ),
  );
}

const HOURS = { ...GARANCE_HEADER, temps: { nature: "heures", normales: "151.67", majorees: [] } };
const LEAVE = { ...GARANCE_HEADER, conges: [{ du: "2026-01-05", au: "2026-01-09", indemnite: "545.90" }] };
const PARTIAL = { ...GARANCE_HEADER, activitePartielle: { heures: "7", taux: "60", somme: "75.20" } };
const DAYS = {
  ...GARANCE_HEADER,
  temps: { nature: "forfaitJours", joursAnnee: "218", joursMois: "18.5", joursDouzeMois: "204" },
};

describe("une mention absente de l'en-tête est refusée, jamais laissée en blanc", () => {
  it.each([
    { item: "1°", path: "employeur.nom", header: GARANCE_HEADER },
    { item: "1°", path: "employeur.adresse", header: GARANCE_HEADER },
    { item: "1°", path: "employeur.etablissement", header: GARANCE_HEADER },
    { item: "2°", path: "employeur.ape", header: GARANCE_HEADER },
    { item: "2°", path: "employeur.siret", header: GARANCE_HEADER },
    { item: "3°", path: "convention", header: GARANCE_HEADER },
    { item: "4°", path: "salarie.nom", header: GARANCE_HEADER },
    { item: "4°", path: "salarie.prenom", header: GARANCE_HEADER },
    { item: "4°", path: "salarie.emploi", header: GARANCE_HEADER },
    { item: "4°", path: "salarie.classification", header: GARANCE_HEADER },
    { item: "5°", path: "temps", header: GARANCE_HEADER },
    { item: "5°", path: "temps.base", header: GARANCE_HEADER },
    { item: "5°", path: "temps.normales", header: HOURS },
    { item: "5°", path: "temps.majorees", header: HOURS },
    { item: "5°", path: "temps.joursAnnee", header: DAYS },
    { item: "5°", path: "temps.joursMois", header: DAYS },
    { item: "9°", path: "natureTauxPas", header: GARANCE_HEADER },
    { item: "12°", path: "conges", header: GARANCE_HEADER },
    { item: "12°", path: "conges.0.du", header: LEAVE },
    { item: "12°", path: "conges.0.au", header: LEAVE },
    { item: "12°", path: "conges.0.indemnite", header: LEAVE },
    { item: "16°", path: "activitePartielle", header: GARANCE_HEADER },
    { item: "16°", path: "activitePartielle.heures", header: PARTIAL },
    { item: "16°", path: "activitePartielle.taux", header: PARTIAL },
    { item: "16°", path: "activitePartielle.somme", header: PARTIAL },
    { item: "contrat (L1254-14, L1254-20)", path: "typeContrat", header: GARANCE_HEADER },
    { item: "modèle", path: "heuresExonerees", header: GARANCE_HEADER },
  ])("$item : $path", async ({ path, header }) => {
    const [conges] = LEAVE.conges;
    const steps = path.split(".");
    const cut = path.startsWith("conges.")
      ? { ...header, conges: [without(conges, steps.slice(2))] }
      : without(header, steps);
    expect(await problemsOf(payslip, cut)).toEqual([`MENTION_MISSING ${path}`]);
  });

  it("un texte fait d'espaces, une adresse sans ligne : toutes à la fois", async () => {
    const employeur = { ...GARANCE_HEADER.employeur, nom: "  ", adresse: [], siret: "123" };
    expect(await problemsOf(payslip, { ...GARANCE_HEADER, employeur })).toEqual([
      "MENTION_MISSING employeur.nom",
      "MENTION_MISSING employeur.adresse",
      "MENTION_INVALID employeur.siret",
    ]);
  });
});

describe("une mention que le mois calculé n'a pas est refusée", () => {
  const { sections } = payslip;
  const pas = payslip.pas ?? { label: "", base: "0", rate: "0", amount: "0" };
  it.each([
    {
      item: "6°",
      path: "payslip.sections",
      month: { sections: sections.filter(({ kind }) => kind !== "earnings") },
    },
    { item: "7°", path: "payslip.brut", month: { brut: null } },
    { item: "8° a", path: "payslip.cotisationsSalariales", month: { cotisationsSalariales: null } },
    { item: "8° a", path: "payslip.cotisationsPatronales", month: { cotisationsPatronales: null } },
    { item: "9°", path: "payslip.pas", month: { pas: null } },
    { item: "9°, assiette", path: "payslip.pas", month: { pas: { ...pas, base: null } } },
    { item: "9°, taux", path: "payslip.pas", month: { pas: { ...pas, rate: null } } },
    { item: "9°, somme sans l'impôt", path: "payslip.netAvantImpot", month: { netAvantImpot: null } },
    { item: "9° bis", path: "payslip.montantNetSocial", month: { montantNetSocial: null } },
    { item: "10°", path: "payslip.netAPayer", month: { netAPayer: null } },
    { item: "11°", path: "payslip.paymentDate", month: { paymentDate: "" } },
    { item: "14°", path: "payslip.totalVerseEmployeur", month: { totalVerseEmployeur: null } },
    { item: "modèle", path: "payslip.netImposable", month: { netImposable: null } },
  ])("$item : $path", async ({ path, month }) => {
    expect(await problemsOf({ ...payslip, ...month }, GARANCE_HEADER)).toEqual([`MENTION_MISSING ${path}`]);
  });

  it("8° b et 13° n'ont rien à dire d'un mois qui n'en a pas, et 12° et 16° s'ils sont dits vides", async () => {
    const { mentions } = must(await payslipPdf({ ...given, header: GARANCE_HEADER }));
    const absent = mentions.filter(({ state }) => state === "notApplicable").map(({ item }) => item);
    expect(absent).toEqual(["8° b", "12°", "13°", "16°"]);
    expect(mentions.map(({ item }) => item)).toEqual(
      "1° 2° 3° 4° 5° 6° 7°,8° a,8° b,9°,9° bis,10° 11° 12° 13° 14° 15° 16°,R3243-5"
        .split(",")
        .flatMap((part) => (/^\d+° \d/.test(part) ? part.split(" ") : [part])),
    );
    expect(mentionsMissingFrom("page blanche", mentions).length).toBe(15);
  });
});

describe("chaque mention est imprimée", () => {
  it("avec un établissement, des heures majorées, des congés pris et de l'activité partielle", async () => {
    const header = {
      ...GARANCE_HEADER,
      employeur: {
        ...GARANCE_HEADER.employeur,
        etablissement: { nom: "Agence de Roubaix", adresse: ["3 place de la Fosse", "59100 Roubaix"] },
      },
      temps: { nature: "heures", normales: "151.67", majorees: [{ heures: "4", taux: "25" }] },
      conges: LEAVE.conges,
      activitePartielle: PARTIAL.activitePartielle,
    };
    const { pdf, mentions } = must(await payslipPdf({ ...given, header }));
    const { text } = readPdf(pdf);
    expect(mentionsMissingFrom(text, mentions)).toEqual([]);
    const plain = text.replaceAll(/\s+/g, " ");
    for (const words of [
      "Cap Garance Portage",
      "12 rue des Tisserands",
      "59000 Lille",
      "Établissement : Agence de Roubaix, 3 place de la Fosse, 59100 Roubaix",
      "SIRET 123 456 789 00018 · APE 78.30Z",
      "Branche des salariés en portage salarial, 22 mars 2017 (IDCC 3219)",
      "Camille Lenoir",
      "Consultante en systèmes d'information",
      "Cadre, senior",
      "janvier 2026",
      "151,67 heures au taux normal, 4 heures majorées de 25,00 %",
      "du 5 janvier 2026 au 9 janvier 2026, indemnité 545,90 €",
      "7 heures à 60,00 %, 75,20 €",
      "le 31 janvier 2026",
      "www.service-public.gouv.fr, rubrique « Bulletin de paie »",
      "conservez ce bulletin de paie sans limitation de durée",
    ])
      expect(plain).toContain(words);
  });

  it("un forfait en jours, avec son volume et les jours des douze derniers mois", async () => {
    const { pdf } = must(await payslipPdf({ ...given, header: DAYS }));
    expect(readPdf(pdf).text.replaceAll(/\s+/g, " ")).toContain(
      "forfait de 218 jours par an, 18,5 jours ce mois, 204 jours travaillés sur douze mois",
    );
  });
});
