import { Button, Group, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState, type ClipboardEvent, type FormEvent } from "react";
import type { GivenValue } from "../../../rule-text/dated-values.ts";
import { figureOf, pastedValues } from "./typed-figure.ts";
import { useDay } from "./use-day.tsx";

/** A dated value to come: a day, a figure, Enter. Cells of a spreadsheet pasted here add a value for each line. */
export function AddValue({
  unit,
  action,
  initial = "",
  onAdd,
}: {
  readonly unit: string;
  readonly action: string;
  readonly initial?: string;
  readonly onAdd: (given: readonly GivenValue[]) => void;
}) {
  const day = useDay();
  const [figure, setFigure] = useState(initial);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const from = day.take();
    if (from === undefined) return;
    onAdd([{ from, value: figureOf(figure) }]);
    setFigure("");
    day.clear();
  };
  const paste = (event: ClipboardEvent): void => {
    const given = pastedValues(event.clipboardData.getData("text"));
    if (given === undefined) return;
    event.preventDefault();
    onAdd(given);
  };
  return (
    <form onSubmit={submit} onPaste={paste}>
      <Group gap="xs" align="flex-start">
        {day.field}
        <TextInput
          label={`Valeur${unit === "" ? "" : ` (${unit})`}`}
          description="« fin » si elle n'existe plus"
          size="xs"
          w={170}
          value={figure}
          onChange={(event) => setFigure(event.currentTarget.value)}
        />
        <Button
          type="submit"
          size="xs"
          variant="default"
          mt={38}
          disabled={figure.trim() === ""}
          leftSection={<IconPlus size={14} aria-hidden />}
        >
          {action}
        </Button>
      </Group>
    </form>
  );
}
