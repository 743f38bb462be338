import type { Band, Grid } from "@bareme/rule-schema";
import { Table } from "@mantine/core";
import type { GridFigures } from "../../../core/grid-figures.ts";
import { resultUnit } from "../../../core/result-unit.ts";
import { formatValue } from "../../../format/units.ts";
import classes from "./grid.module.css";
import { boundHeads, endOf, fromWords, rateHead, startOf, toWords } from "./grid-words.ts";

/** The bands of a table, to be read. */
export function BandTable({
  grid,
  bands,
  caption,
  figures,
}: {
  readonly grid: Grid;
  readonly bands: readonly Band[];
  readonly caption: string;
  readonly figures: GridFigures | null;
}) {
  const hasPlus = bands.some(({ plus }) => plus !== undefined);
  const unit = resultUnit(grid);
  const isStep = grid.mode === "step";
  const heads = boundHeads(bands);
  const right = classes["right"];
  return (
    <div className={classes["frame"]} role="region" aria-label={caption} tabIndex={0}>
      <Table aria-label={caption} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={right}>{heads?.from ?? "De"}</Table.Th>
            <Table.Th className={right}>{heads?.to ?? "À"}</Table.Th>
            <Table.Th className={right}>{rateHead(grid)}</Table.Th>
            {hasPlus && <Table.Th className={right}>Plus</Table.Th>}
            {!isStep && bands.length > 1 && <Table.Th className={right}>À la borne</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bands.map((band, index) => {
            const bound = figures?.bounds[index];
            return (
              <Table.Tr key={index}>
                <Table.Td className={right}>
                  {heads === undefined
                    ? fromWords(bands[index - 1], grid.in)
                    : startOf(bands[index - 1], grid.in)}
                </Table.Td>
                <Table.Td className={right}>
                  {heads === undefined ? toWords(band, grid.in) : endOf(band, grid.in)}
                </Table.Td>
                <Table.Td className={right}>{formatValue(band.rate, grid.rate)}</Table.Td>
                {hasPlus && (
                  <Table.Td className={right}>
                    {band.plus === undefined ? "" : formatValue(band.plus, unit)}
                  </Table.Td>
                )}
                {!isStep && bands.length > 1 && (
                  <Table.Td className={right}>
                    {bound === undefined ? "" : formatValue(bound.result, unit)}
                  </Table.Td>
                )}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
