import { approximate, frenchDate, parseDecimal } from "@bareme/kernel";
import { scaleLinear } from "d3-scale";
import { curveStepAfter, line } from "d3-shape";
import type { WrittenValue } from "../../../rule-text/dated-values.ts";
import { valueInWords } from "../in-force.ts";
import { textOf, valueOf } from "./written.ts";
import classes from "./parameter.module.css";

const WIDTH = 760;
const HEIGHT = 150;
const LABEL_PX = 74;

interface Point {
  readonly at: number;
  readonly figure: number;
  readonly says: string;
  readonly year: string;
}

/** The values of a parameter over the years, as steps. The table says the same in figures. */
export function Timeline({
  rows,
  unit,
  today,
}: {
  readonly rows: readonly WrittenValue[];
  readonly unit: string;
  readonly today: string;
}) {
  const points = rows.flatMap((row): readonly Point[] => {
    const value = valueOf(row["value"]);
    const decimal = typeof value === "string" ? parseDecimal(value) : undefined;
    const from = textOf(row["from"]);
    const at = Date.parse(from);
    if (decimal === undefined || Number.isNaN(at)) return [];
    return [{ at, figure: approximate(decimal), says: valueInWords(value, unit), year: from.slice(0, 4) }];
  });
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 2) return null;
  const end = Math.max(Date.parse(today), last.at) + (last.at - first.at) / 12;
  const figures = points.map(({ figure }) => figure);
  const x = scaleLinear([first.at, end], [36, WIDTH - 40]);
  const y = scaleLinear([Math.min(...figures), Math.max(...figures)], [HEIGHT - 36, 26]);
  const steps = line<Point>(
    ({ at }) => x(at),
    ({ figure }) => y(figure),
  ).curve(curveStepAfter);
  const path = steps([...points, { ...last, at: end }]) ?? "";
  const named = spaced(points, (point) => x(point.at));
  return (
    <div className={classes["scroll"]}>
      <svg
        className={classes["timeline"]}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${points.length} valeurs : de ${first.says} au ${frenchDate(textOf(rows[0]?.["from"]))} à ${last.says} au ${frenchDate(textOf(rows.at(-1)?.["from"]))}. Le tableau les donne toutes.`}
      >
        <line className={classes["axis"]} x1={20} x2={WIDTH} y1={HEIGHT - 20} y2={HEIGHT - 20} />
        <path className={classes["step"]} d={path} />
        {points.map((point, index) => (
          <circle key={index} className={classes["point"]} cx={x(point.at)} cy={y(point.figure)} r={3} />
        ))}
        {named.map((point) => (
          <g key={point.at} textAnchor="middle">
            <text x={x(point.at)} y={y(point.figure) - 8}>
              {point.says}
            </text>
            <text x={x(point.at)} y={HEIGHT - 6}>
              {point.year}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** The points whose words have room, from the last one back: it is the one that counts. */
function spaced(points: readonly Point[], x: (point: Point) => number): readonly Point[] {
  return points.reduceRight<readonly Point[]>((named, point) => {
    const next = named[0];
    return next === undefined || x(next) - x(point) >= LABEL_PX ? [point, ...named] : named;
  }, []);
}
