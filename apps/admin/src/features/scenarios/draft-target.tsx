import { NativeSelect, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../api/trpc.ts";

/** Where a scenario goes: an open draft, or one to begin under a name. */
export interface DraftTarget {
  /** Empty for a draft to begin. */
  readonly draftId: string;
  readonly label: string;
}

export function DraftTargetChoice({
  target,
  onChange,
}: {
  readonly target: DraftTarget;
  readonly onChange: (target: DraftTarget) => void;
}) {
  const trpc = useTRPC();
  const { data: drafts = [] } = useQuery(trpc.rules.listDrafts.queryOptions({}));
  const open = drafts.filter(
    ({ status }) => status === "open" || status === "submitted" || status === "approved",
  );
  const chosen = open.find(({ id }) => id === target.draftId);
  return (
    <Stack gap="xs">
      <NativeSelect
        label="Brouillon"
        description={
          chosen !== undefined && chosen.status !== "open"
            ? "Ce brouillon est en relecture : y écrire l'en retire."
            : "Le scénario vaudra pour tous quand le brouillon sera publié."
        }
        value={target.draftId}
        data={[
          { value: "", label: "Commencer un brouillon" },
          ...open.map(({ id, label }) => ({ value: id, label })),
        ]}
        onChange={({ currentTarget }) => onChange({ ...target, draftId: currentTarget.value })}
      />
      {target.draftId === "" && (
        <TextInput
          label="Nom du brouillon"
          value={target.label}
          onChange={({ currentTarget }) => onChange({ ...target, label: currentTarget.value })}
        />
      )}
    </Stack>
  );
}
