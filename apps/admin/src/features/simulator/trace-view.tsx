import type { Result } from "@bareme/kernel";
import type { Comparison, Effect, Figure, NamedRule, Trace } from "@bareme/payroll";
import { Button, Group, Table, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { AskedFacts } from "../../core/simulation/asked-facts.ts";
import { markOf } from "../../core/mark-of.ts";
import { formatValue } from "../../format/units.ts";
import { Problems } from "../../parts/problems.tsx";
import { ProgressLine } from "../../parts/progress.tsx";
import { Sources } from "./cause-text.tsx";
import classes from "./simulator.module.css";
import type { Variant } from "./state.ts";
import { useSearch } from "./use-search.ts";
import type { Simulation } from "./use-simulation.ts";
import type { VariantRun } from "./use-variants.ts";
import { changeText, isZeroText } from "./words.ts";

const TRACED: readonly { readonly figure: Figure; readonly label: string }[] = [
  { figure: "netAvantImpot", label: "Net avant impôt" },
  { figure: "netAPayer", label: "Net à payer" },
  { figure: "soldeDisponible", label: "Solde" },
  { figure: "misDeCote", label: "Mis de côté" },
];

/** Which rules make the difference with another company, when someone asks: each exchanged for the other's, one after the other. */
export function TraceView({
  simulation: { texts },
  own,
  variant,
  run,
  name,
}: {
  readonly simulation: Pick<Simulation, "texts">;
  readonly own: AskedFacts;
  readonly variant: Variant;
  readonly run: VariantRun;
  readonly name: string;
}) {
  const [wanted, setWanted] = useState(false);
  const { found, isRunning, problems, progress, stop } = useSearch<Result<Comparison>>({
    key: ["trace", markOf(texts), markOf(run.texts), variant, run.supposed],
    wanted,
    search: async (core, onStep) =>
      core.searchTrace({ name: own.label, texts }, { name, texts: run.texts }, run.supposed, onStep),
  });
  if (!wanted)
    return (
      <Button variant="default" w="fit-content" onClick={() => setWanted(true)}>
        D'où viennent les écarts avec {name} ?
      </Button>
    );
  if (isRunning)
    return (
      <Group align="flex-end" wrap="nowrap">
        <div style={{ flex: 1 }}>
          <ProgressLine says="Règle après règle…" done={progress?.done ?? 0} total={progress?.most ?? 0} />
        </div>
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            stop();
            setWanted(false);
          }}
        >
          Interrompre
        </Button>
      </Group>
    );
  if (problems.length > 0) return <Problems problems={problems} title="La recherche n'a pas abouti" />;
  if (found === undefined) return null;
  if (!found.ok) return <Problems problems={found.problems} title="Ces sociétés ne se comparent pas" />;
  return found.value.traces.map((trace) => <Effects key={trace.to} trace={trace} />);
}

function Effects({ trace: { from, to, effects, difference, unexplained } }: { readonly trace: Trace }) {
  const isFelt = ({ change }: Pick<Effect, "change">): boolean =>
    Object.values(change).some((amount) => !isZeroText(amount));
  const silent = effects.filter((effect) => !isFelt(effect));
  return (
    <div className={classes["scroll"]} tabIndex={0} role="region" aria-label={`De ${from} à ${to}`}>
      <Title order={3} size="h5">
        De {from} à {to}
      </Title>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">En remplaçant, dans cet ordre</Table.Th>
            {TRACED.map(({ figure, label }) => (
              <Table.Th key={figure} scope="col" className={classes["right"]}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {effects.filter(isFelt).map(({ rules, change }, index) => (
            <Table.Tr key={index}>
              <Table.Td>
                <Rules rules={rules} />
              </Table.Td>
              <Changes change={change} />
            </Table.Tr>
          ))}
          {isFelt({ change: unexplained }) && (
            <Table.Tr>
              <Table.Td>Sans règle nommée</Table.Td>
              <Changes change={unexplained} />
            </Table.Tr>
          )}
          <Table.Tr fw={700}>
            <Table.Td>Différence</Table.Td>
            <Changes change={difference} />
          </Table.Tr>
        </Table.Tbody>
      </Table>
      {silent.length > 0 && (
        <Text size="xs" c="dimmed">
          Sans effet ici : {silent.map(({ rules }) => titleOf(rules)).join(" ; ")}.
        </Text>
      )}
    </div>
  );
}

function Changes({ change }: Pick<Effect, "change">) {
  return TRACED.map(({ figure }) => (
    <Table.Td key={figure} className={classes["right"]}>
      {change[figure] === null ? "–" : changeText(change[figure])}
    </Table.Td>
  ));
}

const MOST_VALUES = 3;

/** The rule that changes, what it was and becomes, and its text. */
function Rules({ rules }: { readonly rules: readonly NamedRule[] }) {
  const valued = rules.filter(({ before, after }) => before !== null || after !== null).slice(0, MOST_VALUES);
  const sources = [
    ...new Map(rules.flatMap(({ source }) => source.map((one) => [one.text, one] as const))).values(),
  ];
  return (
    <>
      <Text size="sm" fw={500}>
        {titleOf(rules)}
      </Text>
      {valued.map((rule) => (
        <Text key={rule.id} size="xs">
          {rules.length > 1 && `${rule.label} : `}
          {valueText(rule.before, rule.unit)} → {valueText(rule.after, rule.unit)}
        </Text>
      ))}
      <Text size="xs" c="dimmed">
        <Sources all={sources.slice(0, MOST_VALUES)} />
      </Text>
    </>
  );
}

function titleOf([first, ...others]: readonly NamedRule[]): string {
  if (first === undefined) return "";
  return others.length === 0 ? first.label : `${first.label} et ${others.length} règles liées`;
}

/** A value with its unit; of a value by option, each number with it. */
function valueText(value: string | null, unit: string | null): string {
  if (value === null) return "aucun";
  return unit === null
    ? value
    : value.replaceAll(/-?\d+(\.\d+)?(?=,|$)/g, (number) => formatValue(number, unit));
}
