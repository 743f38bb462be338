import { lacking, ROLES, type Actor, type Right, type Role } from "@bareme/use-cases";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { procedures } from "../../src/openapi.ts";
import type { ProcedureShape } from "../../src/procedure-shape.ts";
import type { Attempts } from "../../src/deps.ts";
import { apiWorld, emailOf, type ApiWorld, type Slug } from "../api-world.ts";
import { inputsOf, refusedInputsOf, type Pool } from "./arbitrary.ts";
import { call, type Answer } from "./call.ts";
import { fill, poolOf, rowsOf } from "./two-companies.ts";

// Hundreds of calls over HTTP.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 240_000 });

const SEED = 20_261_122;
const ALL = procedures();
const OF_TENANT = ALL.filter(({ right }) => right.length > 0);

const ENDS_SESSIONS: readonly string[] = ["access.signOut", "access.changePassword", "access.disableUser"];

/** Hundreds of wrong passwords are tried here on purpose. */
const UNCOUNTED: Attempts = {
  count: async () => 0,
  giveBack: async () => undefined,
  forget: async () => undefined,
};

/** Drawn from the schema and the seed alone: the same at each run. */
function drawn({ input, path }: ProcedureShape, pool: Pool, count: number): readonly unknown[] {
  const inputs = inputsOf(input, pool, { count, seed: SEED });
  expect([path, inputs.length]).toEqual([path, count]);
  return inputs;
}

