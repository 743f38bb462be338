import { generateKeyPairSync } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ApiClient } from "@bareme/api/client";
import { runSql, startPostgres, type PostgresServer } from "@bareme/local-postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "./repository.ts";
import { addressOf, openBench, signedIn, toldPassword, type Running } from "./server-process.ts";

/** Each step starts a process or two, and computes months. */
const LONG = 180_000;

const bench = openBench();
const data = join(bench.folder, "donnees");
let postgres: PostgresServer;
let url = "";

beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.makeDatabase("paie");
}, LONG);
afterAll(async () => {
  await bench.close();
  postgres.stop();
}, LONG);

describe("a server and two workers on PostgreSQL", { timeout: LONG }, () => {
  let server: Running;
  let workers: readonly Running[] = [];
  let paie: ApiClient;

  it("need data that a server has begun: a worker says so, and makes neither data nor keys", async () => {
    const early = await bench.run(["work", "--data", data], url);
    expect([early.code, early.err.split("\n")[0]]).toEqual([2, "DATABASE_URL  DATA_MISSING"]);
    expect(readdirSync(bench.folder)).toEqual([]);
  });

  it("starts, and says that months wait for workers, which start beside it", async () => {
    server = bench.start(["serve", "--no-example", "--no-work", "--port", "0", "--data", data], url);
    const address = await addressOf(server);
    await server.says(/Les mois attendent « bareme work »/);
    const editeur = await signedIn(address, await toldPassword(server), { slug: "editeur" });
    paie = await companyOf(editeur, address);
    workers = [1, 2].map(() => bench.start(["work", "--data", data], url));
    await Promise.all(workers.map(({ says }) => says(/Au travail\. Ctrl-C pour arrêter\./)));
  });

  it("work on a passage that is asked of the server, to its end", async () => {
    for (const matricule of MATRICULES) await hire(paie, matricule);
    const { id, finished } = await paie.payroll.startPassage.mutate({ step: "calcul", period: "2026-01" });
    expect(finished).toBe(false);
    expect(await endOf(paie, id)).toMatchObject({ fait: MATRICULES.length, problème: 0, waiting: 0 });
  });

  it("one that is stopped ends its work first, and the other one does the rest", async () => {
    const { id } = await paie.payroll.startPassage.mutate({ step: "validation", period: "2026-01" });
    const [first] = workers;
    first?.signal("SIGTERM");
    expect(await first?.ended).toMatchObject({ code: 0, err: "\nArrêt : le lot en cours se termine.\n" });
    expect(await endOf(paie, id)).toMatchObject({ waiting: 0, problème: 0 });
  });

  it("go on when PostgreSQL has fallen and is back", async () => {
    postgres.crash();
    const { id } = await paie.payroll.startPassage.mutate({ step: "cloture", period: "2026-01" });
    expect(await endOf(paie, id)).toMatchObject({ waiting: 0, problème: 0 });
  });

  it("need the keys of that server: a worker without them, or with others, does not start and makes none", async () => {
    const strange = join(bench.folder, "autre", "cles");
    cpSync(join(data, "cles"), strange, { recursive: true });
    const { privateKey } = generateKeyPairSync("ed25519");
    writeFileSync(join(strange, "signature.pem"), privateKey.export({ type: "pkcs8", format: "pem" }));
    for (const folder of ["vide", "autre"]) {
      const { code, err } = await bench.run(["work", "--data", join(bench.folder, folder)], url);
      expect([code, err.includes("KEY_UNUSABLE")]).toEqual([2, true]);
    }
    expect(existsSync(join(bench.folder, "vide"))).toBe(false);
  });

  it("the data is found as it was written while they run, and each ends when told", async () => {
    const verified = await bench.run(["verify", "--data", data], url);
    expect(verified).toMatchObject({ code: 0, err: "" });
    expect(verified.out).toContain("2 sociétés : tout est comme il fut écrit.");
    for (const running of [server, ...workers]) running.signal("SIGTERM");
    const ends = await Promise.all([server, ...workers].map(({ ended }) => ended));
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
  });
});

describe("two servers that start at once on an empty PostgreSQL", { timeout: LONG }, () => {
  it("go on with the keys of the one that signed the rules: the other one, with a folder of its own, does not serve", async () => {
    const both = await postgres.makeDatabase("ensemble");
    const folders = ["un", "deux"].map((name) => join(bench.folder, name));
    const two = folders.map((folder) =>
      bench.start(["serve", "--no-example", "--port", "0", "--data", folder], both),
    );
    const listens = await Promise.all(
      two.map((one) =>
        addressOf(one).then(
          () => true,
          () => false,
        ),
      ),
    );
    expect(listens.filter(Boolean)).toHaveLength(1);
    const refused = await two[listens.indexOf(false)]?.ended;
    expect(refused?.code).toBe(2);
    expect(refused?.err).toContain("KEY_UNUSABLE");
    const served = listens.indexOf(true);
    two[served]?.signal("SIGTERM");
    expect((await two[served]?.ended)?.code).toBe(0);
    expect(await bench.run(["verify", "--data", folders[served] ?? ""], both)).toMatchObject({ code: 0 });
  });
});

