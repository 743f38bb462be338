import { Table } from "@mantine/core";
import type { MonthsImpact } from "./answers.ts";
import { lineWords, signedEuros } from "./moved-payslip.tsx";
import classes from "./section.module.css";

/** The lines that a draft moves, over all the payslips of the past. */
export function SumsByLine({ sums }: Pick<MonthsImpact, "sums">) {
  if (sums.length === 0) return null;
  return (
    <div className={classes["frame"]} tabIndex={0} role="region" aria-label="Sommes par ligne">
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Ligne</Table.Th>
            <Table.Th className={classes["right"]}>Bulletins</Table.Th>
            <Table.Th className={classes["right"]}>Écart en tout</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sums.map((line) => (
            <Table.Tr key={`${line.line} ${line.part}`}>
              <Table.Td>{lineWords(line)}</Table.Td>
              <Table.Td className={classes["right"]}>{line.months}</Table.Td>
              <Table.Td className={`${classes["right"]} ${classes["gap"]}`}>{signedEuros(line.sum)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
