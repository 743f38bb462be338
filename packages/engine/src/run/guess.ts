import { examine } from "./bound-cone.ts";
import type { Frame } from "./frame.ts";
import type { LinkedConstraint } from "./program.ts";
import type { Search } from "./search.ts";

const MOST_GUESSES = 12;
/** Steps between the two ends at which the search itself is as quick as another guess. */
const CLOSE = 6;

/** Where the slack of the constraints changes sign, by false position on doubles. It may be wrong: the search does not rely on it. */
export function guess({ solve, frame, cone, candidate }: Search, count: number): number {
  const slacks = (index: number): number[] => {
    const at = candidate(index);
    examine(solve, cone, frame, at, at);
    return solve.constraints.map((constraint) => boundedSlack(constraint, frame));
  };
  const [atLow, atHigh] = [slacks(0), slacks(count)];
  const varying = (_: number, constraint: number): boolean => atLow[constraint] !== atHigh[constraint];
  const slack = (index: number): number => Math.min(...slacks(index).filter(varying));
  let [low, high] = [0, count];
  let [slackLow, slackHigh] = [Math.min(...atLow.filter(varying)), Math.min(...atHigh.filter(varying))];
  if (slackHigh >= 0 || !Number.isFinite(slackHigh)) return count;
  if (slackLow < 0 || !Number.isFinite(slackLow)) return 0;
  let kept = 0;
  for (let round = 0; round < MOST_GUESSES && high - low > CLOSE; round++) {
    const share = slackLow / (slackLow - slackHigh);
    const next = Math.min(high - 1, Math.max(low + 1, Math.floor(low + share * (high - low))));
    const found = slack(next);
    // An end kept twice running has its slack halved, so that the other end cannot stay far away (the Illinois rule).
    if (found >= 0) {
      [low, slackLow] = [next, found];
      kept = Math.max(kept, 0) + 1;
      if (kept > 1) slackHigh /= 2;
    } else {
      [high, slackHigh] = [next, found];
      kept = Math.min(kept, 0) - 1;
      if (kept < -1) slackLow /= 2;
    }
  }
  return low;
}

function boundedSlack(constraint: LinkedConstraint, frame: Frame): number {
  frame.bounded = true;
  constraint.leftBounds(frame);
  const left = (frame.outLow + frame.outHigh) / 2;
  constraint.rightBounds(frame);
  const right = (frame.outLow + frame.outHigh) / 2;
  frame.bounded = false;
  return constraint.relation === ">" || constraint.relation === ">=" ? left - right : right - left;
}
