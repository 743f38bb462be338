import type { Checked, CheckedLayer } from "../../core/checked.ts";

/** An amount that a scenario may expect, by its id with its label. */
export interface NamedAmount {
  readonly id: string;
  readonly label: string;
  /** The item that it is computed for, as `mission`: there is one amount for each. */
  readonly each?: string | undefined;
}

/** Words of the runner for what is not an amount. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ["refus", "Refus"],
  ["events", "Alertes"],
  ["closing", "Clôture du mois"],
  ["expect", "Valeurs attendues"],
]);

const PARTS: ReadonlyMap<string, string> = new Map([
  ["employee", "part salariale"],
  ["employer", "part patronale"],
  ["base", "base"],
  ["account", "part du compte"],
  ["company", "part de la société"],
]);

/** Everything of some layers that has an amount or an outcome, lowest layer first. */
export function namedAmounts({ layers }: Checked): readonly NamedAmount[] {
  return layers.flatMap((layer) => (layer === null ? [] : amountsOf(layer)));
}

function amountsOf({ lines, totals, decisions, carry }: CheckedLayer): readonly NamedAmount[] {
  return [
    ...lines.flatMap(({ statement: line }) => {
      const { id, label, each } = line;
      if (line.kind !== "contribution" && line.kind !== "amounts") return [{ id, label, each }];
      return (["employee", "employer"] as const).flatMap((part) =>
        line[part] === undefined
          ? []
          : [{ id: `${id}.${part}`, label: `${label}, ${PARTS.get(part)}`, each }],
      );
    }),
    ...[...totals, ...decisions, ...carry].map(({ statement: { id, label, each } }) => ({ id, label, each })),
  ];
}

/** Labels by bare id, for `labelOf`. */
export function labelsById(amounts: readonly NamedAmount[]): ReadonlyMap<string, string> {
  return new Map(amounts.map(({ id, label }) => [id, label]));
}

/** `fraisDeGestion[mission-1]` in words: « Frais de gestion (mission-1) »; an id that nothing bears stays as it is. */
export function labelOf(what: string, labels: ReadonlyMap<string, string>): string {
  const whole = OTHERS.get(what) ?? labels.get(what);
  if (whole !== undefined) return whole;
  if (/^[A-Z_]+$/.test(what)) return "Problème de calcul";
  const [, id = what, item] = /^([^[]+)\[([^\]]+)\]$/.exec(what) ?? [];
  const [bare = id, part] = id.split(".");
  const label = labels.get(id) ?? labels.get(bare);
  if (label === undefined) return what;
  const said = part === undefined || labels.has(id) ? label : `${label}, ${PARTS.get(part) ?? part}`;
  return item === undefined ? said : `${said} (${item})`;
}
