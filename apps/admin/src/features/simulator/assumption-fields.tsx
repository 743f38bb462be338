import { frenchDate } from "@bareme/kernel";
import { Accordion, NativeSelect, Paper, Stack, Text, Title } from "@mantine/core";
import type { Problem } from "@bareme/kernel";
import type { AskedFacts } from "../../core/simulation/asked-facts.ts";
import type { Given } from "../../core/simulation/supposed.ts";
import { optionWords } from "../../format/option-words.ts";
import { formatValue } from "../../format/units.ts";
import { isDecimalText } from "../../format/value-text.ts";
import { FactField } from "./fact-field.tsx";
import { orderFacts } from "./fact-order.ts";
import type { Change, SimulatorState } from "./state.ts";
import { valueOf } from "./supposed-of.ts";

interface Props {
  readonly state: SimulatorState;
  readonly onChange: Change;
  readonly asked: AskedFacts;
  readonly problems: readonly Problem[];
}

/** The contract and the person: what moves the pay most is asked, all else is listed with what is supposed of it. */
export function AssumptionFields({ state, onChange, asked, problems }: Props) {
  const { first, others } = orderFacts(asked, state);
  const setFact = (id: string) => (value: Given | undefined) =>
    onChange({ facts: withEntry(state.facts, id, value) });
  const field = (fact: AskedFacts["facts"][number]) => (
    <FactField
      key={fact.id}
      fact={fact}
      value={valueOf(fact, state)}
      onValue={setFact(fact.id)}
      error={problems.find(({ path }) => path.includes(fact.id))?.message}
    />
  );
  const mission = asked.mission.filter(
    ({ id, type }) => !OF_ACTIVITY.has(id) && type !== "text" && type !== "date",
  );
  return (
    <Paper withBorder p="md" component="section" aria-label="Personne et contrat">
      <Title order={2} size="h4" mb="sm">
        Personne et contrat
      </Title>
      <Stack gap="xs">{first.map(field)}</Stack>
      <Accordion keepMounted={false} multiple mt="md" variant="contained" order={3}>
        <Group
          id="hypotheses"
          title="Autres hypothèses"
          says={saidOf(others, (fact) => state.facts[fact.id])}
        >
          {others.map(field)}
        </Group>
        <Group id="mission" title="La mission" says={saidOf(mission, ({ id }) => state.mission[id])}>
          {mission.map((fact) => (
            <FactField
              key={fact.id}
              fact={fact}
              value={state.mission[fact.id] ?? fact.default ?? undefined}
              onValue={(value) => onChange({ mission: withEntry(state.mission, fact.id, value) })}
            />
          ))}
        </Group>
        <Group
          id="options"
          title="Options du contrat"
          says={countText(Object.keys(state.options).length, "option choisie", "options choisies")}
        >
          {asked.choices.map(({ id, label, options, inForce }) => (
            <NativeSelect
              key={id}
              label={label}
              value={state.options[id] ?? ""}
              onChange={({ currentTarget }) =>
                onChange({ options: withEntry(state.options, id, currentTarget.value || undefined) })
              }
              data={[
                {
                  value: "",
                  label: `Celle de la société : ${options.find((one) => one.id === inForce)?.label ?? "aucune"}`,
                },
                ...options.map((option) => ({ value: option.id, label: option.label })),
              ]}
            />
          ))}
        </Group>
      </Accordion>
    </Paper>
  );
}

function Group({
  id,
  title,
  says,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly children: React.ReactNode;
}) {
  return (
    <Accordion.Item value={id}>
      <Accordion.Control>
        <Text fw={500} size="sm">
          {title}
        </Text>
        <Text size="xs" c="dimmed">
          {says}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="xs">{children}</Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}

/** What the activity says already. */
const OF_ACTIVITY: ReadonlySet<string> = new Set(["tjm", "jours", "caFacture", "caEncaisse"]);
const MOST_SAID = 3;

/** What somebody changed, by name; how many values stand as supposed otherwise. */
function saidOf<F extends AskedFacts["facts"][number] | AskedFacts["mission"][number]>(
  facts: readonly F[],
  typedOf: (fact: F) => Given | undefined,
): string {
  const typed = facts.flatMap((fact) => {
    const value = typedOf(fact);
    return value === undefined ? [] : [`${fact.label} : ${givenText(value, fact.unit)}`];
  });
  if (typed.length === 0) return `${facts.length} valeurs, telles que les règles les supposent`;
  const more = typed.length > MOST_SAID ? ` et ${typed.length - MOST_SAID} autres` : "";
  return `${typed.slice(0, MOST_SAID).join(" ; ")}${more}`;
}

function givenText(value: Given, unit: string): string {
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (isDecimalText(value)) return formatValue(value, unit);
  return /^\d{4}-\d\d-\d\d$/.test(value) ? frenchDate(value) : optionWords(value);
}

function countText(count: number, one: string, many: string): string {
  if (count === 0) return "Celles de la société et de la convention";
  return `${count} ${count > 1 ? many : one}`;
}

function withEntry<T>(
  all: Readonly<Record<string, T>>,
  id: string,
  value: T | undefined,
): Readonly<Record<string, T>> {
  const { [id]: _before, ...others } = all;
  return value === undefined ? others : { ...others, [id]: value };
}
