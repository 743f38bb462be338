import { Decimal } from "decimal.js";

// prettier-ignore
const GRILLE = [
  ["1620", "0"], ["1683", "0.005"], ["1791", "0.013"], ["1911", "0.021"], ["2042", "0.029"], ["2151", "0.035"],
  ["2294", "0.041"], ["2714", "0.053"], ["3107", "0.075"], ["3539", "0.099"], ["3983", "0.119"], ["4648", "0.138"],
  ["5574", "0.158"], ["6974", "0.179"], ["8711", "0.2"], ["12091", "0.24"], ["16376", "0.28"], ["25706", "0.33"],
  ["55062", "0.38"],
].map(([below = "", rate = ""]) => ({ below: new Decimal(below), rate: new Decimal(rate) }));
const MAXIMAL = new Decimal("0.43");

/** The neutral rate of January 2026 (grid of 2025-05-01): that of the first band whose bound is above the net. */
export function neutralRate(netImposable: Decimal): Decimal {
  return GRILLE.find(({ below }) => netImposable.lt(below))?.rate ?? MAXIMAL;
}
