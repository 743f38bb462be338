import type { ScenarioOutcome } from "../../core/run-scenarios.ts";
import { frenchMonth } from "@bareme/kernel";
import { Table } from "@mantine/core";
import { valueText } from "../../format/value-text.ts";
import { ExpectedUnder } from "../../parts/expected-under.tsx";
import { labelOf } from "./amount-names.ts";
import { refusalText } from "./refusals.ts";
import classes from "./scenarios.module.css";

export type Difference = Extract<ScenarioOutcome, { readonly state: "failed" }>["differences"][number];

/** What came with what was expected under it, value by value: those that differ, or all that are compared. */
export function Differences({
  differences,
  labels,
}: {
  readonly differences: readonly Difference[];
  readonly labels: ReadonlyMap<string, string>;
}) {
  const months = new Set(differences.map(({ period }) => period));
  return (
    <Table.ScrollContainer minWidth={0} type="native">
      <Table withRowBorders verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {months.size > 1 && <Table.Th>Mois</Table.Th>}
            <Table.Th>Valeur</Table.Th>
            <Table.Th className={classes["right"]}>Obtenu, puis attendu</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differences.map(({ period, what, expected, actual }, index) => (
            <Table.Tr key={`${period} ${what} ${index}`}>
              {months.size > 1 && <Table.Td>{frenchMonth(period)}</Table.Td>}
              <Table.Td>{labelOf(what, labels)}</Table.Td>
              <Table.Td className={classes["right"]}>
                <ExpectedUnder
                  actual={comparedText(what, actual, labels)}
                  expected={comparedText(what, expected, labels)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** A value as people read it: a refusal by its reason, an alert by its label. */
function comparedText(what: string, value: string, labels: ReadonlyMap<string, string>): string {
  if (what === "events")
    return value
      .split(", ")
      .map((id) => labels.get(id) ?? id)
      .join(", ");
  return what === "refus" ? refusalText(value, labels) : valueText(value);
}
