import { decimal, decimalToFixed, multiply, parseDecimal, type Problem } from "@bareme/kernel";

export interface CurveRange {
  readonly from: string;
  readonly to: string;
  readonly every: string;
}

const MOST_POINTS = 500;
/** The first picture: one point in so many, then one in half as many. */
const COARSEST = 16;

/** The turnovers of the points, in cents: the start, then one every so much, and the end. Undefined for a range that is none. */
export function placesOf({ from, to, every }: CurveRange): readonly number[] | undefined {
  const [first, last, step] = [centsOf(from), centsOf(to), centsOf(every)];
  if (first === undefined || last === undefined || step === undefined) return undefined;
  if (first >= last || step <= 0 || last - first > step * MOST_POINTS) return undefined;
  const count = Math.ceil((last - first) / step);
  return [...Array.from({ length: count }, (_, index) => first + index * step), last];
}

/** What keeps a range from being drawn, at the field that is to be changed; null when nothing does. */
export function rangeFault(
  range: CurveRange,
): { readonly field: keyof CurveRange; readonly message: string } | null {
  const [first, last, step] = [centsOf(range.from), centsOf(range.to), centsOf(range.every)];
  if (first === undefined) return { field: "from", message: "Saisissez le début de la courbe." };
  if (last === undefined) return { field: "to", message: "Saisissez la fin de la courbe." };
  if (step === undefined || step === 0)
    return { field: "every", message: "Saisissez un pas plus grand que zéro." };
  if (first >= last) return { field: "to", message: "La fin doit dépasser le début." };
  return placesOf(range) === undefined
    ? { field: "every", message: `Un pas plus grand est attendu : ${MOST_POINTS} points au plus.` }
    : null;
}

function centsOf(text: string): number | undefined {
  const value = parseDecimal(text);
  if (value === undefined) return undefined;
  // A count of cents, not an amount: turnovers are looked up by it.
  const digits = decimalToFixed(multiply(value, decimal("100")), 2).replace(/\..*$/, "");
  return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined;
}

/** Both ends, one in sixteen, then in eight … each place once. */
export function coarseFirst(places: readonly number[]): readonly number[] {
  const order = new Set(places.slice(-1));
  for (let every = COARSEST; every >= 1; every /= 2)
    places.forEach((place, index) => index % every === 0 && order.add(place));
  return [...order];
}

export function cutCells(places: readonly number[], widest: number): readonly (readonly [number, number])[] {
  return places.slice(1).flatMap((high, index) => {
    const low = places[index] ?? high;
    const parts = Math.max(1, Math.ceil((high - low) / widest));
    const cut = (part: number): number => low + Math.floor(((high - low) * part) / parts);
    return Array.from({ length: parts }, (_, part) => [cut(part), cut(part + 1)] as const);
  });
}

export function rangeProblem(): Problem {
  return {
    code: "SIMULATION_OPTION",
    path: ["from", "to", "every"],
    message: "La fin de la courbe doit dépasser son début, de 500 pas au plus.",
    remedy: "Donnez par exemple de 3000 à 15000 par pas de 250.",
  };
}
