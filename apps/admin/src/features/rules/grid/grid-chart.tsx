import type { Grid } from "@bareme/rule-schema";
import { scaleLinear } from "d3-scale";
import type { GridFigures } from "../../../core/grid-figures.ts";
import { unitWords } from "../../../format/unit-words.ts";
import classes from "./grid.module.css";

const WIDTH = 460;
const HEIGHT = 240;
const LEFT = 66;
const BOTTOM = 34;
const RIGHT = 26;
const TICK = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });

/** What a table gives against the amount, one stroke for each band. The table beside says the same in figures. */
export function GridChart({
  figures: { strokes, cliffs },
  grid,
  resultUnit,
}: {
  readonly figures: GridFigures;
  readonly grid: Pick<Grid, "mode" | "in" | "rate">;
  readonly resultUnit: string;
}) {
  const amounts = strokes.flatMap(([[from], [to]]) => [from, to]);
  const results = strokes.flatMap(([[, from], [, to]]) => [from, to]);
  const x = scaleLinear([0, Math.max(...amounts)], [LEFT, WIDTH - RIGHT]);
  const y = scaleLinear([Math.min(0, ...results), Math.max(...results, 0)], [HEIGHT - BOTTOM, 18]).nice();
  const unit = grid.mode === "step" ? grid.rate : resultUnit;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={classes["chart"]}
      role="img"
      aria-label={`Courbe du barème en ${strokes.length} tranches${cliffs.length > 0 ? `, avec ${cliffs.length} saut${cliffs.length > 1 ? "s" : ""}` : ""} ; les mêmes valeurs sont dans le tableau.`}
    >
      {y.ticks(5).map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line x1={LEFT} x2={WIDTH - RIGHT} className={classes["rule"]} />
          <text x={LEFT - 8} dy="0.32em" textAnchor="end">
            {TICK.format(tick)}
          </text>
        </g>
      ))}
      {x.ticks(5).map((tick) => (
        <text key={tick} x={x(tick)} y={HEIGHT - BOTTOM + 16} textAnchor="middle">
          {TICK.format(tick)}
        </text>
      ))}
      <text x={WIDTH - RIGHT} y={HEIGHT - 4} textAnchor="end">
        {`montant, en ${unitWords(grid.in)}`}
      </text>
      <text x={4} y={10}>{`résultat, en ${unitWords(unit)}`}</text>
      {strokes.map(([from, to], index) => {
        const before = strokes[index - 1]?.[1];
        return (
          <g key={index}>
            {before !== undefined && before[1] !== from[1] && (
              <line
                x1={x(from[0])}
                x2={x(from[0])}
                y1={y(before[1])}
                y2={y(from[1])}
                className={classes["jump"]}
              />
            )}
            <line x1={x(from[0])} y1={y(from[1])} x2={x(to[0])} y2={y(to[1])} className={classes["stroke"]} />
          </g>
        );
      })}
    </svg>
  );
}
