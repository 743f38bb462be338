import type { Duel } from "./duel.ts";
import { PAIRS } from "./pair.ts";
import type { Struck } from "./strike.ts";

type Seeded<T> = T & { readonly seed: number };

/** A table of what was struck down, then each fault with the seed that finds it again. */
export function reportToText(struck: readonly Seeded<Struck>[], duels: readonly Duel[]): string {
  const rows = PAIRS.map(({ deed, database }) => {
    const own = struck.filter((one) => one.deed === deed && one.database === database);
    return [deed, database, ...countsOf(own)];
  });
  const table = [
    ["deed", "database", "played", "killed", "with faults"],
    ...rows,
    ["two workers", "PostgreSQL", ...countsOf(duels)],
  ];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const wrong = [
    ...struck.filter(isWrong).map(({ seed }) => `pnpm faults --kills 1 --duels 0 --seed ${seed}`),
    ...duels.filter(isWrong).map(({ seed }) => `pnpm faults --kills 0 --duels 1 --seed ${seed}`),
  ];
  return ["", ...lines, "", ...(wrong.length === 0 ? ["no fault"] : ["to play again:", ...wrong])].join("\n");
}

function countsOf(played: readonly { readonly killed: boolean; readonly faults: readonly string[] }[]) {
  return [played.length, played.filter(({ killed }) => killed).length, played.filter(isWrong).length].map(
    String,
  );
}

function isWrong({ faults }: { readonly faults: readonly string[] }): boolean {
  return faults.length > 0;
}