describe("a PostgreSQL that does not let itself be opened", { timeout: LONG }, () => {
  it.each([
    { what: "a base that is not there", path: "/absente", says: "cette base n'existe pas (3D000)" },
    {
      what: "a user without rights",
      user: "sans_droit",
      says: "n'a pas les droits de préparer la base (42501)",
    },
  ])("for $what: it says so, without the password", async ({ path, user, says }) => {
    if (user !== undefined) await runSql(postgres.url, `CREATE ROLE ${user} LOGIN`);
    const address = new URL(url);
    address.password = "tressecret";
    if (path !== undefined) address.pathname = path;
    if (user !== undefined) {
      address.username = user;
      address.pathname = new URL(await postgres.makeDatabase("neuve")).pathname;
    }
    const { code, err } = await bench.run(
      ["serve", "--port", "0", "--data", join(bench.folder, "pg")],
      address.href,
    );
    expect([code, err.includes(says), err.includes("tressecret")]).toEqual([2, true, false]);
  });
});

const MATRICULES = ["P-101", "P-102", "P-103"] as const;

/** A company of the shipped rules of Deux Rives, founded, given rules and administered through the API alone. */
async function companyOf(editeur: ApiClient, address: string): Promise<ApiClient> {
  const email = "paie@exemple.fr";
  const { password } = await editeur.access.createSociete.mutate({
    slug: "deux-rives",
    label: "Deux Rives",
    administrateur: { email, nom: "Paie" },
  });
  const client = await signedIn(address, password ?? "", { email, slug: "deux-rives" });
  await client.access.setSoloApproval.mutate({ soloApproval: true });
  const { id: draftId } = await client.rules.createDraft.mutate({ label: "Règles de la société" });
  const folder = join(root, "rules/company/deux-rives");
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  for (const path of files) {
    const text = readFileSync(join(folder, path), "utf8");
    await client.rules.writeText.mutate({ draftId, ruleSet: "company/deux-rives", path, text, revision: 0 });
  }
  const said = { draftId, revision: files.length, text: "Première version." };
  await client.rules.requestReview.mutate(said);
  await scenariosRun(client, draftId);
  await client.rules.approveDraft.mutate(said);
  const today = new Date().toISOString().slice(0, 10);
  const dates = { effectiveFrom: "2026-01-01", knownFrom: today, reason: "Première version." };
  await client.rules.publishDraft.mutate({ draftId, revision: files.length, ...dates });
  return client;
}

function scenariosRun(client: ApiClient, draftId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    client.rules.runScenarios.subscribe({ draftId }, { onComplete: resolve, onError: reject });
  });
}

/** A porté with a CDI, a mission, and a month of hours that are invoiced and paid. */
async function hire({ payroll }: ApiClient, matricule: string): Promise<void> {
  const porte = await payroll.savePorte.mutate({ matricule, nom: "Durand", prenom: "Alix" });
  const { id: contratId } = await payroll.saveContrat.mutate({
    porteId: porte.id,
    data: {
      typeContrat: "CDI",
      statut: "cadre",
      niveau: "senior",
      modeDuree: "heures",
      dateDebutContrat: "2026-01-01",
      cotisationSante: "60.00",
    },
  });
  const mission = { id: "m1", client: "Musée du Fleuve", tjm: "900", debut: "2026-01-01" };
  await payroll.savePiece.mutate({ contratId, kind: "mission", data: mission });
  const cra = { mois: "2026-01", mission: "m1", heures: "140" };
  await payroll.savePiece.mutate({ contratId, kind: "cra", data: cra });
  const facture = { id: "F-1", mission: "m1", date: "2026-01-20", ht: "15000.00", tva: "20" };
  const encaissement = { id: "E-1", facture: "F-1", date: "2026-01-25", ttc: "18000.00" };
  await payroll.savePieces.mutate({
    contratId,
    pieces: [
      { kind: "facture", data: facture },
      { kind: "encaissement", data: encaissement },
    ],
  });
}

/** Waits until a passage is finished, and gives what its contracts came to. */
async function endOf({ payroll }: ApiClient, passageId: string) {
  for (;;) {
    const { finished, count } = await payroll.readPassage.query({ passageId });
    if (finished) return count;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
