import { TextInput, type TextInputProps } from "@mantine/core";
import { frenchNumber } from "@bareme/kernel";
import { useState } from "react";
import { isDecimalText, typedDecimal } from "../../format/value-text.ts";

interface Props extends Omit<TextInputProps, "value" | "onChange"> {
  /** A decimal text; empty when nothing is said. */
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly unit?: string;
}

/** A number as French people type it: spaces, a comma or a point. What is not yet a number stays in the field and goes nowhere. */
export function DecimalField({ value, onValue, unit = "", error, ...others }: Props) {
  const [typing, setTyping] = useState<string | null>(null);
  const read = typing === null ? value : typedDecimal(typing);
  const fits = read === "" || (isDecimalText(read) && !read.startsWith("-"));
  return (
    <TextInput
      {...others}
      inputMode="decimal"
      autoComplete="off"
      value={typing ?? shown(value)}
      onFocus={(event) => event.currentTarget.select()}
      onChange={({ currentTarget }) => {
        const next = typedDecimal(currentTarget.value);
        setTyping(currentTarget.value);
        if (next === "" || (isDecimalText(next) && !next.startsWith("-"))) onValue(next);
      }}
      onBlur={() => {
        if (fits) setTyping(null);
      }}
      error={fits ? error : "Un nombre positif est attendu, par exemple 1 234,50."}
      rightSection={unit === "" ? undefined : <span>{unit}</span>}
      rightSectionWidth={unit.length > 2 ? 64 : 36}
      styles={{ input: { textAlign: "right" } }}
    />
  );
}

function shown(value: string): string {
  return isDecimalText(value) ? frenchNumber(value, value.split(".")[1]?.length ?? 0) : value;
}
