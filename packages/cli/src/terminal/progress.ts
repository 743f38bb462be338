import { formatMonth, formatNumber } from "./format.ts";
import { widthOf } from "./screen.ts";

/** How far a run of months is: `done` are finished, `period` is the one at work. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly period: string;
  readonly elapsedMs: number;
}

const FULL = "█";
const EMPTY = "░";
const WIDEST_BAR = 30;
const NARROWEST_BAR = 6;
/** As wide as « septembre 2026 ». */
const MONTH_WIDTH = 14;
const GAP = "  ";
const NO_BREAK = "\u00A0";

/**
 * One line that never fills the terminal's last column: a bar on a quarter of it, then as many words as fit. A part keeps its width from month to
 * month, so that the line stands still.
 */
export function renderProgress(progress: Progress, columns: number): string {
  const { done, total, period } = progress;
  const quarter = Math.min(Math.floor(columns / 4), WIDEST_BAR);
  const drawn = quarter < NARROWEST_BAR ? [] : [bar(done, total, quarter)];
  const all = formatNumber(String(total));
  const count = `${formatNumber(String(done)).padStart(widthOf(all))} / ${all}`;
  const month = formatMonth(period).padEnd(MONTH_WIDTH);
  const { rate, rest } = pace(progress);
  const [widest = ""] = [[count, month, ...rate, ...rest], [count, month, ...rest], [count, month], [count]]
    .map((words) => [...drawn, ...words].join(GAP))
    .filter((text) => widthOf(text) < columns - widthOf(GAP));
  return (GAP + widest).trimEnd();
}

function bar(done: number, total: number, width: number): string {
  const full = total === 0 ? width : Math.floor((Math.min(done, total) / total) * width);
  return FULL.repeat(full) + EMPTY.repeat(width - full);
}

/** The rate so far and what it promises; nothing before a month is finished. */
function pace({ done, total, elapsedMs }: Progress): {
  readonly rate: readonly string[];
  readonly rest: readonly string[];
} {
  if (done === 0 || elapsedMs <= 0) return { rate: [], rest: [] };
  const perSecond = (done * 1000) / elapsedMs;
  const [rounded, unit] = perSecond >= 1 ? [perSecond, "mois/s"] : [1 / perSecond, "s/mois"];
  return {
    rate: [`${formatNumber(String(Math.round(rounded)))} ${unit}`],
    rest: done < total ? [`encore ${duration((total - done) / perSecond)}`] : [],
  };
}

function duration(seconds: number): string {
  return seconds < 90
    ? `${Math.max(1, Math.ceil(seconds))}${NO_BREAK}s`
    : `${Math.ceil(seconds / 60)}${NO_BREAK}min`;
}

/** Where the line is drawn, and by which clock (ms). */
interface ProgressPlace {
  readonly write: (text: string) => void;
  readonly columns: number;
  readonly now: () => number;
}

const CLEAR_LINE = "\r\u001B[K";
/** Months beyond which the line shows at once; fewer show it when they are slow. */
const MANY_MONTHS = 12;
const SLOW_MS = 1000;
const BETWEEN_DRAWS_MS = 100;

/** The line of a run of `total` months, drawn over itself a few times a second, and cleared at the end. */
export function startProgress(
  total: number,
  { write, columns, now }: ProgressPlace,
): { readonly onMonth: (period: string, index: number) => void; readonly end: () => void } {
  const start = now();
  let drawn: number | null = null;
  return {
    onMonth: (period, done) => {
      const at = now();
      const elapsedMs = at - start;
      if (total <= MANY_MONTHS && elapsedMs < SLOW_MS) return;
      if (drawn !== null && at - drawn < BETWEEN_DRAWS_MS) return;
      drawn = at;
      write(CLEAR_LINE + renderProgress({ done, total, period, elapsedMs }, columns));
    },
    end: () => {
      if (drawn !== null) write(CLEAR_LINE);
    },
  };
}
