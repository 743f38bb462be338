import { frenchMonth, frenchNumber, parseDecimal } from "@bareme/kernel";
import { Table } from "@mantine/core";
import { ExpectedUnder } from "../../parts/expected-under.tsx";
import { amountName, type RuleNames } from "../../parts/rule-changes/rule-names.ts";
import type { Difference } from "./answers.ts";
import classes from "./section.module.css";

/** What a scenario found, line by line: what is found with the draft, and under it what the scenario expects. */
export function DifferenceTable({
  of,
  differences,
  names,
}: {
  readonly of: string;
  readonly differences: readonly Difference[];
  readonly names: RuleNames;
}) {
  return (
    <div className={classes["frame"]} tabIndex={0} role="region" aria-label={`Écarts du scénario « ${of} »`}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="46%">Ligne</Table.Th>
            <Table.Th w="20%">Mois</Table.Th>
            <Table.Th className={classes["right"]}>Obtenu avec le brouillon, puis attendu</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differences.map(({ period, what, expected, actual }, index) => (
            <Table.Tr key={`${period} ${what} ${index}`}>
              <Table.Td>{amountName(what, names)}</Table.Td>
              <Table.Td>{/^\d{4}-\d{2}$/.test(period) ? frenchMonth(period) : period}</Table.Td>
              <Table.Td className={classes["right"]}>
                <ExpectedUnder actual={figure(actual)} expected={figure(expected)} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** A scenario may expect a refusal or a choice as well: those stand as they are written. */
function figure(text: string): string {
  return parseDecimal(text) === undefined ? text : frenchNumber(text, 2);
}
