import type { Cause } from "@bareme/payroll";
import { Fragment } from "react";
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
