import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openBench } from "./server-process.ts";

const LONG = { timeout: 120_000 };

const bench = openBench();
afterAll(() => bench.close(), LONG.timeout);

const nowhere = join(bench.folder, "nulle-part");
const damaged = join(bench.folder, "abime");
mkdirSync(join(damaged, "base"), { recursive: true });
writeFileSync(join(damaged, "base", "PG_VERSION"), "illisible");

/** Nobody listens on port 1; the passwords are looked for in what is said. */
const SILENT = "postgres://paie:tressecret@127.0.0.1:1/paie";

interface Case {
  readonly args: readonly string[];
  readonly url?: string;
  readonly says: string;
}

const CASES: readonly Case[] = [
  { args: ["serve", "--prot", "1"], says: "l'option « --prot » n'existe pas" },
  { args: ["serve", "--port", "huit"], says: "« huit » n'est pas un port" },
  { args: ["serve", "--log", "tout"], says: "elle prend silent, error, warn, info" },
  { args: ["serve", "--no-work", "--data", nowhere], says: "personne ne calculerait les mois" },
  { args: ["serve", "--host", "192.0.2.1", "--port", "0", "--data", nowhere], says: "ADDRESS_UNUSABLE" },
  { args: ["work", "--data", nowhere], says: "DATABASE_URL manque" },
  { args: ["backup", "--data", nowhere], says: "l'argument « fichier » manque" },
  { args: ["backup", join(bench.folder, "s"), "--data", nowhere], says: "DATA_MISSING" },
  { args: ["verify", "--data", nowhere], says: "DATA_MISSING" },
  { args: ["verify", "--data", damaged], says: "DATA_UNUSABLE" },
  { args: ["password", "a@exemple.fr", "--data", nowhere], says: "DATA_MISSING" },
  { args: ["verify", "--data", nowhere], url: SILENT, says: "127.0.0.1:1/paie  DATABASE_UNREACHABLE" },
  { args: ["work"], url: SILENT.replace(":1/", ":99999/"), says: "ce n'est pas une adresse de PostgreSQL" },
];

describe("what an operator gets wrong", LONG, () => {
  it.concurrent.each(CASES)(
    "bareme $args: said in French with what to do, and nothing is made",
    async ({ args, url, says }) => {
      const { code, out, err } = await bench.run(args, url);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain(says);
      expect(err).not.toMatch(/tressecret|\bat .*:\d+:\d+|Error:|error:|node:|invalid|not found/);
      expect(existsSync(nowhere)).toBe(false);
    },
  );
});
