import { UnstyledButton } from "@mantine/core";
import { useExplain, type ExplainAsked } from "../explanation/explain-context.tsx";
import { formatEuros } from "../format/euros.ts";
import classes from "./amount.module.css";

/** An amount; with `explain`, a button that opens where it comes from. `of` names it for who does not see the line that it stands in. */
export function Amount({
  value,
  of,
  explain,
}: {
  readonly value: string | null;
  readonly of?: string;
  readonly explain?: ExplainAsked | undefined;
}) {
  const open = useExplain();
  if (value === null)
    return (
      <span className={classes["none"]} aria-label="sans montant">
        –
      </span>
    );
  const text = formatEuros(value);
  if (explain === undefined) return <span className={classes["amount"]}>{text}</span>;
  return (
    <UnstyledButton
      className={`${classes["amount"]} ${classes["asked"]}`}
      onClick={() => open(explain)}
      aria-label={`${of === undefined ? "" : `${of} : `}${text}, expliquer ce montant`}
    >
      {text}
    </UnstyledButton>
  );
}
