import type { Line, Position } from "@bareme/rule-schema";
import type { KindContext } from "../draft.ts";
import { equalTo, number, text } from "../expression.ts";
import { symbolReference } from "./references.ts";
import type { Fault, Scope } from "./scope.ts";
import type { Symbols } from "./symbols.ts";

/** The grids that a name means: itself, or the outcomes of a decision or choice, each when it is chosen. */
export function gridsOf(
  name: string,
  scope: Scope,
  fault: Fault,
  symbols: Symbols,
): ReturnType<KindContext["gridsOf"]> {
  const declared = symbols.byId.get(name)?.symbol;
  if (declared?.kind === "grid") return [{ grid: name, when: null }];
  const outcomes =
    declared?.kind === "decision"
      ? declared.statement.outcomes
      : declared?.kind === "choice"
        ? declared.statement.options.map((option) => option.id)
        : undefined;
  if (outcomes === undefined) {
    fault(
      "NAME_UNKNOWN",
      `« ${name} » n'est ni un barème, ni une décision ou un choix entre des barèmes.`,
      "Corrigez « grid ».",
    );
    return [];
  }
  const chosen = symbolReference(name, scope, symbols, fault);
  return outcomes.map((grid) => ({ grid, when: equalTo(chosen, text(grid)) }));
}

const NO_PLACE: Position = { file: "", line: 1, column: 1 };

/** The unit in which the (first) grid of a line is read. */
export function gridUnit(line: Line, symbols: Symbols): string {
  if (line.kind !== "by-grid") return "EUR";
  const grid =
    gridsOf(
      line.grid,
      { owner: line.id, each: line.each ?? null, position: NO_PLACE },
      () => number("0"),
      symbols,
    )[0]?.grid ?? "";
  const declared = symbols.byId.get(grid)?.symbol;
  return declared?.kind === "grid" ? declared.statement.in : "EUR";
}
