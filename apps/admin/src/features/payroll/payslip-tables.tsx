import { Table } from "@mantine/core";
import { Fragment, type ReactNode } from "react";
import { Amount } from "../../parts/amount.tsx";
import { ReadValue } from "../../parts/read-value.tsx";
import { amountId } from "./amount-id.ts";
import classes from "./payroll.module.css";
import { isMoving, nameOf, partRate, unitWord, type Line, type Section } from "./payslip-lines.ts";
import type { Payslip } from "./words.ts";

/** A month whose amounts are explained. */
export interface OfMonth {
  readonly contratId: string;
  readonly period: string;
}

interface TableProps {
  readonly month: OfMonth;
  readonly payslip: Payslip;
  /** Lines of 0 as well. */
  readonly whole: boolean;
}

export function EarningsTable({ month, payslip, whole }: TableProps) {
  const lines = linesOf(payslip, "earnings", whole).flatMap((section) => section.lines);
  return (
    <Figures caption="Éléments de paie" heads={["Éléments de paie", "Base", "Taux", "Montant"]}>
      {lines.map((line) => (
        <Table.Tr key={amountId(line)}>
          <Table.Td>{nameOf(line)}</Table.Td>
          <Right>
            <Figure value={line.base} unit={line.baseUnit} />
          </Right>
          <Right>
            <Figure value={line.rate} unit={line.rateUnit} />
          </Right>
          <Right>
            <LineAmount month={month} line={line} />
          </Right>
        </Table.Tr>
      ))}
      <TotalRow month={month} label="Total brut" span={3} total={payslip.brut} />
    </Figures>
  );
}

export function ContributionsTable({ month, payslip, whole }: TableProps) {
  const heads = [
    "Cotisations et contributions",
    "Base",
    "Taux salarial",
    "Part salariale",
    "Taux patronal",
    "Part patronale",
  ];
  const { cotisationsSalariales: employee, cotisationsPatronales: employer } = payslip;
  return (
    <Figures caption="Cotisations et contributions" heads={heads}>
      {linesOf(payslip, "contributions", whole).map(({ id, title, lines }) => (
        <Fragment key={id}>
          <Table.Tr className={classes["head"]}>
            <Table.Th colSpan={6} scope="colgroup">
              {title}
            </Table.Th>
          </Table.Tr>
          {lines.map((line) => (
            <Table.Tr key={amountId(line)}>
              <Table.Td className={classes["sub"]}>{nameOf(line)}</Table.Td>
              <Right>
                <Figure value={line.base} unit={line.baseUnit} />
              </Right>
              <Right>{partRate(line.employeeRate)}</Right>
              <Right>
                {line.employee === null && line.employer === null ? (
                  <LineAmount month={month} line={line} />
                ) : (
                  <LineAmount month={month} line={line} part="employee" />
                )}
              </Right>
              <Right>{partRate(line.employerRate)}</Right>
              <Right>
                <LineAmount month={month} line={line} part="employer" />
              </Right>
            </Table.Tr>
          ))}
        </Fragment>
      ))}
      <Table.Tr className={classes["total"]}>
        <Table.Th scope="row" colSpan={3}>
          Total des cotisations et contributions
        </Table.Th>
        <Right>
          <TotalAmount month={month} total={employee} />
        </Right>
        <Table.Td />
        <Right>
          <TotalAmount month={month} total={employer} />
        </Right>
      </Table.Tr>
    </Figures>
  );
}

/** What is paid or held back below the contributions: expenses, titres-restaurant, an avance. */
export function OthersTable({ month, payslip, whole }: TableProps) {
  const sections = linesOf(payslip, "others", whole);
  if (sections.length === 0) return null;
  return (
    <Figures
      caption="Remboursements et déductions diverses"
      heads={["Remboursements et déductions diverses", "Retenu au salarié", "Part de la société", "Versé"]}
    >
      {sections.flatMap(({ lines }) =>
        lines.map((line) => (
          <Table.Tr key={amountId(line)}>
            <Table.Td>{nameOf(line)}</Table.Td>
            <Right>
              <LineAmount month={month} line={line} part="employee" />
            </Right>
            <Right>
              <LineAmount month={month} line={line} part="employer" />
            </Right>
            <Right>
              <LineAmount month={month} line={line} />
            </Right>
          </Table.Tr>
        )),
      )}
    </Figures>
  );
}

/** A table of figures that scrolls in its own frame where the screen is too narrow for it. */
export function Figures({
  id,
  caption,
  heads,
  texts = 1,
  narrow = false,
  children,
}: {
  /** Where links within the page lead to it. */
  readonly id?: string;
  readonly caption: string;
  readonly heads: readonly string[];
  /** The first columns, which hold words; figures stand right. */
  readonly texts?: number;
  readonly narrow?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div id={id} className={classes["frame"]} tabIndex={0} role="region" aria-label={caption}>
      <Table className={classes[narrow ? "narrow" : "figures"]} highlightOnHover>
        <Table.Caption className={classes["caption"]}>{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr className={classes["head"]}>
            {heads.map((head, index) => (
              <Table.Th key={head} scope="col" className={index < texts ? undefined : classes["right"]}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  );
}

export function Right({ children }: { readonly children?: ReactNode }) {
  return <Table.Td className={classes["right"]}>{children}</Table.Td>;
}

function Figure({ value, unit }: { readonly value: string | null; readonly unit: string | null }) {
  return value === null ? null : <ReadValue value={value} unit={unitWord(unit)} />;
}

export function TotalRow({
  month,
  label,
  span,
  total,
}: {
  readonly month: OfMonth;
  readonly label: string;
  readonly span: number;
  readonly total: Payslip["brut"];
}) {
  return (
    <Table.Tr className={classes["total"]}>
      <Table.Th scope="row" colSpan={span}>
        {label}
      </Table.Th>
      <Right>
        <TotalAmount month={month} total={total} />
      </Right>
    </Table.Tr>
  );
}

export function TotalAmount({ month, total }: { readonly month: OfMonth; readonly total: Payslip["brut"] }) {
  if (total === null) return <Amount value={null} />;
  return (
    <Amount value={total.amount} of={total.label} explain={{ kind: "month", ...month, amount: total.id }} />
  );
}

/** The tax that is withheld: a line of its own, and no total. */
export function PasAmount({ month, pas }: { readonly month: OfMonth; readonly pas: Payslip["pas"] }) {
  if (pas === null) return <Amount value={null} />;
  return <Amount value={pas.amount} of={pas.label} explain={{ kind: "month", ...month, amount: "pas" }} />;
}

function LineAmount({
  month,
  line,
  part,
}: {
  readonly month: OfMonth;
  readonly line: Line;
  readonly part?: "employee" | "employer";
}) {
  const value = part === undefined ? line.amount : line[part];
  if (value === null) return null;
  const side = part === undefined ? "" : part === "employee" ? ", part salariale" : ", part patronale";
  return (
    <Amount
      value={value}
      of={`${nameOf(line)}${side}`}
      explain={{ kind: "month", ...month, amount: amountId(line, part) }}
    />
  );
}

function linesOf({ sections }: Payslip, kind: Section["kind"], whole: boolean): readonly Section[] {
  return sections
    .filter((section) => section.kind === kind)
    .map((section) => ({ ...section, lines: whole ? section.lines : section.lines.filter(isMoving) }))
    .filter(({ lines }) => lines.length > 0);
}
