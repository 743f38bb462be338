/** How many random years a law is tried on. Seeds are not fixed: each run tries others. */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: count };
}

/** Slow machines compile four stacks of rules and run whole years. */
export const TIME = { timeout: 300_000 };
