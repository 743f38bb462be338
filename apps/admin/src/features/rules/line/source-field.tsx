import type { Problem } from "@bareme/kernel";
import type { SourceText } from "@bareme/rule-schema";
import { Button, MultiSelect, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { isList, isRecord, type Plain } from "../../../rule-text/plain.ts";
import { FaultText } from "./fault-text.tsx";
import { NewSource } from "./new-source.tsx";

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
  const [isNaming, naming] = useDisclosure(false);
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
      <Button variant="default" size="compact-xs" w="fit-content" onClick={naming.open}>
        Nouveau texte…
      </Button>
      {isNaming && (
        <NewSource
          onClose={naming.close}
          onName={({ text, url, published }) => {
            naming.close();
            write([
              ...cited,
              { text, ...(url !== undefined && { url }), ...(published !== undefined && { published }) },
            ]);
          }}
        />
      )}
    </Stack>
  );
}
