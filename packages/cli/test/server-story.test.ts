import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { problemsOfRefusal } from "@bareme/api/client";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "./repository.ts";
import {
  addressOf,
  ADMINISTRATOR,
  openBench,
  signedIn,
  toldPassword,
  type Running,
} from "./server-process.ts";

/** Each step starts a process or two, and waits for an embedded database. */
const LONG = { timeout: 120_000 };

const bench = openBench();
afterAll(() => bench.close(), LONG.timeout);

const data = join(bench.folder, "donnees");
const saved = join(bench.folder, "sauvegarde.bareme");
const door = join(data, "serveur.json");
/** The password that the first start told. */
let told = "";
const SERVE = ["serve", "--no-example", "--port", "0", "--data"] as const;

describe("a server on the embedded database, from its first start to its restore", LONG, () => {
  let first: Running;
  let url = "";
  let replaced = "";

  it("says once how to sign in and where it listens, and that password opens", async () => {
    first = bench.start([...SERVE, data, "--log", "info"]);
    url = await addressOf(first);
    told = await toldPassword(first);
    const { email } = await (await signedIn(url, told)).access.whoAmI.query({});
    expect(email).toBe(ADMINISTRATOR);
    expect(statSync(door).mode & 0o777).toBe(0o600);
  });

  it("shows a browser that it runs", async () => {
    const home = await fetch(`${url}/`, { headers: { accept: "text/html" } });
    expect([home.status, home.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    // The app where it has been built, or how to build it.
    const app = join(root, "apps/admin/dist/index.html");
    const title = existsSync(app) ? "Barème" : "L'application n'est pas construite";
    expect(await home.text()).toContain(`<title>${title}</title>`);
  });

  it("is saved while it runs, and names who holds its folder to what needs it alone", async () => {
    const [backup, verify] = await Promise.all([
      bench.run(["backup", saved, "--data", data, "--json"]),
      bench.run(["verify", "--data", data]),
    ]);
    expect(backup).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(backup.out)).toMatchObject({ file: saved, rows: { utilisateurs: 1 } });
    expect(statSync(saved).mode & 0o777).toBe(0o600);
    expect(verify).toMatchObject({ code: 2, out: "" });
    expect(verify.err).toContain("FOLDER_IN_USE");
    expect(verify.err).toContain("Arrêtez le serveur (Ctrl-C) le temps de la vérification");
  });

  it("gives a new password to who lost it, while it runs; the old one opens no more", async () => {
    const [known, unknown, again] = await Promise.all([
      bench.run(["password", ADMINISTRATOR, "--data", data]),
      bench.run(["password", "inconnu@exemple.fr", "--data", data]),
      bench.run(["backup", saved, "--data", data]),
    ]);
    expect(known.code).toBe(0);
    replaced = /: (\S+)\n/.exec(known.out)?.[1] ?? "";
    await signedIn(url, replaced);
    const refused = await signedIn(url, told).catch(problemsOfRefusal);
    expect(refused).toMatchObject([{ code: "SIGN_IN_REFUSED" }]);
    expect([unknown.code, unknown.err.split("\n")[0]]).toEqual([2, "inconnu@exemple.fr  USER_UNKNOWN"]);
    expect([again.code, again.err.split("\n")[0]]).toEqual([2, "BACKUP_FILE_EXISTS"]);
  });

  it("opens its door to nobody without the secret of its folder", async () => {
    for (const authorization of ["", "Bearer ", `Bearer ${"x".repeat(43)}`]) {
      const headers = { "content-type": "application/json", authorization };
      const body = JSON.stringify({ email: ADMINISTRATOR });
      const { status } = await fetch(`${url}/operator/password`, { method: "POST", headers, body });
      expect(status).toBe(403);
    }
  });

  it("refuses a port that is taken before it makes anything", async () => {
    const other = join(bench.folder, "autre");
    const { code, err } = await bench.run(["serve", "--port", new URL(url).port, "--data", other]);
    expect([code, err.split("\n")[0]]).toEqual([2, "--port  PORT_TAKEN"]);
    expect(existsSync(other)).toBe(false);
  });

  it("stops on Ctrl-C, takes its door away, and has logged neither queries, cookies nor passwords", async () => {
    const secret = String(Object(JSON.parse(readFileSync(door, "utf8"))).secret);
    // A terminal tells the whole group, and whoever started the server tells it once more.
    first.signal("SIGINT");
    first.signal("SIGINT");
    const { code, out, err } = await first.ended;
    expect(code).toBe(0);
    expect(err).toContain("Arrêt : le travail en cours se termine.");
    expect(existsSync(door)).toBe(false);
    const log = err.split("\n").filter((line) => line.startsWith("{"));
    expect(log.length).toBeGreaterThan(5);
    for (const hidden of ["?", "cookie", "bareme_session", told, replaced, secret, ADMINISTRATOR])
      expect(log.join("\n")).not.toContain(hidden);
    expect(out + err.replace(`« ${told} »`, "")).not.toContain(told);
  });

  it("starts again without a word of passwords, also after it was killed", async () => {
    const second = bench.start([...SERVE, data]);
    await addressOf(second);
    second.signal("SIGKILL");
    expect((await second.ended).err).toBe("");
    expect(existsSync(door)).toBe(true);
    const third = bench.start([...SERVE, data]);
    await signedIn(await addressOf(third), replaced);
    third.signal("SIGTERM");
    const { code, err } = await third.ended;
    expect([code, err.trim()]).toEqual([0, "Arrêt : le travail en cours se termine."]);
  });

  it("is found as it was written, until a row is changed outside of it, which is named", async () => {
    const whole = await bench.run(["verify", "--data", data]);
    expect(whole).toMatchObject({ code: 0, err: "" });
    expect(whole.out).toMatch(/^2 versions, .* : tout est comme il fut écrit\.\n$/);
    await outside(`UPDATE journal SET action = 'rien' WHERE id = (SELECT min(id) FROM journal)`);
    const changed = await bench.run(["verify", "--data", data]);
    expect([changed.code, changed.err]).toEqual([1, ""]);
    expect(changed.out).toContain("journal");
    expect(changed.out).toMatch(/: [1-9]\d* altérations?\.\n$/);
  });

  async function outside(text: string): Promise<void> {
    const base = await PGlite.create(join(data, "base"));
    // Guards rest for the superuser, who is the one that changes rows outside of the application.
    await base.exec(`SET session_replication_role = replica; ${text}`);
    await base.close();
  }
});

describe("a backup, restored elsewhere", LONG, () => {
  const elsewhere = join(bench.folder, "ailleurs");
  const keys = join(elsewhere, "cles");

  it("fills an empty folder, and no other one", async () => {
    const restored = await bench.run(["restore", saved, "--data", elsewhere]);
    expect(restored).toMatchObject({ code: 0, err: "" });
    expect(restored.out).toContain("les comptes sont ceux de la sauvegarde");
    const [again, absent] = await Promise.all([
      bench.run(["restore", saved, "--data", elsewhere]),
      bench.run(["restore", join(bench.folder, "absente"), "--data", join(bench.folder, "vide")]),
    ]);
    expect([again.code, again.err.split("\n")[0]]).toEqual([2, "RESTORE_NOT_EMPTY"]);
    expect([absent.code, absent.err.split("\n")[0]]).toEqual([2, "BACKUP_UNREADABLE"]);
  });

  it("does not start without its keys", async () => {
    const without = await bench.run([...SERVE, elsewhere]);
    expect([without.code, without.out]).toEqual([2, ""]);
    expect(without.err).toContain("KEY_UNUSABLE");
    expect(without.err).toContain("Remettez les deux fichiers du dossier « cles »");
    expect(existsSync(keys)).toBe(false);
  });

  it("starts with them, and everybody signs in as when it was saved", async () => {
    mkdirSync(keys, { mode: 0o700 });
    cpSync(join(data, "cles"), keys, { recursive: true });
    const server = bench.start([...SERVE, elsewhere]);
    const url = await addressOf(server);
    // The backup is older than the password that replaced it.
    await expect(signedIn(url, told)).resolves.toBeDefined();
    server.signal("SIGTERM");
    expect(await server.ended).toMatchObject({ code: 0 });
  });
});
