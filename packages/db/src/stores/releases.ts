import { canonicalJson } from "@bareme/kernel";
import type { Release, ReleaseStore, RuleFiles } from "@bareme/use-cases";
import { and, desc, eq, getTableColumns, lte } from "drizzle-orm";
import { madeRow } from "../already-there.ts";
import { releases } from "../schema/index.ts";
import { byText } from "./known.ts";
import type { Tenant } from "./tenant.ts";

const { madeAt: _madeAt, ...COLUMNS } = getTableColumns(releases);
const { files: _files, ...WITHOUT_FILES } = COLUMNS;

export const RELEASE = COLUMNS;

export function releaseStore({ queries, societeId }: Tenant): ReleaseStore {
  return {
    latest: async (ruleSet, knownOn) => {
      const known = knownOn === null ? undefined : lte(releases.knownFrom, knownOn);
      const [row] = await queries
        .select(RELEASE)
        .from(releases)
        .where(and(eq(releases.ruleSet, ruleSet), known))
        .orderBy(desc(releases.number))
        .limit(1);
      return row === undefined ? undefined : releaseOf(row);
    },
    byNumber: async (ruleSet, number) => {
      const [row] = await queries
        .select(RELEASE)
        .from(releases)
        .where(and(eq(releases.ruleSet, ruleSet), eq(releases.number, number)));
      return row === undefined ? undefined : releaseOf(row);
    },
    list: (ruleSet) => {
      const all = queries.select(WITHOUT_FILES).from(releases);
      // Of one rule set the greatest number is the newest, whatever the clock of the server was.
      return ruleSet === undefined
        ? all.orderBy(desc(releases.madeAt), byText(releases.ruleSet), desc(releases.number))
        : all.where(eq(releases.ruleSet, ruleSet)).orderBy(desc(releases.number));
    },
    add: async (release) => {
      // The tenant of the transaction, not one that the caller names: row-level security would refuse another.
      const row = { ...release, societeId, files: canonicalJson(release.files) };
      const made = await queries.insert(releases).values(row).onConflictDoNothing().returning(RELEASE);
      return releaseOf(madeRow(made, "releases", `${release.ruleSet} ${release.number}`));
    },
  };
}

/** A row as the use cases know it. */
export function releaseOf(row: Omit<Release, "files"> & { readonly files: string }): Release {
  return { ...row, files: readFiles(row.files) };
}

/** What is kept is a text, and a text that was tampered with may hold anything. */
function readFiles(text: string): RuleFiles {
  const read: unknown = JSON.parse(text);
  if (typeof read !== "object" || read === null) throw new TypeError("the files of a release are an object");
  const files: Record<string, string> = {};
  for (const [path, content] of Object.entries(read)) {
    if (typeof content !== "string") throw new TypeError(`« ${path} » of a release is not a text`);
    files[path] = content;
  }
  return files;
}
