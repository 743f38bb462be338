import { FAMILIES, openCases } from "./cases.ts";
import { measureCompilation, measureSpeeds } from "./measure.ts";
import { measureMemory, ranAsChild } from "./memory.ts";
import { ratiosOf, reportToText, withPayslips, type Report } from "./report.ts";
import { findFaults } from "./verify.ts";

const ROUNDS = 11;
const SLICE_MS = 200;
const COMPILATIONS = 7;

/** `pnpm bench [--json]`. It fails on wrong results only: how fast a machine is, is not a fault. */
function main(args: readonly string[]): number {
  // Compilation comes first, so that its cold pass is the first of this process.
  const costs = measureCompilation(COMPILATIONS);
  const faults = findFaults();
  // Wrong results are not worth timing.
  const speeds = faults.length > 0 ? [] : measureSpeeds(FAMILIES.flatMap(openCases), ROUNDS, SLICE_MS);
  const report: Report = {
    node: process.version,
    faults,
    ratios: faults.length > 0 ? [] : ratiosOf(speeds),
    speeds,
    compilation: withPayslips(costs, speeds),
    memory: faults.length > 0 ? [] : measureMemory(),
  };
  process.stdout.write(
    args.includes("--json") ? `${JSON.stringify(report, null, 2)}\n` : reportToText(report),
  );
  return faults.length === 0 ? 0 : 1;
}

const args = process.argv.slice(2);
if (!ranAsChild(args)) process.exitCode = main(args);
