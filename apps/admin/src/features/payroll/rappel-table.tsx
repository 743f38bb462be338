import { Table, Text } from "@mantine/core";
import { frenchMonth } from "@bareme/kernel";
import { Fragment } from "react";
import type { Answers } from "../../api/session.tsx";
import { formatEuros } from "../../format/euros.ts";
import classes from "./payroll.module.css";
import { Figures, Right } from "./payslip-tables.tsx";
import { SumRow } from "./statement-rows.tsx";

type Rappels = Answers["payroll"]["previewCorrection"]["table"];

/** Each line of a closed month that is put right: paid, computed again, posted already, and what is left to post. */
export function RappelTable({
  title,
  table,
  total = null,
}: {
  readonly title: string;
  readonly table: Rappels;
  readonly total?: string | null;
}) {
  return (
    <Figures caption={title} heads={[title, "Payé", "Recalculé", "Déjà porté", "Écart"]}>
      {table.months.map(({ period, rows }) => (
        <Fragment key={period}>
          <Table.Tr className={classes["head"]}>
            <Table.Th colSpan={5} scope="colgroup">
              {frenchMonth(period)}
            </Table.Th>
          </Table.Tr>
          {rows.map(({ line, item, part, label, partLabel, paid, restated, alreadyPosted, difference }) => (
            <Table.Tr key={`${line} ${item ?? ""} ${part}`}>
              <Table.Td className={classes["sub"]}>
                {label}
                {item !== undefined && ` · ${item}`}
                <Text span size="sm" c="dimmed">
                  , {partLabel.toLocaleLowerCase("fr")}
                </Text>
              </Table.Td>
              {[paid, restated, alreadyPosted].map((amount, index) => (
                <Right key={index}>{formatEuros(amount)}</Right>
              ))}
              <Right>
                <span className={classes["gap"]}>{formatEuros(difference)}</span>
              </Right>
            </Table.Tr>
          ))}
        </Fragment>
      ))}
      {total !== null && (
        <SumRow
          label="Effet sur le disponible, compris dans les sections du relevé"
          span={4}
          amounts={[total]}
        />
      )}
    </Figures>
  );
}
