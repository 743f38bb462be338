import { describe, expect, it } from "vitest";
import { monthsCovered, monthsOf } from "../src/records/months-of.ts";
import { AUDIT, CONTRACT, dossierOf, factsOf, missionOf } from "./records.ts";

describe("the months of a dossier", () => {
  it("run from the contract's first to that of the last record", () => {
    const dossier = dossierOf({ demandes: [{ mois: "2026-03", mettreDeCote: "10.00" }] });
    expect(monthsCovered(dossier)).toEqual(["2026-01", "2026-02", "2026-03"]);
  });

  it("run within « depuis » and « jusqua » when they are said, from the state given", () => {
    const dossier = dossierOf({
      depuis: "2026-03",
      jusqua: "2026-04",
      ouverture: { "*": "initial" },
      demandes: [{ mois: "2026-01", mettreDeCote: "10.00" }],
    });
    expect(monthsOf(dossier)).toMatchObject({
      opening: { period: "2026-02", "*": "initial" },
      months: [{ period: "2026-03" }, { period: "2026-04" }],
    });
  });

  it("open from the month before the first, unless the state says of which it is", () => {
    const openingOf = (ouverture: Readonly<Record<string, unknown>>, first = "2027-01") =>
      monthsOf(dossierOf({ depuis: first, jusqua: first, ouverture })).opening;
    expect(openingOf({ cumulBrut: "1.00" })).toEqual({ period: "2026-12", cumulBrut: "1.00" });
    expect(openingOf({ period: "2026-10", cumulBrut: "1.00" })).toEqual({
      period: "2026-10",
      cumulBrut: "1.00",
    });
  });

  it("give the contract as facts that all months share, and nothing that it does not say", () => {
    const { facts } = monthsOf(
      dossierOf({ contrat: { ...CONTRACT, tauxPas: "7.5", options: { repriseDuSolde: "aucune" } } }),
    );
    expect(facts).toEqual({
      ...CONTRACT,
      origineTauxPas: "personnalise",
      tauxPasPersonnalise: "7.5",
      repriseDuSolde: "aucune",
    });
  });

  it("give no fact of what the dossier does not hold", () => {
    expect(Object.keys(factsOf(dossierOf(), "2026-01"))).toEqual([...Object.keys(CONTRACT), "missions"]);
  });

  it("take the facts and the day of payment that a month adds", () => {
    const mois = [{ mois: "2026-01", paiement: "2026-02-05", faits: { chargesAnnuellesEchues: "20.00" } }];
    expect(monthsOf(dossierOf({ mois })).months[0]).toMatchObject({
      paymentDate: "2026-02-05",
      facts: { chargesAnnuellesEchues: "20.00" },
    });
  });
});

describe("an avenant", () => {
  const contrat = {
    ...CONTRACT,
    tauxPas: "7.5",
    options: { lissage: "aucun" },
    avenants: [
      { aPartirDe: "2026-04", niveau: "expert", tauxPas: "neutre" },
      { aPartirDe: "2026-03", niveau: "senior", options: { lissage: "net", cibleNet: "3000.00" } },
    ],
  };
  const dossier = dossierOf({ contrat, jusqua: "2026-05" });

  it.each([
    { period: "2026-02", expected: { niveau: "senior", lissage: "aucun", origineTauxPas: "personnalise" } },
    {
      period: "2026-03",
      expected: { niveau: "senior", lissage: "net", cibleNet: "3000.00", origineTauxPas: "personnalise" },
    },
    {
      period: "2026-05",
      expected: { niveau: "expert", lissage: "net", cibleNet: "3000.00", origineTauxPas: "neutre" },
    },
  ])("holds from its month on, whatever the order of entry: $period", ({ period, expected }) => {
    expect(factsOf(dossier, period)).toMatchObject(expected);
  });

  it("may renew a CDD, from the month in which it is signed", () => {
    const cdd = {
      ...CONTRACT,
      typeContrat: "CDD",
      dateFinContrat: "2026-02-27",
      avenants: [{ aPartirDe: "2026-02", dateFinContrat: "2026-04-30", nombreRenouvellements: "1" }],
    };
    const renewed = dossierOf({ contrat: cdd, jusqua: "2026-04" });
    expect(factsOf(renewed, "2026-01")["dateFinContrat"]).toBe("2026-02-27");
    expect(factsOf(renewed, "2026-02")).toMatchObject({
      dateFinContrat: "2026-04-30",
      nombreRenouvellements: "1",
    });
  });

  it("changes a mission's price or policies as well", () => {
    const missions = [
      {
        ...AUDIT,
        regles: { tauxNegocie: "4" },
        avenants: [{ aPartirDe: "2026-02", tjm: "480.00", regles: { clientAgree: false } }],
      },
    ];
    const both = dossierOf({ missions, jusqua: "2026-02" });
    expect(missionOf(both, "2026-01")).toMatchObject({ tjm: "450.00", tauxNegocie: "4" });
    expect(missionOf(both, "2026-02")).toMatchObject({ tjm: "480.00", tauxNegocie: "4", clientAgree: false });
  });
});

