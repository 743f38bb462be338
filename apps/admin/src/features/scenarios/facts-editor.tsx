import { ActionIcon, Button, Code, Fieldset, Group, Select, SimpleGrid, Stack, Text } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { isList, isRecord, type Plain } from "../../rule-text/plain.ts";
import { FactInput } from "./fact-input.tsx";
import { foldedFilter } from "./folded-filter.ts";
import type { KnownFacts, ListFields, ScalarFact } from "./typed-scenario.ts";

type Facts = Readonly<Record<string, Plain>>;

/** The data of the month: those that the scenario gives, each removable, and a way to give one more. */
export function FactsEditor({
  known: { scalars, lists },
  facts,
  onChange,
}: {
  readonly known: KnownFacts;
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
}) {
  const set = (id: string, value: Plain): void => onChange({ ...facts, [id]: value });
  const remove = (id: string): void => onChange(without(facts, id));
  const others = Object.keys(facts).filter(
    (id) => !scalars.some((fact) => fact.id === id) && !lists.some((list) => list.id === id),
  );
  const given = lists.filter(({ id }) => itemsOf(facts[id]).length > 0);
  const absent = lists.filter((list) => !given.includes(list));
  return (
    <Stack gap="sm">
      <Fields
        fields={scalars}
        lists={absent}
        values={facts}
        onSet={set}
        onRemove={remove}
        adds="Ajouter une donnée"
      />
      {given.map((list) => (
        <ListEditor
          key={list.id}
          list={list}
          items={itemsOf(facts[list.id])}
          onChange={(items) => (items.length === 0 ? remove(list.id) : set(list.id, items))}
        />
      ))}
      {others.map((id) => (
        <Group key={id} gap="xs" wrap="nowrap">
          <Text size="sm">
            « {id} » : <Code>{JSON.stringify(facts[id])}</Code>, que ces règles ne connaissent pas
          </Text>
          <RemoveButton of={id} onClick={() => remove(id)} />
        </Group>
      ))}
    </Stack>
  );
}

function ListEditor({
  list,
  items,
  onChange,
}: {
  readonly list: ListFields;
  readonly items: readonly Facts[];
  readonly onChange: (items: readonly Facts[]) => void;
}) {
  const { id, label, fields } = list;
  const change = (index: number, next: Facts): void =>
    onChange(items.map((one, place) => (place === index ? next : one)));
  return (
    <Fieldset legend={label}>
      <Stack gap="sm">
        {items.map((values, index) => (
          <Group key={`${id} ${index}`} align="flex-start" wrap="nowrap">
            <Stack gap="xs" style={{ flex: 1 }}>
              <Fields
                fields={fields}
                values={values}
                onSet={(field, value) => change(index, { ...values, [field]: value })}
                onRemove={(field) => change(index, without(values, field))}
                adds={`Compléter « ${textOf(values["id"])} »`}
              />
            </Stack>
            <RemoveButton
              of={`${label}, ${textOf(values["id"])}`}
              onClick={() => onChange(items.filter((_, place) => place !== index))}
            />
          </Group>
        ))}
        <Button
          variant="subtle"
          size="xs"
          w="fit-content"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...items, firstItem(list, items.length + 1)])}
        >
          Ajouter à «{"\u00A0"}
          {label}
          {"\u00A0"}»
        </Button>
      </Stack>
    </Fieldset>
  );
}

function Fields({
  fields,
  lists = [],
  values,
  onSet,
  onRemove,
  adds,
}: {
  readonly fields: readonly ScalarFact[];
  /** Lists that nothing is in yet. */
  readonly lists?: readonly ListFields[];
  readonly values: Facts;
  readonly onSet: (id: string, value: Plain) => void;
  readonly onRemove: (id: string) => void;
  readonly adds: string;
}) {
  const given = fields.filter(({ id }) => values[id] !== undefined);
  const others = fields.filter(({ id }) => values[id] === undefined);
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
        {given.map((fact) => (
          <Group key={fact.id} gap={4} align="flex-end" wrap="nowrap">
            <div style={{ flex: 1 }}>
              <FactInput
                fact={fact}
                value={values[fact.id] ?? ""}
                onChange={(value) => onSet(fact.id, value)}
              />
            </div>
            <RemoveButton of={fact.label} onClick={() => onRemove(fact.id)} />
          </Group>
        ))}
      </SimpleGrid>
      <Select
        label={adds}
        placeholder="Chercher par son nom"
        searchable
        value={null}
        limit={40}
        filter={foldedFilter}
        data={[...others, ...lists].map(({ id, label }) => ({ value: id, label }))}
        nothingFoundMessage="Aucune donnée de ce nom"
        onChange={(id) => {
          const list = lists.find((one) => one.id === id);
          if (list !== undefined) onSet(list.id, [firstItem(list, 1)]);
          const fact = others.find((one) => one.id === id);
          if (fact !== undefined) onSet(fact.id, fact.type === "boolean" ? true : "");
        }}
        w={{ base: "100%", sm: 360 }}
      />
    </>
  );
}

function RemoveButton({ of, onClick }: { readonly of: string; readonly onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" onClick={onClick} aria-label={`Retirer « ${of} »`}>
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
}

/** An item that nothing is known of but its name. */
function firstItem({ item }: ListFields, rank: number): Facts {
  return { id: `${item}-${rank}` };
}

function itemsOf(value: Plain | undefined): readonly Facts[] {
  return isList(value) ? value.filter(isRecord) : [];
}

function textOf(value: Plain | undefined): string {
  return typeof value === "string" ? value : "";
}

function without(facts: Facts, name: string): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => key !== name));
}
