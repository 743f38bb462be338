import { Stack, Text } from "@mantine/core";
import { Problems } from "../../../parts/problems.tsx";
import { inForce } from "../in-force.ts";
import { AddValue } from "./add-value.tsx";
import { Timeline } from "./timeline.tsx";
import { useSources } from "./use-sources.ts";
import type { ValuesEditing } from "./use-values.ts";
import { textOf, ValuesTable } from "./values-table.tsx";

/** Dated values: over the years, one by one, and what is wrong with them; a new one where they may be written. */
export function ValuesSection({
  caption,
  editing,
  unit,
  unitWord,
  isKeyed,
}: {
  readonly caption: string;
  readonly editing: ValuesEditing;
  readonly unit: string;
  readonly unitWord: string;
  readonly isKeyed: boolean;
}) {
  const sources = useSources(editing);
  const { text, rows, otherFaults, refusal, add } = editing;
  const today = new Date().toISOString().slice(0, 10);
  const now = inForce(
    rows.map(({ from, known }) => ({
      from: textOf(from),
      ...(known !== undefined && { known: textOf(known) }),
    })),
    today,
  );
  const last = rows.at(-1)?.["value"];
  return (
    <Stack gap="sm">
      {!isKeyed && <Timeline rows={rows} unit={unit} today={today} />}
      <Problems problems={[...otherFaults, ...refusal]} />
      <ValuesTable
        caption={caption}
        editing={editing}
        sources={sources}
        unit={unit}
        unitWord={unitWord}
        now={now?.from}
      />
      {text.isEditable ? (
        <AddValue
          unit={unitWord}
          action="Ajouter une valeur"
          onAdd={(given) =>
            // A value by key begins as the last one: each key is then changed in its cell.
            add(isKeyed && last !== undefined ? given.map((one) => ({ ...one, value: last })) : given)
          }
        />
      ) : (
        text.whyNot !== null && (
          <Text size="sm" c="dimmed">
            {text.whyNot}
          </Text>
        )
      )}
    </Stack>
  );
}
