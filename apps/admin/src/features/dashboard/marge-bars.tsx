import { approximate, decimal, frenchMonth } from "@bareme/kernel";
import { useSociete } from "../../api/session.tsx";
import { AnchorLink } from "../../parts/links.tsx";
import { formatEuros } from "../../format/euros.ts";
import type { Dashboard } from "./answers.ts";
import classes from "./dashboard.module.css";

const HEIGHT = 96;
const WIDTH = 40;
const GAP = 8;

/** One bar for each month; the figures themselves stand in the table beside. A bar is drawn, never computed with. */
export function MargeBars({ periods }: { readonly periods: Dashboard["marge"]["periods"] }) {
  const { slug: societe } = useSociete();
  const sizes = periods.map(({ fraisDeGestion }) => approximate(decimal(fraisDeGestion)));
  const top = Math.max(0, ...sizes);
  const bottom = Math.min(0, ...sizes);
  const range = top - bottom === 0 ? 1 : top - bottom;
  const yOf = (size: number): number => ((top - size) / range) * HEIGHT;
  return (
    <div className={classes["bars"]} role="group" aria-label="Frais de gestion par mois">
      {periods.map(({ period, fraisDeGestion }, index) => {
        const size = sizes[index] ?? 0;
        const y = yOf(Math.max(size, 0));
        return (
          <AnchorLink
            key={period}
            to="/$societe/paie/$mois"
            params={{ societe, mois: period }}
            className={classes["bar"]}
            aria-label={`${frenchMonth(period)} : ${formatEuros(fraisDeGestion)}`}
            title={`${frenchMonth(period)} : ${formatEuros(fraisDeGestion)}`}
          >
            <svg
              viewBox={`0 0 ${WIDTH + GAP} ${HEIGHT}`}
              preserveAspectRatio="none"
              aria-hidden
              height={HEIGHT}
            >
              <rect
                x={GAP / 2}
                width={WIDTH}
                y={y}
                height={Math.max(1, yOf(Math.min(size, 0)) - y)}
                rx={3}
                fill={size < 0 ? "var(--faux)" : "var(--brouillon)"}
              />
            </svg>
            <span aria-hidden>
              {period.slice(5)}
              <br />
              {period.slice(2, 4)}
            </span>
          </AnchorLink>
        );
      })}
    </div>
  );
}
