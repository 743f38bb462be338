import { Text } from "@mantine/core";
import { GROUPS, type Entry } from "./entries.ts";
import classes from "./search.module.css";

/** What was found, group by group: a listbox whose keys are those of the field above it. */
export function Results({
  listId,
  found,
  active,
  onPick,
  onPoint,
}: {
  readonly listId: string;
  readonly found: readonly Entry[];
  /** The place of the one that Enter opens. */
  readonly active: number;
  readonly onPick: (entry: Entry) => void;
  readonly onPoint: (place: number) => void;
}) {
  return (
    <div role="listbox" id={listId} aria-label="Résultats" className={classes["results"]} tabIndex={-1}>
      {GROUPS.filter((group) => found.some((entry) => entry.group === group)).map((group) => (
        <div key={group} role="group" aria-labelledby={`${listId} ${group}`.replaceAll(" ", "-")}>
          <Text
            size="xs"
            fw={600}
            c="dimmed"
            mt="xs"
            mb={2}
            px="xs"
            id={`${listId} ${group}`.replaceAll(" ", "-")}
          >
            {group}
          </Text>
          {found.map((entry, place) =>
            entry.group === group ? (
              <div
                key={entry.key}
                id={optionId(listId, place)}
                role="option"
                aria-selected={place === active}
                className={classes["option"]}
                // The field keeps the focus: only its keys move in the list.
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => onPoint(place)}
                onClick={() => onPick(entry)}
              >
                <span className={classes["label"]}>{entry.label}</span>
                <span className={classes["detail"]}>{entry.detail}</span>
              </div>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}

export function optionId(listId: string, place: number): string {
  return `${listId}-${place}`;
}
