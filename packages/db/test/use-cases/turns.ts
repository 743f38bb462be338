/** Counts what a server could do meanwhile: the turns of its loop, from now on. */
function countTurns(): { readonly turns: () => number; readonly stop: () => void } {
  let turns = 0;
  let counting = true;
  const turn = (): void => {
    turns += 1;
    if (counting) setImmediate(turn);
  };
  setImmediate(turn);
  return { turns: () => turns, stop: () => void (counting = false) };
}

/** Runs work that reports where it is, and gives how often the loop had turned at each of its steps. */
export async function turnsAtEachStep(
  work: (atStep: () => void) => Promise<unknown>,
): Promise<readonly number[]> {
  const { turns, stop } = countTurns();
  const seen: number[] = [];
  try {
    await work(() => void seen.push(turns()));
  } finally {
    stop();
  }
  return seen;
}

/** True when the loop turned between any two steps. */
export function turnsBetween(seen: readonly number[]): boolean {
  return seen.every((turns, rank) => rank === 0 || turns > (seen[rank - 1] ?? 0));
}
