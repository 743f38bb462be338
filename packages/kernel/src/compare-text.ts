/**
 * The order of two texts by UTF-16 code unit, the same on every machine whatever its language.
 * It is the order of time for two `CivilDate` or two `Month`: ISO text sorts. Never for amounts ("9" sorts after "10").
 */
export function compareText(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}
