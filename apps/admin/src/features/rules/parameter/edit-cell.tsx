import type { Problem } from "@bareme/kernel";
import { TextInput } from "@mantine/core";
import { useRef, type KeyboardEvent } from "react";
import { useHeldDate } from "../../../parts/use-held-date.ts";
import classes from "./parameter.module.css";

/** A cell of a table that is typed in: Enter and Tab go on, Escape brings back what stood there. What is wrong stands under it, with what to do. */
export function EditCell({
  label,
  value,
  onType,
  faults = [],
  type = "text",
  right = false,
  placeholder = "",
}: {
  readonly label: string;
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly faults?: readonly Problem[];
  readonly type?: "text" | "date";
  readonly right?: boolean;
  readonly placeholder?: string;
}) {
  const before = useRef(value);
  const date = useHeldDate(value, onType);
  const isDate = type === "date";
  const keys = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === "Enter") {
      event.preventDefault();
      date.give();
      before.current = value;
      below(event.currentTarget)?.focus();
    }
    if (event.key === "Escape") date.drop();
    if (event.key === "Escape" && value !== before.current) {
      event.preventDefault();
      onType(before.current);
    }
  };
  return (
    <TextInput
      aria-label={label}
      size="xs"
      type={type}
      value={date.typed}
      placeholder={placeholder}
      error={
        faults.length === 0 ? false : faults.map(({ message, remedy }) => `${message} ${remedy}`).join(" ")
      }
      classNames={{
        input: `${classes["cell"]} ${right ? classes["right"] : ""}`,
        error: `${classes["error"]}`,
      }}
      data-column={label.split(",")[0]}
      onFocus={() => {
        before.current = value;
      }}
      onChange={({ currentTarget }) => (isDate ? date.hold : onType)(currentTarget.value)}
      onBlur={date.give}
      onKeyDown={keys}
    />
  );
}

/** The cell of the same column in the next line, as in a spreadsheet. */
function below(cell: HTMLInputElement): HTMLInputElement | undefined {
  const column = cell.dataset["column"];
  const cells = [...(cell.closest("table")?.querySelectorAll<HTMLInputElement>("input[data-column]") ?? [])];
  const same = cells.filter((one) => one.dataset["column"] === column);
  return same[same.indexOf(cell) + 1];
}
