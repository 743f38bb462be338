import {
  Button,
  Group,
  NativeSelect,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
  type InputWrapperProps,
} from "@mantine/core";
import { frenchDate } from "@bareme/kernel";
import { formatValue } from "../../format/units.ts";
import classes from "./payroll.module.css";
import { Figures } from "./payslip-tables.tsx";
import {
  decimalTyped,
  itemsOf,
  shownDecimal,
  textOf,
  withFact,
  withField,
  withItem,
  withoutItem,
  type FactWords,
  type Facts,
  type ListWords,
  type MonthFacts,
} from "./month-facts.ts";

interface EditorProps {
  readonly paid: MonthFacts;
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
}

/** The month's facts beside what they should have been. */
export function FactsEditor({ paid, facts, onChange }: EditorProps) {
  const given = paid.words.filter(({ id }) => isScalar(facts[id]));
  const others = paid.words.filter(({ id }) => facts[id] === undefined);
  return (
    <Stack gap="md">
      <Figures caption="Données du mois" heads={["Donnée", "Payé sur", "Aurait dû être"]}>
        {given.map((fact) => (
          <Table.Tr key={fact.id}>
            <Table.Td>{fact.label}</Table.Td>
            <Table.Td className={classes["right"]}>{shown(paid.facts[fact.id], fact)}</Table.Td>
            <Table.Td className={classes["right"]}>
              <ValueInput
                label={`${fact.label}, aurait dû être`}
                words={fact}
                value={facts[fact.id]}
                empty={
                  paid.facts[fact.id] === undefined
                    ? "vide : donnée laissée de côté"
                    : `vide : comme payé, ${shown(paid.facts[fact.id], fact)}`
                }
                onChange={(value) => onChange(withFact(facts, fact.id, value))}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Figures>
      <NativeSelect
        label="Ajouter une donnée que le mois n'avait pas"
        value=""
        data={[{ value: "", label: "Choisir…" }, ...others.map(({ id, label }) => ({ value: id, label }))]}
        onChange={({ currentTarget }) =>
          currentTarget.value !== "" && onChange(withFact(facts, currentTarget.value, ""))
        }
        maw={480}
      />
      {paid.lists.map((list) => (
        <ListEditor key={list.id} list={list} facts={facts} onChange={onChange} />
      ))}
    </Stack>
  );
}

function ListEditor({
  list: { id, label, fields },
  facts,
  onChange,
}: {
  readonly list: ListWords;
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
}) {
  const items = itemsOf(facts, id);
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Title order={3} size="h5">
          {label}
        </Title>
        <Button size="compact-sm" variant="default" onClick={() => onChange(withItem(facts, id))}>
          Ajouter une ligne
          <span className={classes["caption"]}> à « {label} »</span>
        </Button>
      </Group>
      {items.map((item, index) => (
        <Group key={index} align="flex-end" gap="sm" className={classes["item"]}>
          <Text size="sm" fw={600} w="100%">
            {textOf(item["client"]) || textOf(item["id"])}
          </Text>
          {fields.map((field) => (
            <ValueInput
              key={field.id}
              label={field.label}
              isShown
              words={field}
              value={item[field.id]}
              onChange={(value) => onChange(withField(facts, { list: id, index, field: field.id }, value))}
            />
          ))}
          <Button size="compact-sm" variant="subtle" onClick={() => onChange(withoutItem(facts, id, index))}>
            Retirer
            <span className={classes["caption"]}> {textOf(item["id"])}</span>
          </Button>
        </Group>
      ))}
    </Stack>
  );
}

function ValueInput({
  label,
  isShown = false,
  words: { type, options },
  value,
  empty,
  onChange,
}: {
  readonly label: string;
  readonly isShown?: boolean;
  readonly words: FactWords;
  readonly value: unknown;
  /** What counts while nothing is typed. */
  readonly empty?: string;
  readonly onChange: (value: string | boolean) => void;
}) {
  const naming = {
    ...(isShown ? { label } : { "aria-label": label }),
    ...(value === "" && { description: empty, inputWrapperOrder: UNDER }),
  };
  if (type === "boolean")
    return (
      <NativeSelect
        {...naming}
        value={value === true ? "oui" : value === false ? "non" : ""}
        data={["", "oui", "non"]}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === "" ? "" : currentTarget.value === "oui")
        }
      />
    );
  if (options.length > 0)
    return (
      <NativeSelect
        {...naming}
        value={textOf(value)}
        data={[{ value: "", label: "–" }, ...options]}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  const isNumber = type === "decimal" || type === "integer";
  return (
    <TextInput
      {...naming}
      {...(type === "date" && { type: "date" })}
      {...(isNumber && { inputMode: "decimal" as const })}
      value={isNumber ? shownDecimal(textOf(value)) : textOf(value)}
      onChange={({ currentTarget }) =>
        onChange(isNumber ? decimalTyped(currentTarget.value) : currentTarget.value)
      }
    />
  );
}

const UNDER = ["label", "input", "description"] satisfies InputWrapperProps["inputWrapperOrder"];

function shown(value: unknown, { type, unit, options }: FactWords): string {
  if (typeof value === "boolean") return value ? "oui" : "non";
  const text = textOf(value);
  if (text === "") return "–";
  if (type === "date") return frenchDate(text);
  return type === "decimal" || type === "integer"
    ? formatValue(text, unit)
    : (options.find((option) => option.value === text)?.label ?? text);
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean";
}
