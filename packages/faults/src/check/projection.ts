import type { Dump, Row } from "./dump.ts";

/**
 * What a state says, whoever wrote it and when: two runs of the same work, killed or not, on either database, give the same lines.
 * Left out are counters and the hashes of the journal's chain, which hang on times; times keep whether they are there; an identifier made since the
 * departure is replaced, wherever it stands, by what its row is. All else is kept in full, ledger entries and locks of months included.
 */
export function projectionOf(dump: Dump, departure: Dump): readonly string[] {
  const names = namesOf(dump, departure);
  const named = (text: string): string => text.replaceAll(UUID, (id) => names.get(id) ?? id);
  return dump.tables
    .flatMap((table) => dump.rows(table).map((row) => `${table} ${named(JSON.stringify(kept(table, row)))}`))
    .toSorted();
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Columns that a sequence, a clock or the chain fills. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  journal: ["id", "at", "previous_hash", "hash"],
  ecritures: ["id"],
  corrections: ["id"],
  avis_sur_brouillon: ["id"],
};
const TIMES: ReadonlySet<string> = new Set(["made_at", "updated_at", "closed_at", "disabled_at"]);

function kept(table: string, row: Row): Row {
  const out = new Set(LEFT_OUT[table]);
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !out.has(column))
      .map(([column, value]) => [column, TIMES.has(column) && value !== null ? "then" : value]),
  );
}

/** What makes a row one of a kind, in the tables whose identifiers the database makes up. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  mois: ["contrat_id", "period"],
  passages: ["step", "period"],
  releases: ["rule_set", "number"],
  pieces: ["contrat_id", "kind", "key"],
};

/** Two new rows of one key get one name, and so two equal lines where one is expected. */
function namesOf(dump: Dump, departure: Dump): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [table, columns] of Object.entries(KEYS)) {
    const known = new Set(departure.rows(table).map(({ id }) => id));
    for (const row of dump.rows(table))
      if (typeof row["id"] === "string" && !known.has(row["id"]))
        names.set(row["id"], `${table}:${columns.map((column) => row[column]).join(":")}`);
  }
  return names;
}

/** The first lines that one has and the other has not, each as often as it is missing. */
export function differences(found: readonly string[], expected: readonly string[]): readonly string[] {
  const lacking = new Map<string, number>();
  for (const line of expected) lacking.set(line, (lacking.get(line) ?? 0) + 1);
  const told: string[] = [];
  for (const line of found) {
    const left = lacking.get(line) ?? 0;
    if (left > 0) lacking.set(line, left - 1);
    else told.push(`too much: ${shortened(line)}`);
  }
  for (const [line, count] of lacking) if (count > 0) told.push(`missing ${count} times: ${shortened(line)}`);
  return told.length > MOST_TOLD
    ? [...told.slice(0, MOST_TOLD), `and ${told.length - MOST_TOLD} more`]
    : told;
}

const MOST_TOLD = 10;

function shortened(line: string): string {
  return line.length > 400 ? `${line.slice(0, 400)} …` : line;
}
