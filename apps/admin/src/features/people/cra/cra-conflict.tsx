import { frenchDate } from "@bareme/kernel";
import { ConflictAlert } from "../records/conflict-alert.tsx";
import type { CraRow, Measure } from "./cells.ts";
import type { MovedCell } from "./typed-month.ts";

const WORDS: Readonly<Record<Measure, string>> = {
  heures: "heures",
  jours: "jours",
  teletravail: "télétravail",
};

/** Someone else changed days that are being typed: theirs beside what is typed, and the choice. */
export function CraConflict({
  cells,
  rows,
  onKeep,
  onTake,
}: {
  readonly cells: readonly MovedCell[];
  readonly rows: readonly CraRow[];
  readonly onKeep: () => void;
  readonly onTake: () => void;
}) {
  const words = (text: string): string => (text.trim() === "" ? "vide" : text);
  return (
    <ConflictAlert
      title="Quelqu'un d'autre a changé ces jours entre-temps"
      head="Case"
      rows={cells.map(({ cell, measure, entry, text, theirs }) => ({
        key: cell,
        name: `${nameOf(entry, rows)}, ${WORDS[measure]}`,
        theirs: words(theirs),
        typed: words(text),
      }))}
      onKeep={onKeep}
      onTake={onTake}
    />
  );
}

function nameOf(entry: string, rows: readonly CraRow[]): string {
  const [date = "", mission = "", nature = ""] = entry.split("|");
  const row = rows.find((one) => one.mission === mission && one.nature === nature);
  return `${row?.label ?? (mission || nature)}, ${frenchDate(date)}`;
}
