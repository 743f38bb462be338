import { SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { frenchDate, frenchMonth, parseDecimal, frenchNumber, type JsonValue } from "@bareme/kernel";
import { optionWords } from "../../../format/option-words.ts";
import { unitWords } from "../../../format/unit-words.ts";
import { isRecord, textOf, type Field, type JsonRecord } from "../records/fields.ts";
import type { RuleNames } from "../records/rule-names.ts";

/** A record read at length: each field that it says under its label, its lists below. */
export function TermsView({
  fields,
  record,
  names,
}: {
  readonly fields: readonly Field[];
  readonly record: JsonRecord;
  readonly names: RuleNames;
}) {
  const said = fields.filter(({ key }) => record[key] !== undefined && record[key] !== null);
  const entries = said.flatMap((field): readonly (readonly [string, string])[] => {
    const value = record[field.key];
    if (field.kind === "list") return [];
    if (field.kind === "facts") return isRecord(value) ? factsOf(field.of, value, names) : [];
    return [[field.label, wordsOf(field, value)]];
  });
  return (
    <Stack gap="md">
      <SimpleGrid component="dl" cols={{ base: 1, xs: 2, md: 3, lg: 4 }} spacing="md" m={0}>
        {entries.map(([label, words]) => (
          <div key={label}>
            <Text component="dt" size="sm" c="dimmed">
              {label}
            </Text>
            <Text component="dd" m={0}>
              {words}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      {said.map((field) => {
        const value = record[field.key];
        if (field.kind !== "list" || !Array.isArray(value) || value.length === 0) return null;
        return (
          <Stack key={field.key} gap="sm">
            <Title order={3} size="h4">
              {field.label}
            </Title>
            {value.filter(isRecord).map((one, index) => (
              <TermsView key={index} fields={field.fields} record={one} names={names} />
            ))}
          </Stack>
        );
      })}
    </Stack>
  );
}

function factsOf(
  of: Parameters<RuleNames["of"]>[0],
  facts: JsonRecord,
  names: RuleNames,
): readonly (readonly [string, string])[] {
  return Object.entries(facts).map(([id, value]) => {
    const name = names.of(of).find((one) => one.id === id);
    if (typeof value === "boolean") return [name?.label ?? id, value ? "Oui" : "Non"];
    const text = textOf(value);
    const option = name?.options.find((one) => one.value === text)?.label;
    return [name?.label ?? id, option ?? numberWords(text, name?.unit ?? "")];
  });
}

function wordsOf(field: Field, value: JsonValue | undefined): string {
  if (typeof value === "boolean") return value ? "Oui" : "Non";
  if (Array.isArray(value)) {
    const options = field.kind === "several" ? field.options : [];
    return value
      .map(textOf)
      .map((one) => options.find((option) => option.value === one)?.label ?? one)
      .join(", ");
  }
  const text = textOf(value);
  switch (field.kind) {
    case "date":
      return frenchDate(text);
    case "month":
      return frenchMonth(text);
    case "decimal":
      return numberWords(text, field.unit ?? "");
    case "choice":
      return field.options.find((option) => option.value === text)?.label ?? text;
    case "rule-choice":
      return optionWords(text);
    default:
      return text;
  }
}

function numberWords(text: string, unit: string): string {
  if (parseDecimal(text) === undefined) return text;
  const words = unitWords(unit);
  return `${frenchNumber(text, unit.startsWith("EUR") ? 2 : 0)}${words === "" ? "" : `\u202F${words}`}`;
}
