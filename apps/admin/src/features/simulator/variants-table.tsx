import { Table, Text } from "@mantine/core";
import type { ComparedLine } from "../../core/simulation/compare-simulated.ts";
import type { ExplainAsked } from "../../explanation/explain-context.tsx";
import { Amount } from "../../parts/amount.tsx";
import classes from "./simulator.module.css";
import { changeText } from "./words.ts";

/** The columns line by line, the difference from the first under each amount. */
export function VariantsTable({
  heads,
  lines,
  explainOf,
}: {
  readonly heads: readonly string[];
  readonly lines: readonly ComparedLine[];
  readonly explainOf: (column: number, amount: string) => ExplainAsked | undefined;
}) {
  return (
    <div className={classes["scroll"]} tabIndex={0} role="region" aria-label="Simulations côte à côte">
      <Table mt="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Étape</Table.Th>
            {heads.map((head, column) => (
              <Table.Th key={column} scope="col" className={classes["right"]}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ id, label, strong, explains: amount, cells }) => (
            <Table.Tr key={id} fw={strong ? 700 : 400}>
              <Table.Th scope="row" fw={strong ? 700 : 400}>
                {label}
              </Table.Th>
              {cells.map(({ value, change }, column) => (
                <Table.Td key={column} className={classes["right"]}>
                  <Amount
                    value={value}
                    of={label}
                    explain={amount === null || value === null ? undefined : explainOf(column, amount)}
                  />
                  {change !== null && (
                    <Text size="xs" className={classes["change"]}>
                      <span aria-label="écart">Δ</span> {changeText(change)}
                    </Text>
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
