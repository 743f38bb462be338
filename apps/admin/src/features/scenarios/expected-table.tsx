import {
  ActionIcon,
  Button,
  NativeSelect,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
  VisuallyHidden,
} from "@mantine/core";
import { IconCheck, IconPlus, IconTrash, IconX } from "@tabler/icons-react";
import type { ScenarioOutcome } from "../../core/run-scenarios.ts";
import { valueText } from "../../format/value-text.ts";
import type { NamedAmount } from "./amount-names.ts";
import { foldedFilter } from "./folded-filter.ts";
import type { TypedExpected } from "./scenario-text.ts";
import classes from "./scenarios.module.css";

/** What is expected, value by value. A person types each of them: nothing here is ever filled from what the rules give. */
export function ExpectedTable({
  expected,
  amounts,
  itemsOf,
  outcome,
  onChange,
}: {
  readonly expected: readonly TypedExpected[];
  readonly amounts: readonly NamedAmount[];
  /** The items of the data that an amount is computed for each of. */
  readonly itemsOf: (each: string) => readonly string[];
  readonly outcome: ScenarioOutcome | null;
  readonly onChange: (expected: readonly TypedExpected[]) => void;
}) {
  const change = (index: number, next: Partial<TypedExpected>): void =>
    onChange(expected.map((one, place) => (place === index ? { ...one, ...next } : one)));
  const itemsFor = ({ id }: TypedExpected): readonly string[] | null => {
    const each = amounts.find((amount) => amount.id === id)?.each;
    return each === undefined ? null : itemsOf(each);
  };
  const data = amounts.map(({ id, label }) => ({ value: id, label: `${label} (${id})` }));
  return (
    <Stack gap="xs">
      <Table.ScrollContainer minWidth={560} type="native">
        <Table verticalSpacing={4} aria-label="Valeurs attendues">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Montant</Table.Th>
              <Table.Th w={150}>Attendu</Table.Th>
              <Table.Th w={170}>Obtenu à l'essai</Table.Th>
              <Table.Th w={44}>
                <VisuallyHidden>Retirer</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {expected.map((one, index) => (
              <ExpectedRow
                key={index}
                one={one}
                index={index}
                data={data}
                items={itemsFor(one)}
                outcome={outcome}
                onChange={(next) => change(index, next)}
                onRemove={() => onChange(expected.filter((_, place) => place !== index))}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Button
        variant="subtle"
        size="xs"
        w="fit-content"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...expected, { id: "", item: "", typed: "" }])}
      >
        Ajouter une valeur attendue
      </Button>
    </Stack>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function ExpectedRow({
  one,
  index,
  data,
  items,
  outcome,
  onChange,
  onRemove,
}: {
  readonly one: TypedExpected;
  readonly index: number;
  readonly data: readonly Option[];
  /** Null for an amount that there is one of. */
  readonly items: readonly string[] | null;
  readonly outcome: ScenarioOutcome | null;
  readonly onChange: (next: Partial<TypedExpected>) => void;
  readonly onRemove: () => void;
}) {
  const rank = index + 1;
  return (
    <Table.Tr>
      <Table.Td>
        <Select
          aria-label={`Montant attendu ${rank}`}
          placeholder="Chercher par son nom"
          searchable
          limit={40}
          filter={foldedFilter}
          data={withOwn(data, one.id)}
          value={one.id === "" ? null : one.id}
          onChange={(id) => onChange({ id: id ?? "", item: "" })}
          nothingFoundMessage="Aucun montant de ce nom"
        />
        {items !== null && (
          <NativeSelect
            aria-label={`Pour quel élément, montant ${rank}`}
            size="xs"
            mt={4}
            value={one.item}
            data={[{ value: "", label: "pour quel élément" }, ...withItem(items, one.item)]}
            onChange={({ currentTarget }) => onChange({ item: currentTarget.value })}
          />
        )}
      </Table.Td>
      <Table.Td>
        <TextInput
          aria-label={`Valeur attendue ${rank}`}
          inputMode="decimal"
          value={one.typed}
          onChange={({ currentTarget }) => onChange({ typed: currentTarget.value })}
        />
      </Table.Td>
      <Table.Td>
        <Found one={one} outcome={outcome} />
      </Table.Td>
      <Table.Td>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Retirer la valeur attendue ${rank}`}
          onClick={onRemove}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

/** What the trial gave beside what was typed. It tells values only where they differ: what holds is said to hold, and nothing typed is shown as obtained. */
function Found({ one, outcome }: { readonly one: TypedExpected; readonly outcome: ScenarioOutcome | null }) {
  if (outcome === null || outcome.state === "unplayable" || one.id === "" || one.typed.trim() === "")
    return null;
  const id = one.item === "" ? one.id : `${one.id}[${one.item}]`;
  const differing =
    outcome.state === "failed" ? outcome.differences.find(({ what }) => what === id) : undefined;
  const Icon = differing === undefined ? IconCheck : IconX;
  return (
    <Text span size="sm" className={differing === undefined ? classes["expected"] : classes["actual"]}>
      <Icon size={14} aria-hidden />{" "}
      {differing === undefined ? "tient" : `obtenu ${valueText(differing.actual)}`}
    </Text>
  );
}

function withOwn(data: readonly Option[], id: string): Option[] {
  const known = id === "" || data.some(({ value }) => value === id);
  return known ? [...data] : [{ value: id, label: id }, ...data];
}

function withItem(items: readonly string[], item: string): readonly string[] {
  return item === "" || items.includes(item) ? items : [item, ...items];
}
