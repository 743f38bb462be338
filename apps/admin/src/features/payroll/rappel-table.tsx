import { Table, Text } from "@mantine/core";
import { frenchMonth } from "@bareme/kernel";
import { Fragment } from "react";
import type { Answers } from "../../api/session.tsx";
import type { ExplainAsked } from "../../explanation/explain-context.tsx";
import { formatEuros } from "../../format/euros.ts";
import { Amount } from "../../parts/amount.tsx";
import { amountId } from "./amount-id.ts";
import classes from "./payroll.module.css";
import { Figures, Right, type OfMonth } from "./payslip-tables.tsx";
import { isZero, SumRow } from "./statement-rows.tsx";

type Rappels = Answers["payroll"]["previewCorrection"]["table"];
type Row = Rappels["months"][number]["rows"][number];

/** Each line of a closed month that is put right: paid, computed again, posted already, and what is left to post. */
export function RappelTable({
  title,
  contratId,
  table,
  total = null,
}: {
  readonly title: string;
  readonly contratId: string;
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
              <Right>
                <Amount
                  value={paid}
                  of={`${label}, ${partLabel}, payé sur ${frenchMonth(period)}`}
                  explain={paidIn({ line, item, part, paid }, { contratId, period })}
                />
              </Right>
              {[restated, alreadyPosted].map((amount, index) => (
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

/**
 * What explains an amount that was paid: the closed month itself, which is never computed anew. What is computed again is no kept month, and a movement
 * between accounts is no line: neither has an explanation of its own.
 */
function paidIn(
  { line, item, part, paid }: Pick<Row, "line" | "part" | "paid"> & { readonly item: string | undefined },
  month: OfMonth,
): ExplainAsked | undefined {
  if ((part !== "employee" && part !== "employer") || isZero(paid)) return undefined;
  const amount = amountId({ id: line, ...(item !== undefined && { item }) }, part);
  return { kind: "month", ...month, amount };
}
