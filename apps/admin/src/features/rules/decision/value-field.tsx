import { Group, MultiSelect, NativeSelect, Select, TextInput } from "@mantine/core";
import { unitWords } from "../../../format/unit-words.ts";
import { isList, type Plain } from "../../../rule-text/plain.ts";
import { DecimalField } from "../line/decimal-field.tsx";
import type { ConditionContext } from "./condition-editor.tsx";
import { comparedName, plainName, type Comparison } from "./condition-tree.ts";
import { nameWords, optionLabel } from "./condition-words.ts";
import { subjectData } from "./subjects.ts";

/** What a comparison is made with: a value of the type that is read, or another value of the rules. */
export function ValueField({
  condition,
  context,
  onChange,
}: {
  readonly condition: Comparison;
  readonly context: ConditionContext;
  readonly onChange: (value: Plain) => void;
}) {
  const { names, each } = context;
  const { name, value, operator } = condition;
  const of = names.get(name);
  const compared = comparedName(value);
  const isNumber = of?.type === "decimal" || of?.type === "integer";
  const mayName = (isNumber || of?.type === "date") && operator !== "in" && operator !== "notIn";
  const label = `Valeur comparée à ${nameWords(name, names)}`;
  const field =
    compared === undefined ? (
      <Literal condition={condition} context={context} onChange={onChange} label={label} />
    ) : (
      <Select
        aria-label={label}
        searchable
        allowDeselect={false}
        w={280}
        data={subjectData(names, each, compared)}
        value={compared}
        onChange={(id) => id !== null && onChange(plainName(id))}
      />
    );
  if (!mayName) return field;
  const first = [...names.values()].find(
    (one) => one.id !== name && one.type === of.type && (one.each === null || one.each === each),
  );
  return (
    <Group gap={6} align="flex-start">
      <NativeSelect
        aria-label={`Comparer ${nameWords(name, names)} à`}
        value={compared === undefined ? "value" : "name"}
        data={[
          { value: "value", label: of.type === "date" ? "une date" : "un nombre" },
          { value: "name", label: "une autre valeur" },
        ]}
        onChange={(event) =>
          onChange(
            event.currentTarget.value === "name" && first !== undefined
              ? plainName(first.id)
              : isNumber
                ? "0"
                : "",
          )
        }
      />
      {field}
    </Group>
  );
}

function Literal({
  condition: { name, value, operator },
  context: { names },
  onChange,
  label,
}: {
  readonly condition: Comparison;
  readonly context: ConditionContext;
  readonly onChange: (value: Plain) => void;
  readonly label: string;
}) {
  const of = names.get(name);
  const options = (of?.options ?? []).map(({ id }) => ({ value: id, label: optionLabel(id, of, names) }));
  const text = typeof value === "string" ? value : "";
  if (of?.type === "boolean")
    return (
      <NativeSelect
        aria-label={label}
        value={value === true ? "oui" : "non"}
        data={["oui", "non"]}
        onChange={(event) => onChange(event.currentTarget.value === "oui")}
      />
    );
  if (operator === "in" || operator === "notIn")
    return (
      <MultiSelect
        aria-label={label}
        miw={220}
        data={options}
        value={isList(value) ? value.flatMap((one) => (typeof one === "string" ? [one] : [])) : []}
        onChange={(values) => values.length > 0 && onChange(values)}
      />
    );
  if (options.length > 0)
    return (
      <NativeSelect
        aria-label={label}
        value={text}
        data={
          options.some((one) => one.value === text) ? options : [{ value: text, label: text }, ...options]
        }
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  if (of?.type === "date")
    return (
      <TextInput
        type="date"
        aria-label={label}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  if (of?.type === "text")
    return (
      <TextInput aria-label={label} value={text} onChange={(event) => onChange(event.currentTarget.value)} />
    );
  return (
    <DecimalField
      aria-label={label}
      w={150}
      value={text}
      unit={unitWords(of?.unit ?? "")}
      onChange={onChange}
    />
  );
}
