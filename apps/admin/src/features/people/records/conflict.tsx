import { ConflictAlert } from "./conflict-alert.tsx";
import type { FieldContext } from "./field-input.tsx";
import { fieldWords } from "./field-words.ts";
import type { Field, JsonRecord } from "./fields.ts";

/** Someone else changed the record meanwhile: theirs beside what is typed, and the choice. */
export function Conflict({
  fields,
  theirs,
  typed,
  context,
  onKeep,
  onTake,
}: {
  readonly fields: readonly Field[];
  readonly theirs: JsonRecord;
  readonly typed: JsonRecord;
  readonly context: FieldContext;
  readonly onKeep: () => void;
  readonly onTake: () => void;
}) {
  const rows = fields
    .filter(({ shown }) => shown === undefined || shown(typed))
    .map((field) => ({
      key: field.key,
      name: field.label,
      theirs: fieldWords(field, theirs[field.key], context),
      typed: fieldWords(field, typed[field.key], context),
    }));
  return (
    <ConflictAlert
      title="Quelqu'un d'autre a changé cet enregistrement entre-temps"
      head="Champ"
      rows={rows.filter((row) => row.theirs !== row.typed)}
      onKeep={onKeep}
      onTake={onTake}
    />
  );
}
