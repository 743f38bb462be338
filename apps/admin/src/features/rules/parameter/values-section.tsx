import { Stack, Text } from "@mantine/core";
import { Problems } from "../../../parts/problems.tsx";
import { today } from "../../../format/today.ts";
import { inForce } from "../in-force.ts";
import { AddKeyedValue } from "./add-keyed-value.tsx";
import { AddValue } from "./add-value.tsx";
import { keysOf, lastFigures } from "./by-key.ts";
import { KeyTimeline } from "./key-timeline.tsx";
import { Timeline } from "./timeline.tsx";
import { useSources } from "./use-sources.ts";
import type { ValuesEditing } from "./use-values.ts";
import { ValuesTable } from "./values-table.tsx";
import { textOf } from "./written.ts";

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
  const keys = keysOf(rows);
  const day = today();
  const now = inForce(
    rows.map(({ from, known }) => ({
      from: textOf(from),
      ...(known !== undefined && { known: textOf(known) }),
    })),
    day,
  );
  return (
    <Stack gap="sm">
      {isKeyed ? (
        <KeyTimeline rows={rows} unit={unit} caption={`Au fil des dates : ${caption}`} now={now?.from} />
      ) : (
        <Timeline rows={rows} unit={unit} today={day} />
      )}
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
        isKeyed ? (
          <AddKeyedValue keys={keys} last={lastFigures(rows)} unit={unitWord} onAdd={add} />
        ) : (
          <AddValue unit={unitWord} action="Ajouter une valeur" onAdd={add} />
        )
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
