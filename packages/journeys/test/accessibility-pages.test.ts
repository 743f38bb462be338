import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsNow, faultsOf, settled, type Visit } from "../src/accessibility.ts";
import { appAddresses } from "../src/app-addresses.ts";
import { publishSecondRelease } from "../src/second-release.ts";
import { openWorld, type World } from "../src/world.ts";

/** What stands in the example company, to open the pages of one thing. */
interface Things {
  readonly contrat: string;
  readonly brouillon: string;
}

const SLOWEST = 900_000;
const OCTOBER = "2026-10";

type Visits = (things: Things) => readonly Visit[];

const RATE = "Assurance vieillesse plafonnée, part salariale";
const RULES = [
  ["parametre", "tauxVieillessePlafonneeSalarie", RATE],
  ["bareme", "grilleTauxNeutre", "Taux neutre du prélèvement à la source, métropole"],
  ["choix", "lectureApport", "Assiette de l'apport d'affaires"],
  ["decision", "avanceAccordee", "Avance accordée sur la facturation du mois"],
  ["ligne", "vieillessePlafonnee", "Assurance vieillesse plafonnée"],
  ["total", "remunerationBrute", "Rémunération brute du mois"],
  ["controle", "journeeTropLongue", "Durée de la journée"],
] as const;

const one =
  (address: string, title: Visit["title"]): Visits =>
  () => [{ address, title }];

const each = (address: string, title: Visit["title"], views: readonly string[]): readonly Visit[] =>
  views.map((view) => ({ address: `${address}?vue=${view}`, title }));

