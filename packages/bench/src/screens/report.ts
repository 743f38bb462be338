import { percentile } from "../server/readers.ts";
import { digits, table } from "../text-table.ts";
import type { ScreensReport } from "./measure-screens.ts";

const BUDGET_BYTES = 300_000;

/** Ratios first: a slow machine draws each of its pictures slowly. */
export function screensToText({ firstLoad, scroll, keystrokes }: ScreensReport): string {
  const few = scroll[0]?.pictures ?? [];
  const rows = scroll.map(({ rows: count, speed, drawn, pictures }) => [
    `scrolling ${count} rows ${speed}`,
    String(drawn),
    digits(percentile(pictures, 0.5)),
    digits(percentile(pictures, 0.95)),
    digits(percentile(pictures, 0.95) / percentile(few, 0.95)),
  ]);
  return [
    `first load: ${Math.round(firstLoad / 1000)} kB as sent, ${digits(firstLoad / BUDGET_BYTES)} of the budget of ${BUDGET_BYTES / 1000} kB`,
    "",
    table(["", "rows drawn", "picture p50, ms", "p95, ms", "p95 ÷ that of 100 rows"], rows),
    "",
    `simulator, from a key to the figures: p50 ${digits(percentile(keystrokes, 0.5))} ms, p95 ${digits(percentile(keystrokes, 0.95))} ms; ${digits(percentile(keystrokes, 0.5) / percentile(few, 0.5))} pictures (p50)`,
  ].join("\n");
}
