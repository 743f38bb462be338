import { useElementSize } from "@mantine/hooks";
import { approximate, frenchNumber, parseDecimal } from "@bareme/kernel";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { DrawnCurve } from "../../core/simulation/draw-curve.ts";
import classes from "./curve.module.css";

const HEIGHT = 320;
const MARGIN = { top: 28, right: 16, bottom: 34, left: 58 };

/** Net against turnover, drawn: two lines, the holes as bands, the cliffs as marks at the top, and where the simulation stands. The table beside it says the same. */
export function CurveChart({
  curve,
  present,
}: {
  readonly curve: DrawnCurve;
  readonly present: string | null;
}) {
  const { ref, width: measured } = useElementSize();
  const width = Math.max(measured, 300);
  const points = curve.points.map(({ ca, totals }) => ({
    ca: toLength(ca),
    paid: toLength(totals.netAPayer),
    earned: toLength(totals.netAvantImpot),
  }));
  const first = points[0]?.ca ?? 0;
  const last = points.at(-1)?.ca ?? 1;
  const x = scaleLinear()
    .domain([first, last])
    .range([MARGIN.left, width - MARGIN.right]);
  const y = scaleLinear()
    .domain([0, Math.max(1, ...points.map(({ earned }) => earned))])
    .nice()
    .range([HEIGHT - MARGIN.bottom, MARGIN.top]);
  const bottom = HEIGHT - MARGIN.bottom;
  const path = (value: "paid" | "earned"): string =>
    line<(typeof points)[number]>()
      .x(({ ca }) => x(ca))
      .y((point) => y(point[value]))(points) ?? "";
  const here = toLength(present);
  return (
    <div ref={ref}>
      <svg
        role="img"
        aria-label="Net selon le chiffre d'affaires ; le tableau et les listes ci-dessous disent la même chose."
        width={width}
        height={HEIGHT}
        className={classes["chart"]}
      >
        {y.ticks(5).map((tick) => (
          <g key={tick}>
            <line
              className={classes["grid"]}
              x1={MARGIN.left}
              x2={width - MARGIN.right}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text x={MARGIN.left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
              {frenchNumber(String(tick))}
            </text>
          </g>
        ))}
        {x.ticks(Math.max(3, Math.floor(width / 110))).map((tick) => (
          <text key={tick} x={x(tick)} y={bottom + 20} textAnchor="middle">
            {frenchNumber(String(tick))}
          </text>
        ))}
        {curve.holes.map(({ from, to }) => (
          <rect
            key={from}
            className={classes["hole"]}
            x={x(toLength(from))}
            y={MARGIN.top}
            width={Math.max(3, x(toLength(to)) - x(toLength(from)))}
            height={bottom - MARGIN.top}
          />
        ))}
        {curve.cliffs.map(({ before, falls }) => (
          <path
            key={before}
            className={falls ? classes["fall"] : classes["rise"]}
            transform={`translate(${x(toLength(before))} ${MARGIN.top - 10})`}
            d={falls ? "M-4,0 L4,0 L0,7 Z" : "M-4,7 L4,7 L0,0 Z"}
          />
        ))}
        <path className={classes["earned"]} d={path("earned")} />
        <path className={classes["paid"]} d={path("paid")} />
        {present !== null && here >= first && here <= last && (
          <g>
            <line className={classes["here"]} x1={x(here)} x2={x(here)} y1={MARGIN.top} y2={bottom} />
            <text x={x(here)} y={12} textAnchor={here > (first + last) / 2 ? "end" : "start"}>
              ici, {frenchNumber(present, 2)} €
            </text>
          </g>
        )}
      </svg>
    </div>
  );
}

/** A place on the drawing, never an amount. */
function toLength(amount: string | null): number {
  const value = parseDecimal(amount);
  return value === undefined ? 0 : approximate(value);
}
