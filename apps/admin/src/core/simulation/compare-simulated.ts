import { decimal, decimalToFixed, subtract } from "@bareme/kernel";
import type { Simulated } from "./simulated.ts";

/** A line of simulations side by side: what each gives, and how far it is from the first. */
export interface ComparedLine {
  readonly id: string;
  readonly label: string;
  readonly strong: boolean;
  /** The id of the amount that explains it. */
  readonly explains: string | null;
  readonly cells: readonly { readonly value: string | null; readonly change: string | null }[];
}

/** Simulations line by line, against the first: every step of the way, then what stays and what it costs. */
export function compareSimulated(all: readonly (Simulated | null)[]): readonly ComparedLine[] {
  const [first = null] = all;
  const lines = stepsInOrder(all).map(({ id, label, kind, explains }) => ({
    id,
    label,
    strong: kind === "level",
    explains,
    // A step that is not on the first way takes nothing there, if that way closes without it; a level that is not there is unknown.
    absent: first?.closes === true && kind === "move" ? "0" : null,
    values: all.map((one) => one?.steps.find((step) => step.id === id)?.amount ?? null),
  }));
  const figures = FIGURES.map(({ id, label, read }) => ({
    id: `figure ${id}`,
    label,
    strong: false,
    explains: id === "misDeCote" ? null : id,
    absent: null,
    values: all.map((one) => (one === null ? null : read(one))),
  }));
  return [...lines, ...figures].map(({ values, absent, ...line }) => ({
    ...line,
    cells: values.map((value, index) => ({
      value,
      change: index === 0 || value === null ? null : changeFrom(values[0] ?? absent, value),
    })),
  }));
}

const FIGURES: readonly {
  readonly id: string;
  readonly label: string;
  readonly read: (one: Simulated) => string | null;
}[] = [
  {
    id: "totalVerseEmployeur",
    label: "Coût total pour l'employeur",
    read: ({ sums }) => sums.totalVerseEmployeur,
  },
  { id: "soldeDisponible", label: "Solde du compte à la fin", read: ({ totals }) => totals.soldeDisponible },
  { id: "misDeCote", label: "Mis de côté à la fin", read: ({ totals }) => totals.misDeCote },
];

type Step = Simulated["steps"][number];

/** The steps of the first, and those that only another has, each before the level that it leads to. */
function stepsInOrder(all: readonly (Simulated | null)[]): readonly Step[] {
  const [first, ...others] = all.map((one) => one?.steps ?? []);
  return others.reduce<readonly Step[]>((known, steps) => {
    const missing = steps.filter(({ id }) => !known.some((one) => one.id === id));
    return missing.reduce<readonly Step[]>((merged, step) => {
      const level = steps.slice(steps.indexOf(step)).find(({ kind }) => kind === "level");
      const place = merged.findIndex(({ id }) => id === level?.id);
      return place < 0 ? [...merged, step] : [...merged.slice(0, place), step, ...merged.slice(place)];
    }, known);
  }, first ?? []);
}

/** Null when nothing moved, or when what it moved from is unknown. */
function changeFrom(first: string | null, value: string): string | null {
  if (first === null) return null;
  const change = decimalToFixed(subtract(decimal(value), decimal(first)), 2);
  return /^-?0*\.?0*$/.test(change) ? null : change;
}
