import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./dashboard.module.css";

/** A few figures under each other, each with its name. */
export function Figures({
  caption,
  rows,
}: {
  readonly caption: string;
  readonly rows: readonly { readonly label: ReactNode; readonly value: ReactNode }[];
}) {
  return (
    <Table aria-label={caption} verticalSpacing={4}>
      <Table.Tbody>
        {rows.map(({ label, value }, index) => (
          <Table.Tr key={index}>
            <Table.Th scope="row" className={classes["name"]}>
              {label}
            </Table.Th>
            <Table.Td className={classes["value"]}>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
