/** Choices that look drawn by chance, and are the same in every run. */
export interface Draw {
  /** A whole number from 0, below `bound`. */
  readonly below: (bound: number) => number;
  /** True in `percent` of a hundred draws. */
  readonly chance: (percent: number) => boolean;
  readonly oneOf: <T>(choices: readonly [T, ...T[]]) => T;
}

/** Mulberry32, a small generator in the public domain: enough to vary contracts, and not for anything secret. */
export function seeded(seed: number): Draw {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (bound: number): number => next() % bound;
  return {
    below,
    chance: (percent) => below(100) < percent,
    oneOf: ([first, ...others]) => others[below(others.length + 1) - 1] ?? first,
  };
}