describe("a mission", () => {
  const invoice = { id: "F-1", mission: "audit", date: "2026-02-27", ht: "1000.00", tva: "20" };
  const ended = [{ ...AUDIT, fin: "2026-02-27" }];

  it("stays in the list until its last invoice is paid", () => {
    const encaissements = [{ id: "E-1", facture: "F-1", date: "2026-05-05", ttc: "1200.00" }];
    const dossier = dossierOf({ missions: ended, factures: [invoice], encaissements, jusqua: "2026-07" });
    const listed = monthsCovered(dossier).filter((when) => missionOf(dossier, when) !== undefined);
    expect(listed).toEqual(["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"]);
  });

  it("is not in the list before it begins", () => {
    expect(
      missionOf(dossierOf({ missions: [{ ...AUDIT, debut: "2026-02-02" }], jusqua: "2026-02" }), "2026-01"),
    ).toBeUndefined();
  });

  it.each([
    { about: "the only one", others: [], expected: [false, true, false] },
    {
      about: "followed the next day",
      others: [{ id: "refonte", tjm: "620.00", debut: "2026-02-28" }],
      expected: [false, false, false],
    },
    {
      about: "followed after a day without any",
      others: [{ id: "refonte", tjm: "620.00", debut: "2026-03-01" }],
      expected: [false, true, false],
    },
    {
      about: "outlived by another",
      others: [{ id: "refonte", tjm: "620.00", debut: "2026-01-05", fin: "2026-03-31" }],
      expected: [false, false, true],
    },
  ])("$about: its end is that of the missions, or not", ({ others, expected }) => {
    const dossier = dossierOf({ missions: [...ended, ...others], jusqua: "2026-03" });
    expect(monthsCovered(dossier).map((when) => factsOf(dossier, when)["finDeMission"] ?? false)).toEqual(
      expected,
    );
  });

  it("ends with the contract when nothing ends it before", () => {
    const dossier = dossierOf({ contrat: { ...CONTRACT, dateFinContrat: "2026-02-15" }, jusqua: "2026-03" });
    expect(factsOf(dossier, "2026-02")["finDeMission"]).toBe(true);
  });

  it("may be paid after the contract, when nobody works any more", () => {
    const encaissements = [{ id: "E-1", facture: "F-1", date: "2026-04-05", ttc: "1200.00" }];
    const dossier = dossierOf({
      contrat: { ...CONTRACT, dateFinContrat: "2026-02-28" },
      factures: [invoice],
      encaissements,
    });
    expect(factsOf(dossier, "2026-04")).toMatchObject({
      heuresTravaillees: "0",
      missions: [{ caEncaisse: "1000.00" }],
    });
  });
});

