import { NativeSelect, TextInput } from "@mantine/core";
import { unitWords } from "../../format/unit-words.ts";
import type { Plain } from "../../rule-text/plain.ts";
import type { ScalarFact } from "./typed-scenario.ts";

/** One datum, asked for as its kind wants it: a choice, a date, yes or no, a number. */
export function FactInput({
  fact,
  value,
  onChange,
}: {
  readonly fact: ScalarFact;
  readonly value: Plain;
  readonly onChange: (value: Plain) => void;
}) {
  const { label, type, options, unit } = fact;
  if (type === "boolean")
    return (
      <NativeSelect
        label={label}
        value={value === true || value === "true" ? "oui" : "non"}
        data={["oui", "non"]}
        onChange={({ currentTarget }) => onChange(currentTarget.value === "oui")}
      />
    );
  const text = typeof value === "string" ? value : "";
  if (type === "choice" && options !== undefined)
    return (
      <NativeSelect
        label={label}
        value={text}
        data={[{ value: "", label: "à choisir" }, ...options]}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  const sign = unit === undefined ? "" : unitWords(unit);
  return (
    <TextInput
      label={label}
      type={type === "date" ? "date" : "text"}
      inputMode={type === "decimal" || type === "integer" ? "decimal" : "text"}
      value={text}
      {...(sign !== "" && { rightSection: sign, rightSectionWidth: sign.length > 2 ? 84 : 36 })}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
