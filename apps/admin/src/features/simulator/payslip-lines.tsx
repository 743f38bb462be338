import type { Payslip, PayslipLine } from "@bareme/payroll";
import { frenchMonth } from "@bareme/kernel";
import { Accordion, NativeSelect, Table, Text } from "@mantine/core";
import { useState } from "react";
import type { SimulatedMonth } from "../../core/simulation/simulated.ts";
import type { ExplainAsked } from "../../explanation/explain-context.tsx";
import { formatValue } from "../../format/units.ts";
import { Amount } from "../../parts/amount.tsx";
import classes from "./simulator.module.css";

type ExplainOf = (amount: string, period?: string) => ExplainAsked;

/** The lines of the payslip, folded: of the month simulated, or of one of the year. */
export function PayslipLines({
  months,
  explainOf,
}: {
  readonly months: readonly SimulatedMonth[];
  readonly explainOf: ExplainOf;
}) {
  const [chosen, setChosen] = useState("");
  const month = months.find(({ period }) => period === chosen) ?? months.at(-1);
  if (month?.payslip == null) return null;
  const { payslip, period } = month;
  return (
    <Accordion keepMounted={false} variant="contained" order={2}>
      <Accordion.Item value="bulletin">
        <Accordion.Control>
          <Text fw={500}>Lignes du bulletin, {frenchMonth(period)}</Text>
        </Accordion.Control>
        <Accordion.Panel>
          {months.length > 1 && (
            <NativeSelect
              label="Mois du bulletin"
              w="fit-content"
              mb="sm"
              value={period}
              onChange={({ currentTarget }) => setChosen(currentTarget.value)}
              data={months.map((one) => ({ value: one.period, label: frenchMonth(one.period) }))}
            />
          )}
          <Lines payslip={payslip} explainOf={(amount) => explainOf(amount, period)} />
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

function Lines({ payslip, explainOf }: { readonly payslip: Payslip; readonly explainOf: ExplainOf }) {
  return (
    <div className={classes["scroll"]} tabIndex={0} role="region" aria-label="Lignes du bulletin">
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Ligne</Table.Th>
            <Table.Th className={classes["right"]} scope="col">
              Base
            </Table.Th>
            <Table.Th className={classes["right"]} scope="col">
              Salarié
            </Table.Th>
            <Table.Th className={classes["right"]} scope="col">
              Employeur
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        {payslip.sections.map(({ id, title, lines }) => (
          <Table.Tbody key={id}>
            <Table.Tr>
              <Table.Th colSpan={4} scope="rowgroup">
                {title}
              </Table.Th>
            </Table.Tr>
            {lines.map((line) => (
              <Line key={keyOf(line)} line={line} explainOf={explainOf} />
            ))}
          </Table.Tbody>
        ))}
      </Table>
    </div>
  );
}

function Line({ line, explainOf }: { readonly line: PayslipLine; readonly explainOf: ExplainOf }) {
  const { label, base, baseUnit, amount, employee, employer } = line;
  const split = employee !== null || employer !== null;
  const cell = (value: string | null, part: string, of: string) => (
    <Table.Td className={classes["right"]}>
      {value !== null && <Amount value={value} of={`${label}${of}`} explain={explainOf(part)} />}
    </Table.Td>
  );
  const [id, item] = [line.id, line.item === undefined ? "" : `[${line.item}]`];
  return (
    <Table.Tr>
      <Table.Td>{label}</Table.Td>
      <Table.Td className={classes["right"]}>
        {base === null ? "" : formatValue(base, baseUnit ?? "")}
      </Table.Td>
      {split ? cell(employee, `${id}.employee${item}`, ", part salariale") : cell(amount, `${id}${item}`, "")}
      {cell(employer, `${id}.employer${item}`, ", part patronale")}
    </Table.Tr>
  );
}

function keyOf({ id, item }: PayslipLine): string {
  return `${id}[${item ?? ""}]`;
}
