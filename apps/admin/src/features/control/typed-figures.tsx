import { Group, Stack, TextInput, Title } from "@mantine/core";
import { cellId, type TypedColumn, type TypedPayslip, type TypedRow } from "./typed-payslip.ts";

/** Figures typed one by one, under their names. */
export function TypedFigures({
  title,
  table,
  figures,
  values,
  onValues,
  marks,
}: {
  readonly title: string;
  readonly table: keyof TypedPayslip;
  readonly figures: readonly TypedColumn[];
  readonly values: TypedRow;
  readonly onValues: (values: TypedRow) => void;
  readonly marks: ReadonlyMap<string, string>;
}) {
  return (
    <Stack gap="sm">
      <Title order={2} size="h3">
        {title}
      </Title>
      <Group gap="md" align="flex-start">
        {figures.map(({ id, label }) => (
          <TextInput
            key={id}
            id={cellId(table, 0, id)}
            label={label}
            inputMode="decimal"
            w={190}
            value={values[id] ?? ""}
            error={marks.get(cellId(table, 0, id))}
            onChange={({ currentTarget }) => onValues({ ...values, [id]: currentTarget.value })}
          />
        ))}
      </Group>
    </Stack>
  );
}