/** Each address of a company with something to show there: what else its address may ask, and each of its tabs. */
const OF_SOCIETE: Readonly<Record<string, Visits>> = {
  "/": one("/", "Tableau de bord"),
  "/regles": ({ brouillon }) => [
    { address: "/regles", title: "Règles" },
    { address: `/regles?brouillon=${brouillon}`, title: "Règles" },
  ],
  "/regles/$genre/$id": ({ brouillon }) => [
    { address: "/regles/parametre/tauxVieillessePlafonneeSalarie", title: RATE },
    ...RULES.map(([genre, id, title]) => ({
      address: `/regles/${genre}/${id}?brouillon=${brouillon}`,
      title,
    })),
  ],
  "/regles/fichier": ({ brouillon }) => [
    { address: "/regles/fichier?regles=law/fr&chemin=retraite.yaml&ligne=3", title: "retraite.yaml" },
    {
      address: `/regles/fichier?regles=law/fr&chemin=retraite.yaml&brouillon=${brouillon}`,
      title: "retraite.yaml",
    },
  ],
  "/brouillons": one("/brouillons", "Brouillons"),
  "/brouillons/$brouillon": ({ brouillon }) => [
    { address: `/brouillons/${brouillon}`, title: /^Peut-on publier « Brouillon qu'on regarde »/ },
  ],
  "/versions": one("/versions", "Versions"),
  "/versions/comparer": ({ contrat }) =>
    contrat === ""
      ? [{ address: "/versions/comparer?regles=law/fr", title: /^Comparer deux versions, / }]
      : [
          {
            address: "/versions/comparer?regles=company/deux-rives&de=1&vers=2",
            title: /^Comparer deux versions, /,
          },
        ],
  "/versions/historique": one(
    "/versions/historique?regles=law/fr&parametre=tauxVieillessePlafonneeSalarie",
    /^Historique.*vieillesse plafonnée, part salariale/,
  ),
  "/scenarios": ({ brouillon }) => [
    { address: "/scenarios", title: "Scénarios" },
    { address: `/scenarios?brouillon=${brouillon}`, title: "Scénarios" },
  ],
  "/simulateur": one("/simulateur", "Simulateur"),
  "/paie": one("/paie", "Mois de paie"),
  "/paie/$mois": one(`/paie/${OCTOBER}`, "Paie d'octobre 2026"),
  "/paie/$mois/$contrat": ({ contrat }) =>
    each(`/paie/${OCTOBER}/${contrat}`, "Camille Aubry, octobre 2026", [
      "bulletin",
      "compte",
      "ecritures",
      "rappels",
      "verrou",
    ]),
  "/portes": one("/portes", "Salariés portés"),
  "/contrats/$contrat": ({ contrat }) =>
    each(`/contrats/${contrat}`, "Camille Aubry", [
      "contrat",
      "missions",
      "cra",
      "factures",
      "frais",
      "autres",
    ]),
  "/employeur": one("/employeur", "Mentions de l'employeur"),
  "/import": one("/import", "Importer"),
  "/controle": one("/controle", "Contrôler un bulletin"),
  "/utilisateurs": one("/utilisateurs", "Utilisateurs"),
  "/journal": one("/journal", "Journal"),
  "/mon-compte": one("/mon-compte", "Mon compte"),
};

/** The publisher of rules pays nobody. */
const PAY = ["/simulateur", "/paie", "/paie/$mois", "/paie/$mois/$contrat", "/portes", "/contrats/$contrat"];
const OF_COMPANIES_ALONE = [...PAY, "/employeur", "/import", "/controle"];

/** What one reads on the way. */
const ON_A_PHONE = [
  "/",
  "/regles",
  "/brouillons/$brouillon",
  "/scenarios",
  "/simulateur",
  "/paie",
  "/paie/$mois",
  "/paie/$mois/$contrat",
  "/portes",
  "/contrats/$contrat",
];

describe("every address of the app", () => {
  let world: World;
  let company: Things;
  let publisher: Things;
  const pages = new Map<string, Page>();
  beforeAll(async () => {
    world = await openWorld();
    const api = await world.api("deux-rives");
    const portes = await api.payroll.listPortes.query({});
    const contrats = await api.payroll.listContrats.query({});
    const camille = portes.find(({ matricule }) => matricule === "DR-001")?.id;
    const contrat = contrats.find(({ porteId }) => porteId === camille)?.id ?? "";
    await publishSecondRelease(world);
    company = { contrat, brouillon: await draftOf(world, "deux-rives") };
    publisher = { contrat: "", brouillon: await draftOf(world, "editeur") };
  });
  afterAll(() => world.close());

  /** One page for each, for signing in and loading the app take long. */
  const pageOf = async (slug: string, width = 1280): Promise<Page> => {
    const kept =
      pages.get(`${slug} ${width}`) ??
      (await world.signedIn("administrator", `/${slug}/mon-compte`, { width }));
    pages.set(`${slug} ${width}`, kept);
    return kept;
  };

  it("is visited here, so that a page which is added is tried too", () => {
    expect(Object.keys(OF_SOCIETE).toSorted()).toEqual(appAddresses().ofSociete.toSorted());
    expect(appAddresses().others.toSorted()).toEqual(["/", "/$societe", "/connexion", "/sans-droit"]);
  });

  it.each(Object.keys(OF_SOCIETE))(
    "%s of a company: axe finds nothing, light or dark",
    async (address) => {
      const visits = OF_SOCIETE[address]?.(company) ?? [];
      expect(await faultsOf(await pageOf("deux-rives"), "deux-rives", visits)).toEqual([]);
    },
    SLOWEST,
  );

  it.each(Object.keys(OF_SOCIETE).filter((address) => !OF_COMPANIES_ALONE.includes(address)))(
    "%s of the publisher: axe finds nothing, light or dark",
    async (address) => {
      const visits = OF_SOCIETE[address]?.(publisher) ?? [];
      expect(await faultsOf(await pageOf("editeur"), "editeur", visits)).toEqual([]);
    },
    SLOWEST,
  );

  it.each(ON_A_PHONE)(
    "%s on a phone: axe finds nothing, and no page is wider than the screen",
    async (address) => {
      const [visit] = OF_SOCIETE[address]?.(company) ?? [];
      const page = await pageOf("deux-rives", 390);
      await page.goto(`/deux-rives${visit?.address ?? ""}`);
      await settled(page, visit?.title ?? "");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await faultsNow(page, address)).toEqual([]);
    },
    SLOWEST,
  );

  it.each([
    ["/connexion", "Barème"],
    ["/sans-droit", "Vous n'avez de rôle dans aucune société"],
  ])("%s, for who is not signed in: axe finds nothing", async (address, title) => {
    const context = await world.browser.newContext({ baseURL: world.url, locale: "fr-FR" });
    expect(await faultsOf(await context.newPage(), "", [{ address, title }])).toEqual([]);
    await context.close();
  });
});

async function draftOf(world: World, slug: string): Promise<string> {
  const api = await world.api(slug);
  const { id } = await api.rules.createDraft.mutate({ label: "Brouillon qu'on regarde" });
  const ruleSet = slug === "editeur" ? "law/fr" : `company/${slug}`;
  const path = "scenarios/nouveau.yaml";
  await api.rules.writeText.mutate({ draftId: id, ruleSet, path, revision: 0, text: "# Rien encore\n" });
  return id;
}
