import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import type { AskedFacts } from "../../core/simulation/asked-facts.ts";
import type { Given } from "../../core/simulation/supposed.ts";
import { optionWords } from "../../format/option-words.ts";
import { unitWords } from "../../format/unit-words.ts";
import { DecimalField } from "./decimal-field.tsx";

type Asked = AskedFacts["facts"][number] | AskedFacts["mission"][number];

/** One fact of the rules, asked as its type says. Undefined gives it back to what the rules, or the simulation, suppose. */
export function FactField({
  fact: { id, label, type, unit, options },
  value,
  onValue,
  error,
}: {
  readonly fact: Asked;
  readonly value: Given | undefined;
  readonly onValue: (value: Given | undefined) => void;
  readonly error?: string | undefined;
}) {
  const common = { label, name: id, error };
  const text = typeof value === "string" ? value : "";
  switch (type) {
    case "boolean":
      return (
        <Checkbox
          {...common}
          checked={value === true}
          onChange={({ currentTarget }) => onValue(currentTarget.checked)}
        />
      );
    case "choice":
      return (
        <NativeSelect
          {...common}
          value={text}
          onChange={({ currentTarget }) => onValue(currentTarget.value)}
          data={(options ?? []).map((option) => ({ value: option, label: optionWords(option) }))}
        />
      );
    case "date":
      return (
        <TextInput
          {...common}
          type="date"
          value={text === FAR ? "" : text}
          onChange={({ currentTarget }) =>
            onValue(currentTarget.value === "" ? undefined : currentTarget.value)
          }
        />
      );
    case "decimal":
    case "integer":
      return (
        <DecimalField
          {...common}
          unit={unitWords(unit)}
          value={text}
          onValue={(typed) => onValue(typed === "" ? undefined : typed)}
        />
      );
    case "text":
      return (
        <TextInput {...common} value={text} onChange={({ currentTarget }) => onValue(currentTarget.value)} />
      );
  }
}

/** The date by which the rules say « never ». */
const FAR = "9999-12-31";
