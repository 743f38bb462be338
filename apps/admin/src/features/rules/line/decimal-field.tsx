import { frenchNumber, type Problem } from "@bareme/kernel";
import { TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";
import { isDecimalText, typedDecimal } from "../../../format/value-text.ts";

/** A number of the rules as people type it: « 70 000 » or « 8,5 ». What it says is written as it is typed; at rest it stands in French. */
export function DecimalField({
  value,
  onChange,
  faults = [],
  unit,
  places = 0,
  ...props
}: Omit<TextInputProps, "value" | "onChange" | "error"> & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly faults?: readonly Problem[];
  readonly unit?: string;
  readonly places?: number;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (isDecimalText(value) ? frenchNumber(value, places) : value);
  return (
    <TextInput
      {...props}
      inputMode="decimal"
      value={shown}
      error={faults.length > 0}
      aria-invalid={faults.length > 0}
      {...(unit !== undefined &&
        unit !== "" && { rightSection: <span aria-hidden>{unit}</span>, rightSectionWidth: 46 })}
      styles={{ input: { textAlign: "right", fontVariantNumeric: "tabular-nums" } }}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(typedDecimal(event.currentTarget.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
