/** Deeper than any record, and far from where reading one would use up the stack. */
const DEEPEST = 100;

/** True for a value nested so deep that walking it by recursion is not safe. */
export function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}
