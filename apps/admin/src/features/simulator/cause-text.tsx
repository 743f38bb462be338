import type { Cause } from "@bareme/payroll";
import { Fragment } from "react";
import type { LeapOrigin } from "../../core/simulation/leap-origins.ts";
import { formatValue } from "../../format/units.ts";
import { SourceText } from "../../parts/source-text.tsx";
import classes from "./simulator.module.css";

type Source = Cause["source"][number];

/** The rule that makes a leap: what it was, what it becomes, and its text. */
export function causeText({ label, before, after, unit, source }: Cause) {
  return (
    <>
      « {label} » passe de {formatValue(before, unit)} à {formatValue(after, unit)}
      {source.length > 0 && " · "}
      <Sources all={source} />
    </>
  );
}

/** The rules behind a leap, each through the line of the payslip that carries it: they go on the sentence that tells the leap. */
export function Origins({ all }: { readonly all: readonly LeapOrigin[] }) {
  return all.map(({ id, label, unit, before, after, through, source }) => (
    <Fragment key={id}>
      , parce que {through !== null && <>{passes(through)}&#x202F;: </>}
      {passes({ label, unit, before, after })}
      {source.length > 0 && " · "}
      <Sources all={source} />
    </Fragment>
  ));
}

function passes({
  label,
  unit,
  before,
  after,
}: Pick<LeapOrigin, "label" | "unit" | "before" | "after">): string {
  return `« ${label} » passe de ${formatValue(before, unit)} à ${formatValue(after, unit)}`;
}

export function Sources({ all }: { readonly all: readonly Source[] }) {
  return (
    <span className={classes["sources"]}>
      {all.map((source, index) => (
        <Fragment key={source.text}>
          {index > 0 && " ; "}
          <SourceText source={source} />
        </Fragment>
      ))}
    </span>
  );
}