describe("over the whole router", () => {
  let world: ApiWorld;
  let own: readonly string[];
  let theirs: readonly string[];
  const OUR_MARK = "marque-de-la-petite";
  const THEIR_MARK = "marque-des-deux-rives";

  beforeAll(async () => {
    world = await apiWorld({ attempts: UNCOUNTED });
    own = await fill(world, "petite", OUR_MARK);
    const users: string[] = [];
    for (const role of ROLES) {
      const user = await world.store.access.userByEmail(emailOf("deux-rives", role));
      users.push(user?.id ?? "");
    }
    theirs = [...(await fill(world, "deux-rives", THEIR_MARK)), ...users];
  });
  afterAll(() => world.close());

  /** Who has a role in a tenant, on a session of its own where the procedure may end it. */
  const sessions = new Map<string, string | null>();
  async function caller({ path }: ProcedureShape, slug: Slug, role: Role, societe: Slug = slug) {
    const key = `${slug} ${role} ${ENDS_SESSIONS.includes(path) ? path : ""}`;
    const cookie = sessions.get(key) ?? (await world.signedIn(slug, role)).cookie;
    if (!ENDS_SESSIONS.includes(path)) sessions.set(key, cookie);
    return { url: world.url, cookie, societeId: world.societes[societe].id };
  }

  it("holds every procedure of the three namespaces", () => {
    expect([...new Set(ALL.map(({ path }) => path.split(".")[0]))]).toEqual(["access", "payroll", "rules"]);
    expect(ALL.length).toBeGreaterThan(60);
    expect(OF_TENANT.length).toBeGreaterThan(55);
  });

  describe("a user of one company gets nothing of another", () => {
    /** What of theirs an answer tells that nobody has said before: a text that a caller wrote itself comes back to it. */
    const told = (text: string, said: readonly unknown[]): readonly string[] => {
      const asked = JSON.stringify(said);
      return [THEIR_MARK, ...theirs].filter((one) => text.includes(one) && !asked.includes(one));
    };

    it("by any call for its own company, whatever identifiers it gives", async () => {
      const before = (await rowsOf(world)).filter(isTheirs);
      expect(before.length).toBeGreaterThan(15);
      for (const slug of ["petite", "editeur"] as const) {
        const said: unknown[] = [];
        for (const shape of ALL) {
          const one = await caller(shape, slug, "administrator");
          for (const input of drawn(shape, poolOf(theirs), 5)) {
            said.push(input);
            const answer = await call(one, shape, input);
            expect([shape.path, input, told(answer.text, said)]).toEqual([shape.path, input, []]);
          }
        }
        // Most of their identifiers were never said as a text: were they told, it would be seen.
        expect(told(THEIR_MARK, said)).toEqual([THEIR_MARK]);
      }
      const after = await rowsOf(world);
      expect(before.filter((row) => !after.includes(row))).toEqual([]);
      const theirId = world.societes["deux-rives"].id;
      expect(after.filter((row) => row.includes(theirId) && !before.includes(row))).toEqual([]);
    });

    it("by any call that names the other company", async () => {
      for (const shape of OF_TENANT) {
        const one = await caller(shape, "petite", "administrator", "deux-rives");
        for (const input of drawn(shape, poolOf(theirs), 2)) {
          const answer = await call(one, shape, input);
          expect([shape.path, codesOf(answer)]).toEqual([shape.path, ["TENANT_NOT_YOURS"]]);
        }
      }
    });

    it("and the same calls do find one's own", async () => {
      const found = new Set<string>();
      for (const shape of OF_TENANT.filter(({ kind }) => kind === "query")) {
        const one = await caller(shape, "deux-rives", "administrator");
        for (const input of drawn(shape, poolOf(theirs), 20))
          if (told((await call(one, shape, input)).text, [input]).length > 0) found.add(shape.path);
      }
      expect([...found]).toEqual(
        expect.arrayContaining([
          "access.listJournal",
          "access.listUsers",
          "payroll.listContrats",
          "payroll.listMonths",
          "payroll.listPassages",
          "payroll.listPortes",
          "payroll.readContrat",
          "rules.listDrafts",
        ]),
      );
    });

    function isTheirs(row: string): boolean {
      return [world.societes["deux-rives"].id, THEIR_MARK, ...theirs].some((one) => row.includes(one));
    }
  });

  it("a role without the right is refused before anything else, and writes nothing", async () => {
    const before = await rowsOf(world);
    for (const shape of OF_TENANT)
      for (const role of ROLES.filter((one) => !mayOne(one, shape.right))) {
        const one = await caller(shape, "petite", role);
        for (const input of drawn(shape, poolOf(own), 2)) {
          const answer = await call(one, shape, input);
          expect([shape.path, role, codesOf(answer)]).toEqual([shape.path, role, ["RIGHT_MISSING"]]);
        }
      }
    expect(await rowsOf(world)).toEqual(before);
  });

  it("a role with the right is never told that it lacks it", async () => {
    for (const shape of OF_TENANT)
      for (const role of ROLES.filter((one) => mayOne(one, shape.right))) {
        const one = await caller(shape, "petite", role);
        const [input] = drawn(shape, poolOf(own), 1);
        const codes = codesOf(await call(one, shape, input));
        expect([shape.path, role, codes.includes("RIGHT_MISSING")]).toEqual([shape.path, role, false]);
      }
  });

  it("without a session, nothing but the way in is answered", async () => {
    const nobody = { url: world.url, cookie: null, societeId: world.societes.petite.id };
    for (const shape of ALL) {
      const [input] = drawn(shape, poolOf(own), 1);
      const expected = shape.path === "access.signIn" ? ["SIGN_IN_REFUSED"] : ["SESSION_ENDED"];
      expect([shape.path, codesOf(await call(nobody, shape, input))]).toEqual([shape.path, expected]);
    }
  });

  it("an input that the schema refuses gives a clear problem in French, and writes nothing", async () => {
    const before = await rowsOf(world);
    for (const shape of ALL) {
      const one = await caller(shape, "petite", "administrator");
      const inputs = refusedInputsOf(shape.input, poolOf(own), { count: 20, seed: SEED });
      for (const input of inputs) {
        const answer = await call(one, shape, input);
        expect({ path: shape.path, input, ...judged(answer), refused: codesOf(answer).length > 0 }).toEqual({
          path: shape.path,
          input,
          faults: [],
          refused: true,
        });
      }
    }
    expect(await rowsOf(world)).toEqual(before);
  });

  it("an input that the schema takes is answered or refused in French, and a refusal writes nothing", async () => {
    for (const shape of ALL) {
      const one = await caller(shape, "petite", "administrator");
      let before = await rowsOf(world);
      for (const input of drawn(shape, poolOf(own), 6)) {
        const answer = await call(one, shape, input);
        expect({ path: shape.path, input, ...judged(answer) }).toEqual({
          path: shape.path,
          input,
          faults: [],
        });
        const after = await rowsOf(world);
        if (codesOf(answer).length > 0)
          expect([shape.path, input, after]).toEqual([shape.path, input, before]);
        before = after;
      }
    }
  });
});

function mayOne(role: Role, rights: readonly Right[]): boolean {
  const actor: Actor = {
    utilisateurId: "",
    nom: "",
    societeId: "",
    societe: "",
    kind: "company",
    roles: new Set([role]),
  };
  return rights.some((right) => lacking(actor, right).length === 0);
}

function codesOf({ problems }: Answer): readonly string[] {
  return (problems ?? []).map(({ code }) => code);
}

const ENGLISH = /\b(invalid|expected|required|must|unexpected|received|error)\b/i;

/** What is wrong with an answer: a fault of the server, a refusal without problem, or one that does not speak to a French reader. */
function judged({ status, problems }: Answer): { readonly faults: readonly string[] } {
  const faults = (problems ?? []).flatMap(({ code, message, remedy }) => [
    ...(code === "SERVER_FAULT" ? ["SERVER_FAULT"] : []),
    ...([message, remedy].some((text) => text === "" || ENGLISH.test(text)) ? [`${message} ${remedy}`] : []),
  ]);
  if (status >= 500) faults.push(`status ${status}`);
  if (status >= 400 && (problems ?? []).length === 0) faults.push(`status ${status} without a problem`);
  return { faults };
}
