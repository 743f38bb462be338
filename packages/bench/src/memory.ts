import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { FAMILIES, openCases, type Family } from "./cases.ts";

export interface Memory {
  readonly family: Family | "idle";
  readonly peakMiB: number;
}

const FLAG = "--peak-of";
const PAYSLIPS: Readonly<Record<Family, number>> = { engine: 500, hand: 500, publicodes: 12 };

/** Peak memory of each family in a process of its own: in a shared one the largest would hide the others. */
export function measureMemory(): readonly Memory[] {
  const main = fileURLToPath(new URL("./main.ts", import.meta.url));
  return (["idle", ...FAMILIES] as const).map((family) => {
    const child = spawnSync(process.execPath, [...process.execArgv, main, FLAG, family], {
      encoding: "utf8",
    });
    if (child.status !== 0) throw new Error(`the process that measures ${family} failed: ${child.stderr}`);
    return { family, peakMiB: Number(child.stdout) };
  });
}

/** In the child: makes payslips of one family and prints the peak. True when this process was such a child. */
export function ranAsChild(args: readonly string[]): boolean {
  if (args[0] !== FLAG) return false;
  const family = FAMILIES.find((one) => one === args[1]);
  if (family !== undefined) {
    const cases = openCases(family);
    for (let made = 0; made < PAYSLIPS[family]; made += 1) cases[made % cases.length]?.run();
  }
  process.stdout.write((process.resourceUsage().maxRSS / 1024).toFixed(1));
  return true;
}
