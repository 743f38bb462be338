/** Draws that are the same for the same seed. */
export interface Chance {
  /** From 0 to just below 1. */
  readonly share: () => number;
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number;
}

/** mulberry32: short, and even enough to choose moments. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { share, between: (least, most) => least + Math.floor(share() * (most - least + 1)) };
}
