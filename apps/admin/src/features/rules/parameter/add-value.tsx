import { Button, Group, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRef, useState, type ClipboardEvent, type FormEvent } from "react";
import type { GivenValue } from "../../../rule-text/dated-values.ts";
import { dayOf, figureOf, pastedValues } from "./typed-figure.ts";

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
  const [day, setDay] = useState("");
  const [figure, setFigure] = useState(initial);
  const [isShort, setShort] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const from = dayOf(day);
    if (from === undefined) {
      setShort(true);
      first.current?.focus();
      return;
    }
    onAdd([{ from, value: figureOf(figure) }]);
    setDay("");
    setFigure("");
    setShort(false);
    first.current?.focus();
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
        <TextInput
          ref={first}
          label="À compter du"
          description="jj/mm/aaaa"
          size="xs"
          w={130}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
          error={isShort ? "Donnez un jour, par exemple 01/01/2027." : false}
        />
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
