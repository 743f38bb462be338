import { processorMs } from "../measure.ts";

/** What a process has used so far. */
export interface Usage {
  readonly processorMs: number;
  /** The most memory that it has held (resident set). */
  readonly peakMiB: number;
}

export const ENGINE_VERSION = "banc";

export function usageHere(): Usage {
  return { processorMs: processorMs(), peakMiB: process.resourceUsage().maxRSS / 1024 };
}

export function tellError(error: Error): void {
  process.stderr.write(`${error.name}: ${error.message}\n`);
}
