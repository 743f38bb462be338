import { Amount } from "../../parts/amount.tsx";
import { amountId } from "./amount-id.ts";
import type { Drawn, Section } from "./statement-rows.tsx";
import { SumLink } from "./sum-link.tsx";
import type { Payslip } from "./words.ts";

/** A figure of a mention: explained where it is an amount of the payslip or one line of the month, else the way to the section that sums it up. */
export function MentionAmount({
  of,
  value,
  copies,
  section,
  sections,
  drawn: { month, payslip },
}: {
  readonly of: string;
  readonly value: string;
  readonly copies: readonly Copied[];
  readonly section: Section["id"];
  readonly sections: readonly Section[];
  readonly drawn: Drawn;
}) {
  const amount = copyOf(payslip, copies, value) ?? figureOf(section, sections, value);
  return amount === undefined ? (
    <SumLink of={of} value={value} madeIn={[section]} sections={sections} />
  ) : (
    <Amount of={of} value={value} explain={{ kind: "month", ...month, amount }} />
  );
}

/** The amounts of the payslip that a mention copies, and those that its parts copy; its other figures are sums of the statement. */
export const COPIES: Readonly<
  Record<string, { readonly whole: readonly Copied[]; readonly parts: readonly Copied[] }>
> = {
  prelevements: { whole: [], parts: ["cotisationsSalariales", "pas"] },
  netAPayer: { whole: ["netAPayer"], parts: ["netAvantImpot"] },
};

type Copied = "cotisationsSalariales" | "pas" | "netAPayer" | "netAvantImpot";

/** A part does not say which amount it copies: the only one that has its value, or none. */
function copyOf(payslip: Payslip, copies: readonly Copied[], value: string): string | undefined {
  const same = copies.filter((one) => payslip[one]?.amount === value);
  const [found] = same;
  if (found === undefined || same.length > 1) return undefined;
  return found === "pas" ? "pas" : payslip[found]?.id;
}

/** A section of figures lists the lines that it is made of, and is not drawn: its total is explained where it is one of them. */
function figureOf(id: Section["id"], sections: readonly Section[], value: string): string | undefined {
  const section = sections.find((one) => one.id === id);
  if (section?.kind !== "figures") return undefined;
  const [figure, ...others] = section.figures.filter(({ amount }) => /[1-9]/.test(amount));
  return figure?.amount === value && others.length === 0
    ? amountId({ id: figure.line, ...(figure.item !== undefined && { item: figure.item }) })
    : undefined;
}
