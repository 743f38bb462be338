import type { Plan } from "@bareme/engine";
import { literalHolders, moveLiteral, type LiteralHolder } from "./literals.ts";
import { smallestStepUp } from "./smallest-step.ts";

/**
 * One value of a rule set moved up by its smallest step, as a change of the compiled plan. A scenario of its layer, or of a layer above,
 * must fail on it: else nothing protects the value.
 */
export interface Mutant {
  readonly ruleSet: string;
  readonly kind: "value" | "band" | "literal";
  /** The parameter, the grid, or the node that holds the formula. */
  readonly id: string;
  /** The date, key, band or rank of the number: with the rule set and the id, it names the mutant. */
  readonly place: string;
  readonly value: string;
  readonly mutated: string;
  /** What an evaluation must read to be moved by it, as `reachOf` lists it. */
  readonly read: string;
  /** Moves the value in the plan of its stack or of a higher one. `copies` names the nodes of that plan by formula. */
  readonly apply: (plan: Plan, copies: FormulaCopies) => Plan;
}

export type FormulaCopies = ReadonlyMap<string, ReadonlySet<string>>;

export function formulaCopies(plan: Plan): FormulaCopies {
  return new Map(literalHolders(plan).map((holder) => [holder.key, new Set(holder.nodes)]));
}

/** The mutants of the last layer of a plan; `below` are the plans of what it extends, whose values are not its own. */
export function listMutants(plan: Plan, below: readonly Plan[]): readonly Mutant[] {
  const ruleSet = plan.layers.at(-1)?.ruleSet ?? "";
  const grids = new Set(below.flatMap((lower) => lower.grids.map((grid) => grid.id)));
  const holders = new Set(below.flatMap((lower) => literalHolders(lower).map((holder) => holder.key)));
  return [
    ...plan.parameters.flatMap((parameter) => valueMutants(parameter, ruleSet)),
    ...plan.grids.filter((grid) => !grids.has(grid.id)).flatMap((grid) => bandMutants(grid, ruleSet)),
    ...literalHolders(plan)
      .filter((holder) => !holders.has(holder.key))
      .flatMap((holder) => literalMutants(holder, ruleSet)),
  ];
}

type Parameter = Plan["parameters"][number];
type ParameterLayer = Parameter["layers"][number];
type Grid = Plan["grids"][number];
type GridValue = Grid["versions"][number]["value"];
type Bands = Extract<GridValue, readonly unknown[]>;
interface Dated {
  readonly from: string;
  readonly known: string | null;
}

export function parameterRead(id: string, ruleSet: string, at: Dated): string {
  return `parameter ${id} ${ruleSet} ${at.from} ${at.known ?? ""}`;
}

export function gridRead(id: string, at: Dated): string {
  return `grid ${id} ${at.from} ${at.known ?? ""}`;
}

function dateOf(at: Dated): string {
  return at.known === null ? at.from : `${at.from} (connu ${at.known})`;
}

function valueMutants(parameter: Parameter, ruleSet: string): Mutant[] {
  const layer = parameter.layers.find((one) => one.ruleSet === ruleSet);
  return (layer?.values ?? []).flatMap((dated, index) => {
    const { value } = dated;
    const entries =
      typeof value === "object" && value !== null ? Object.entries(value) : [[null, value] as const];
    return entries.flatMap(([key, text]): Mutant[] => {
      if (text === null) return [];
      const mutated = smallestStepUp(text);
      const move = (one: ParameterLayer): ParameterLayer =>
        one.ruleSet === ruleSet
          ? {
              ...one,
              values: changeAt(one.values, index, (at) => ({ ...at, value: put(at.value, key, mutated) })),
            }
          : one;
      return [
        {
          ruleSet,
          kind: "value",
          id: parameter.id,
          value: text,
          mutated,
          place: key === null ? dateOf(dated) : `${dateOf(dated)} · ${key}`,
          read: parameterRead(parameter.id, ruleSet, dated),
          apply: (plan) => ({
            ...plan,
            parameters: plan.parameters.map((one) =>
              one.id === parameter.id ? { ...one, layers: one.layers.map(move) } : one,
            ),
          }),
        },
      ];
    });
  });
}

type ParameterValue = ParameterLayer["values"][number]["value"];

function put(value: ParameterValue, key: string | null, mutated: string): ParameterValue {
  return key === null || typeof value !== "object" ? mutated : { ...value, [key]: mutated };
}

const BAND_PARTS = ["upTo", "below", "rate", "plus"] as const;

function bandMutants(grid: Grid, ruleSet: string): Mutant[] {
  return grid.versions.flatMap((version, index) =>
    tablesOf(version.value).flatMap(([key, bands]) =>
      bands.flatMap((band, rank) =>
        BAND_PARTS.flatMap((part): Mutant[] => {
          const value = band[part];
          if (value === null) return [];
          const mutated = smallestStepUp(value);
          const move = (table: Bands): Bands => changeAt(table, rank, (one) => ({ ...one, [part]: mutated }));
          return [
            {
              ruleSet,
              kind: "band",
              id: grid.id,
              value,
              mutated,
              place: `${dateOf(version)} · ${key === null ? "" : `${key} · `}tranche ${rank + 1} · ${part}`,
              read: gridRead(grid.id, version),
              apply: (plan) => ({
                ...plan,
                grids: plan.grids.map((one) =>
                  one.id === grid.id
                    ? {
                        ...one,
                        versions: changeAt(one.versions, index, (at) => ({
                          ...at,
                          value: changeTable(at.value, key, move),
                        })),
                      }
                    : one,
                ),
              }),
            },
          ];
        }),
      ),
    ),
  );
}

function tablesOf(value: GridValue): readonly (readonly [string | null, Bands])[] {
  if (value === null) return [];
  return isTable(value) ? [[null, value]] : Object.entries(value);
}

function changeTable(value: GridValue, key: string | null, move: (table: Bands) => Bands): GridValue {
  if (value === null) return null;
  if (isTable(value)) return move(value);
  return Object.fromEntries(
    Object.entries(value).map(([one, table]) => [one, one === key ? move(table) : table]),
  );
}

function isTable(value: Exclude<GridValue, null>): value is Bands {
  return Array.isArray(value);
}

function changeAt<T>(list: readonly T[], index: number, change: (one: T) => T): readonly T[] {
  return list.map((one, rank) => (rank === index ? change(one) : one));
}

function literalMutants(holder: LiteralHolder, ruleSet: string): Mutant[] {
  return holder.literals.map(({ value, index, isRounding }, rank): Mutant => {
    const mutated = smallestStepUp(value);
    const date = holder.from === null ? "" : `${holder.from} · `;
    return {
      ruleSet,
      kind: "literal",
      id: holder.owner,
      value,
      mutated,
      place: `${date}nombre ${rank + 1}${isRounding ? " (pas d'arrondi)" : ""}`,
      read: holder.key,
      apply: (plan, copies) =>
        moveLiteral(plan, copies.get(holder.key) ?? new Set(), holder.version, index, mutated),
    };
  });
}
