import { frenchDate } from "@bareme/kernel";
import { Table, Text } from "@mantine/core";
import { optionWords } from "../../../format/option-words.ts";
import type { WrittenValue } from "../../../rule-text/dated-values.ts";
import { valueInWords } from "../in-force.ts";
import { byKey } from "./by-key.ts";
import { textOf } from "./written.ts";
import classes from "./parameter.module.css";

/** The values of a parameter given by key, over the years: one line for each key, what moved from the date before in bold. */
export function KeyTimeline({
  rows,
  unit,
  caption,
  now,
}: {
  readonly rows: readonly WrittenValue[];
  readonly unit: string;
  readonly caption: string;
  /** The date of effect of the values in force. */
  readonly now: string | undefined;
}) {
  if (rows.length < 2) return null;
  const dates = rows.map(({ from }) => textOf(from));
  const nowAt = dates.findLastIndex((from) => from === now);
  return (
    <div className={classes["frame"]} role="region" aria-label={caption} tabIndex={0}>
      <Table verticalSpacing={4} className={classes["byKey"] ?? ""}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Pour</Table.Th>
            {dates.map((from, index) => (
              <Table.Th
                key={index}
                className={`${classes["right"]} ${index === nowAt ? classes["now"] : ""}`}
              >
                {frenchDate(from)}
                {index === nowAt && (
                  <Text size="xs" fw={600}>
                    en vigueur
                  </Text>
                )}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {byKey(rows).map(({ key, cells }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw={400}>
                {optionWords(key)}
              </Table.Th>
              {cells.map((cell, index) => (
                <Table.Td
                  key={index}
                  className={`${classes["right"]} ${index === nowAt ? classes["now"] : ""}`}
                  fw={index > 0 && cell !== cells[index - 1] ? 600 : 400}
                >
                  {cell === undefined ? "–" : valueInWords(cell, unit)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
