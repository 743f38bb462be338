import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const VERSIONS = "/usr/lib/postgresql";

/** The folder of the programs of Debian's PostgreSQL. Throws, in one line, when it is absent: nothing is skipped in silence. */
export function debianPostgres(): string {
  const [version = ""] = existsSync(VERSIONS) ? readdirSync(VERSIONS).toSorted().toReversed() : [];
  const bin = join(VERSIONS, version, "bin");
  if (existsSync(join(bin, "pg_ctl"))) return bin;
  throw new Error(
    "PostgreSQL is absent: run « node scripts/debian-tools.mjs » as root, as « pnpm test » does.",
  );
}
