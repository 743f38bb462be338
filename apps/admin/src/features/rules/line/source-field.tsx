import type { Problem } from "@bareme/kernel";
import type { SourceText } from "@bareme/rule-schema";
import { Button, Group, MultiSelect, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { isList, isRecord, type Plain } from "../../../rule-text/plain.ts";
import { FaultText } from "./fault-text.tsx";

/** The texts that a value cites: some of those named in its rule set, or another in full. */
export function SourceField({
  value,
  citable,
  onChange,
  faults,
  label = "Source",
}: {
  readonly value: Plain | undefined;
  readonly citable: readonly (readonly [string, SourceText])[];
  readonly onChange: (value: Plain | undefined) => void;
  readonly faults: readonly Problem[];
  readonly label?: string;
}) {
  const [other, setOther] = useState<string | null>(null);
  const cited = value === undefined || value === null ? [] : isList(value) ? value : [value];
  const own = cited.map((one, index) => (typeof one === "string" ? one : `#${index}`));
  const write = (now: readonly Plain[]): void => onChange(now.length <= 1 ? now[0] : now);
  const options = [
    ...citable.map(([name, { text }]) => ({ value: name, label: text })),
    ...cited.flatMap((one, index) =>
      isRecord(one)
        ? [{ value: `#${index}`, label: typeof one["text"] === "string" ? one["text"] : "" }]
        : [],
    ),
  ];
  const unknown = own.filter((name) => !options.some((option) => option.value === name));
  return (
    <Stack gap={4}>
      <MultiSelect
        label={label}
        placeholder={own.length === 0 ? "Choisir le texte dont cela vient" : ""}
        data={[...options, ...unknown.map((name) => ({ value: name, label: name }))]}
        value={own}
        searchable
        error={faults.length > 0}
        onChange={(names) => write(names.map((name) => cited[own.indexOf(name)] ?? name))}
      />
      <FaultText problems={faults} />
      {other === null ? (
        <Button variant="subtle" size="compact-sm" w="fit-content" onClick={() => setOther("")}>
          Citer un autre texte
        </Button>
      ) : (
        <Group gap="xs" align="flex-end">
          <TextInput
            label="Autre texte"
            placeholder="Article, décret ou contrat, avec sa date"
            value={other}
            onChange={(event) => setOther(event.currentTarget.value)}
            flex={1}
            autoFocus
          />
          <Button
            disabled={other.trim() === ""}
            onClick={() => {
              write([...cited, { text: other.trim() }]);
              setOther(null);
            }}
          >
            Citer
          </Button>
          <Button variant="default" onClick={() => setOther(null)}>
            Annuler
          </Button>
        </Group>
      )}
    </Stack>
  );
}
