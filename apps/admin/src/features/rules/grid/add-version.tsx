import { Button, Group, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { StatementEdit } from "../../../rule-text/use-statement.ts";
import type { VersionText } from "./grid-view.tsx";

/** One more dated version, with the bands of the one that is shown; its source is to be said: until then it is in fault. */
export function AddVersion({
  versions,
  like,
  edit,
  onAdded,
}: {
  readonly versions: readonly VersionText[];
  readonly like: VersionText;
  readonly edit: StatementEdit;
  readonly onAdded: (index: number) => void;
}) {
  const [from, setFrom] = useState<string | null>(null);
  if (from === null)
    return (
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setFrom("")}>
        Ajouter une version datée
      </Button>
    );
  const add = (): void => {
    const later = versions.findIndex((version) => version.from > from);
    const at = later < 0 ? versions.length : later;
    const { bands = null } = like.value;
    const said = versions.map(({ value }) => value).toSpliced(at, 0, { from, bands });
    if (edit.set(["versions"], said).ok) onAdded(at);
    setFrom(null);
  };
  return (
    <Group
      component="form"
      align="flex-end"
      gap="xs"
      onSubmit={(event) => {
        event.preventDefault();
        if (from !== "") add();
      }}
    >
      <TextInput
        type="date"
        label="Date d'effet"
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        autoFocus
      />
      <Button type="submit" disabled={from === ""}>
        Ajouter
      </Button>
      <Button variant="default" onClick={() => setFrom(null)}>
        Annuler
      </Button>
    </Group>
  );
}
