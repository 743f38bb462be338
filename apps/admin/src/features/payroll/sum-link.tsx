import { Anchor } from "@mantine/core";
import { formatEuros } from "../../format/euros.ts";
import classes from "./payroll.module.css";
import type { Section } from "./statement-rows.tsx";

type SectionId = Section["id"];

/** Where the whole statement stands on its page. */
export const STATEMENT_PLACE = "releve";

export function placeOf(section: SectionId): string {
  return `releve-${section}`;
}

/** A sum of movements: no rule says it, so that it leads to the section of the page that lists what it is made of. */
export function SumLink({
  value,
  of,
  madeIn,
  sections,
}: {
  readonly value: string;
  readonly of: string;
  /** The sections that its movements may stand in. */
  readonly madeIn: readonly SectionId[];
  readonly sections: readonly Section[];
}) {
  const text = formatEuros(value);
  const there = sections.filter((section) => madeIn.includes(section.id) && isDrawn(section));
  const [first] = there;
  if (first === undefined) return <span className={classes["figure"]}>{text}</span>;
  return (
    <Anchor
      href={`#${there.length === 1 ? placeOf(first.id) : STATEMENT_PLACE}`}
      underline="always"
      inherit
      className={classes["figure"] ?? ""}
      aria-label={`${of} : ${text}, voir le détail`}
    >
      {text}
    </Anchor>
  );
}

/** Whether the section is drawn: one without a movement is left out. */
function isDrawn(section: Section): boolean {
  if (section.kind === "balances") return true;
  if (section.kind === "kept") return section.accounts.length > 0;
  return "entries" in section && section.entries.length > 0;
}
