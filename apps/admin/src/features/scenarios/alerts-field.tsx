import { Checkbox, MultiSelect, Stack } from "@mantine/core";
import { foldedFilter } from "./folded-filter.ts";

/** The alerts that the month must raise: these and no other. */
export function AlertsField({
  events,
  known,
  onChange,
}: {
  /** Null when alerts are not compared. */
  readonly events: readonly string[] | null;
  readonly known: readonly { readonly id: string; readonly label: string }[];
  readonly onChange: (events: readonly string[] | null) => void;
}) {
  return (
    <Stack gap="xs">
      <Checkbox
        label="Vérifier aussi les alertes du mois"
        checked={events !== null}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? [] : null)}
      />
      {events !== null && (
        <MultiSelect
          label="Alertes attendues"
          description="Celles-ci et aucune autre ; vide, le mois ne doit en lever aucune."
          placeholder="Chercher par son nom"
          searchable
          limit={40}
          filter={foldedFilter}
          data={known.map(({ id, label }) => ({ value: id, label }))}
          value={[...events]}
          onChange={onChange}
          nothingFoundMessage="Aucune alerte de ce nom"
        />
      )}
    </Stack>
  );
}