describe("expenses, costs, benefits and requests", () => {
  it("enter the lists of the rules, a vehicle once for all its trips", () => {
    const dossier = dossierOf({
      vehicules: [
        { id: "berline", puissanceFiscale: "cv5" },
        { id: "citadine", puissanceFiscale: "cv4", electrique: true },
      ],
      frais: [
        { id: "N-1", date: "2026-01-12", nature: "kilometres", vehicule: "berline", kilometres: "180" },
        { id: "N-2", date: "2026-01-13", nature: "kilometres", vehicule: "berline", kilometres: "60.5" },
        { id: "N-3", date: "2026-01-14", nature: "repas", lieu: "restaurant", nombre: "2", montant: "20.00" },
        {
          id: "N-4",
          date: "2026-01-14",
          nature: "repas",
          lieu: "restaurant",
          nombre: "1",
          montant: "20.00",
          moment: "diner",
        },
        {
          id: "N-5",
          date: "2026-01-15",
          nature: "nuit",
          zone: "autreDepartement",
          nuits: "1",
          montant: "56.00",
          dejeuners: "1",
        },
        { id: "N-6", date: "2026-01-16", nature: "repasReel", montant: "18.30", dejeuners: "1" },
        { id: "N-7", date: "2026-01-16", nature: "equipement", libelle: "Écran", montant: "189.90" },
        { id: "N-8", date: "2026-01-31", nature: "teletravail", parJour: "2.70" },
      ],
    });
    expect(factsOf(dossier, "2026-01")).toMatchObject({
      vehicules: [{ id: "berline", puissanceFiscale: "cv5", kilometres: "240.5" }],
      repas: [
        { id: "N-3", nature: "restaurant", nombre: "2", montant: "20.00" },
        { id: "N-4", nature: "restaurant", nombre: "1", montant: "20.00" },
      ],
      grandsDeplacements: [{ id: "N-5", zone: "autreDepartement", nuits: "1", montant: "56.00" }],
      fraisProfessionnels: [
        { id: "N-6", nature: "repas", montant: "18.30" },
        { id: "N-7", nature: "equipement", libelle: "Écran", montant: "189.90" },
      ],
      allocationTeletravail: "2.70",
      // Two lunches at the restaurant, one within the night's allowance, one refunded as spent; a dinner is none.
      dejeunersDejaPayes: "4",
    });
  });

  it("enter the account by their dates", () => {
    const dossier = dossierOf({
      autresCouts: [
        { id: "C-1", date: "2026-02-03", nature: "sousTraitance", fondement: "contrat", montant: "450.00" },
      ],
      credits: [{ id: "P-1", date: "2026-01-20", libelle: "Parrainage", montant: "200.00" }],
    });
    expect(factsOf(dossier, "2026-01")).toMatchObject({
      credits: [{ id: "P-1", libelle: "Parrainage", montant: "200.00" }],
    });
    expect(factsOf(dossier, "2026-02")).toMatchObject({
      autresFrais: [{ id: "C-1", nature: "sousTraitance", fondement: "contrat", montant: "450.00" }],
    });
    expect(factsOf(dossier, "2026-01")).not.toHaveProperty("autresFrais");
  });

  it("are added up within a month, and benefits hold between their months", () => {
    const dossier = dossierOf({
      avantages: {
        titresRestaurant: [
          { aPartirDe: "2026-01", jusqua: "2026-01", valeur: "12.00", partPatronale: "7.20" },
          { aPartirDe: "2026-03", valeur: "13.00", partPatronale: "7.30", attribution: "saisie" },
        ],
        nombreTitres: [{ mois: "2026-03", nombre: "18" }],
        cesu: [
          { date: "2026-01-10", montant: "50.00" },
          { date: "2026-01-20", montant: "25.00" },
        ],
        epargne: [
          { date: "2026-01-10", plan: "pee", versement: "100.00" },
          { date: "2026-01-20", plan: "pee", versement: "50.00" },
          { date: "2026-02-20", plan: "pereco", versement: "80.00" },
        ],
      },
      demandes: [
        { mois: "2026-01", mettreDeCote: "100.00" },
        { mois: "2026-01", mettreDeCote: "50.00", allocation: "10.00" },
        { mois: "2026-02", reprendre: "150.00" },
      ],
    });
    expect(factsOf(dossier, "2026-01")).toMatchObject({
      attributionTitres: "parJourEntier",
      valeurTitre: "12.00",
      partPatronaleTitre: "7.20",
      aideServicesPersonne: "75.00",
      versementPee: "150.00",
      montantReserve: "150.00",
      allocationDemandee: "10.00",
    });
    expect(factsOf(dossier, "2026-02")).toMatchObject({
      versementPereco: "80.00",
      montantReserveRepris: "150.00",
    });
    expect(factsOf(dossier, "2026-02")).not.toHaveProperty("valeurTitre");
    expect(factsOf(dossier, "2026-03")).toMatchObject({
      attributionTitres: "saisie",
      nombreTitres: "18",
      valeurTitre: "13.00",
    });
  });
});
