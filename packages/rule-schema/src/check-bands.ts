import { compare, decimal, type Problem } from "@bareme/kernel";
import type { Located, RuleSet } from "./rule-set.ts";
import type { Band } from "./statements.ts";
import { problem } from "./yaml.ts";

/** The bands of each grid must cover all amounts, in order and without overlap. */
export function checkGrids(ruleSet: RuleSet): Problem[] {
  return ruleSet.grids.flatMap(({ statement: grid, positionOf }) =>
    grid.versions.flatMap((version, index) => {
      if (version.bands === null) return [];
      const tables: readonly (readonly [readonly (string | number)[], readonly Band[]])[] = Array.isArray(
        version.bands,
      )
        ? [[["versions", index, "bands"], version.bands]]
        : Object.entries(version.bands).map(
            ([key, bands]) => [["versions", index, "bands", key], bands] as const,
          );
      const keyedBands = !Array.isArray(version.bands);
      if (keyedBands !== (grid.by !== undefined)) {
        return [
          problem(
            "SHAPE_INVALID",
            positionOf(["versions", index, "bands"]),
            `« ${grid.id} » : « by » et des tranches par clé vont ensemble.`,
            "Ajoutez « by » ou retirez les clés.",
            [grid.id],
          ),
        ];
      }
      return tables.flatMap(([path, bands]) =>
        checkBands(grid.id, grid.mode, bands, (place) => positionOf([...path, ...place])),
      );
    }),
  );
}

function checkBands(
  id: string,
  mode: string,
  bands: readonly Band[],
  positionOf: (path: readonly (string | number)[]) => ReturnType<Located<unknown>["positionOf"]>,
): Problem[] {
  return bands.flatMap((band, index) => {
    const last = index === bands.length - 1;
    const bound = band.upTo ?? band.below;
    const before = bands[index - 1];
    const previous = before?.upTo ?? before?.below;
    const found: Problem[] = [];
    const report = (code: string, message: string, remedy: string): void =>
      void found.push(problem(code, positionOf([index]), `« ${id} » : ${message}`, remedy, [id]));
    if (band.upTo !== undefined && band.below !== undefined)
      report(
        "GRID_OVERLAP",
        "une tranche a « upTo » et « below ».",
        "Gardez « upTo » (borne comprise) ou « below » (borne exclue).",
      );
    if (last && bound !== undefined)
      report("GRID_GAP", `rien n'est dit au-dessus de ${bound}.`, "Terminez par une tranche sans borne.");
    if (!last && bound === undefined)
      report(
        "GRID_OVERLAP",
        "une tranche sans borne n'est pas la dernière.",
        "Donnez-lui « upTo » ou « below ».",
      );
    if (bound !== undefined && previous !== undefined && compare(decimal(bound), decimal(previous)) <= 0)
      report(
        "GRID_OVERLAP",
        `la borne ${bound} ne dépasse pas la précédente, ${previous}.`,
        "Rangez les tranches par borne croissante.",
      );
    if (mode === "marginal" && band.plus !== undefined)
      report(
        "SHAPE_INVALID",
        "« plus » n'a pas de sens dans un barème par tranches (marginal).",
        "Retirez « plus », ou choisissez le mode whole-amount.",
      );
    return found;
  });
}
