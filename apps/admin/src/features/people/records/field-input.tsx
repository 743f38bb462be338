import { Checkbox, Group, NativeSelect, Text, Textarea, TextInput } from "@mantine/core";
import { decimalOf } from "../../../format/typed-decimal.ts";
import { parseDecimal, type JsonValue, type Problem } from "@bareme/kernel";
import { unitWords } from "../../../format/unit-words.ts";
import { FactsInput } from "./facts-input.tsx";
import { isMissing, isRecord, textOf, type Field, type Option, type Referred } from "./fields.ts";
import { wordsAtField } from "./problems-at.ts";
import type { RuleNames } from "./rule-names.ts";

/** What a field needs to know beside its value. */
export interface FieldContext {
  readonly names: RuleNames;
  /** The records that a reference may name. */
  readonly known: (to: Referred) => readonly Option[];
}

export interface FieldInputProps {
  readonly field: Exclude<Field, { readonly kind: "list" }>;
  readonly value: JsonValue | undefined;
  readonly onChange: (value: JsonValue) => void;
  /** Of this field, their paths counted from it. */
  readonly problems: readonly Problem[];
  readonly context: FieldContext;
  /** A save was asked: what must be said and is not is told. */
  readonly isTried: boolean;
}

/** One field of a record, labelled, with what is wrong with it. */
export function FieldInput(props: FieldInputProps) {
  const { field, value, onChange, problems, context } = props;
  const own = problems.filter(({ path }) => path.length === 0);
  const shared = {
    label: field.label,
    description: field.hint,
    required: field.required === true,
    withAsterisk: field.required === true,
    error: faultOf(field, value) ?? missingIn(props) ?? messageOf(own),
    ...(field.fixed === true && { readOnly: true, variant: "filled" as const }),
  };
  const set = (event: { readonly currentTarget: { readonly value: string } }) =>
    onChange(event.currentTarget.value);
  switch (field.kind) {
    case "text":
      return <TextInput {...shared} value={textOf(value)} onChange={set} />;
    case "decimal":
      return (
        <TextInput
          {...shared}
          inputMode="decimal"
          value={textOf(value)}
          onChange={set}
          rightSection={field.unit === undefined ? undefined : <Unit of={field.unit} />}
          rightSectionWidth={field.unit === undefined ? undefined : 64}
          rightSectionPointerEvents="none"
        />
      );
    case "date":
    case "month":
      return <TextInput {...shared} type={field.kind} value={textOf(value)} onChange={set} />;
    case "flag":
      return (
        <Checkbox
          label={field.label}
          description={field.hint}
          error={messageOf(own)}
          checked={value === true}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
          mt="xl"
        />
      );
    case "lines":
      return (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          error={missingIn(props) ?? messageOf(problems)}
          value={(Array.isArray(value) ? value.map(textOf) : []).join("\n")}
          onChange={({ currentTarget }) => onChange(currentTarget.value.split("\n"))}
        />
      );
    case "choice":
    case "rule-choice":
    case "reference":
      return (
        <NativeSelect
          {...shared}
          disabled={field.fixed === true}
          value={textOf(value)}
          onChange={set}
          data={choicesOf(props)}
        />
      );
    case "several":
      return (
        <Several
          label={field.label}
          options={field.options}
          value={Array.isArray(value) ? value.map(textOf) : []}
          onChange={onChange}
        />
      );
    case "facts":
      return (
        <FactsInput
          label={field.label}
          empty={field.hint ?? "Rien de particulier : ce que les règles de la société disent s'applique."}
          names={context.names.of(field.of)}
          value={isRecord(value) ? value : {}}
          onChange={onChange}
          problems={problems}
        />
      );
  }
}

function Unit({ of }: { readonly of: string }) {
  return (
    <Text size="xs" c="dimmed">
      {unitWords(of)}
    </Text>
  );
}

function Several({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: readonly string[];
  readonly onChange: (value: JsonValue) => void;
}) {
  return (
    <Checkbox.Group label={label} value={[...value]} onChange={(next) => onChange(next)}>
      <Group gap="sm" mt={4}>
        {options.map((option) => (
          <Checkbox key={option.value} value={option.value} label={option.label} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

function choicesOf({ field, value, context }: FieldInputProps): readonly Option[] {
  const options =
    field.kind === "choice"
      ? field.options
      : field.kind === "rule-choice"
        ? context.names.options(field.fact, field.list)
        : field.kind === "reference"
          ? context.known(field.to)
          : [];
  // What a record says already stays in sight, be it known or not.
  const said = textOf(value);
  const isKnown = said === "" || options.some((option) => option.value === said);
  return [{ value: "", label: "–" }, ...options, ...(isKnown ? [] : [{ value: said, label: said }])];
}

function missingIn({ field, value, isTried }: FieldInputProps): string | undefined {
  return isTried && isMissing(field, value) ? "À remplir." : undefined;
}

/** What can be told while someone types, before anything is sent. */
function faultOf(field: FieldInputProps["field"], value: JsonValue | undefined): string | undefined {
  if (field.kind !== "decimal" || typeof value !== "string" || value.trim() === "") return undefined;
  const text = decimalOf(value);
  if (field.words?.includes(text) === true || parseDecimal(text) !== undefined) return undefined;
  return "Un nombre est attendu, comme 450,00.";
}

function messageOf(problems: readonly Problem[]): string | undefined {
  const [first] = problems;
  return first === undefined ? undefined : wordsAtField(first);
}
