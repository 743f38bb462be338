import { ActionIcon, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { AskedFacts } from "../../core/simulation/asked-facts.ts";
import { compareSimulated } from "../../core/simulation/compare-simulated.ts";
import type { Simulated } from "../../core/simulation/simulated.ts";
import { Amount } from "../../parts/amount.tsx";
import { Problems } from "../../parts/problems.tsx";
import { AddVariant } from "./add-variant.tsx";
import { explainingOf } from "./explaining.ts";
import classes from "./simulator.module.css";
import type { Change, SimulatorState, Variant } from "./state.ts";
import { TraceView } from "./trace-view.tsx";
import type { Simulation } from "./use-simulation.ts";
import { useOtherCompanies, useVariants } from "./use-variants.ts";
import { changeText } from "./words.ts";

/** The same months side by side: other options of the contract, other companies of the user. Differences stand under each amount. */
export function VariantsSection({
  simulation,
  first,
  state,
  onChange,
  asked,
}: {
  readonly simulation: Pick<Simulation, "texts" | "supposed">;
  readonly first: Simulated;
  readonly state: SimulatorState;
  readonly onChange: Change;
  readonly asked: AskedFacts;
}) {
  const { variants, whole } = state;
  const runs = useVariants(simulation, variants);
  const others = useOtherCompanies();
  const ran = runs.map((run) => (run === undefined || run === "unread" || !run.result.ok ? null : run));
  const nameOf = (variant: Variant): string => {
    const run = ran[variants.indexOf(variant)];
    const label = run?.result.ok === true ? run.result.value.label : variant.societe;
    return variantName(variant, variant.societe === null ? null : label, asked);
  };
  const lines = compareSimulated([
    first,
    ...ran.map((run) => (run?.result.ok === true ? run.result.value : null)),
  ]);
  const explains = [
    explainingOf(simulation, whole),
    ...ran.map((run, index) => {
      const variant = variants[index];
      if (run === null || variant === undefined) return undefined;
      const asIn = variant.societe === null ? undefined : simulation.texts;
      return explainingOf({ ...run, asIn, of: `, ${nameOf(variant)}` }, whole);
    }),
  ];
  const last = first.months.at(-1)?.period;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="simulateur-colonnes">
      <Title order={2} size="h4" id="simulateur-colonnes">
        Côte à côte
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        Les mêmes mois avec une autre option, ou dans une autre de vos sociétés.
      </Text>
      <AddVariant
        asked={asked}
        others={others}
        onAdd={(variant) => onChange({ variants: [...variants, variant] })}
      />
      {variants.length > 0 && (
        <div className={classes["scroll"]} tabIndex={0} role="region" aria-label="Simulations côte à côte">
          <Table mt="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Étape</Table.Th>
                <Table.Th scope="col" className={classes["right"]}>
                  {asked.label}
                </Table.Th>
                {variants.map((variant, index) => (
                  <Table.Th key={JSON.stringify(variant)} scope="col" className={classes["right"]}>
                    <Group gap={4} justify="flex-end" wrap="nowrap">
                      {nameOf(variant)}
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        size="sm"
                        aria-label={`Retirer la colonne ${nameOf(variant)}`}
                        onClick={() => onChange({ variants: variants.filter((_, place) => place !== index) })}
                      >
                        <IconX size={14} aria-hidden />
                      </ActionIcon>
                    </Group>
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map(({ id, label, strong, explains: amount, cells }) => (
                <Table.Tr key={id} fw={strong ? 700 : 400}>
                  <Table.Th scope="row" fw={strong ? 700 : 400}>
                    {label}
                  </Table.Th>
                  {cells.map(({ value, change }, column) => (
                    <Table.Td key={column} className={classes["right"]}>
                      <Amount
                        value={value}
                        of={label}
                        explain={
                          amount === null || value === null
                            ? undefined
                            : explains[column]?.(amount, amount === "soldeDisponible" ? last : undefined)
                        }
                      />
                      {change !== null && (
                        <Text size="xs" className={classes["change"]}>
                          <span aria-label="écart">Δ</span> {changeText(change)}
                        </Text>
                      )}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      <Stack mt="sm">
        {variants.map((variant, index) => {
          const run = runs[index];
          const name = nameOf(variant);
          if (run === undefined) return null;
          if (run === "unread")
            return (
              <Text key={name} size="sm" role="alert">
                Les règles de {name} n'ont pas pu être lues.
              </Text>
            );
          if (!run.result.ok)
            return (
              <Problems
                key={name}
                problems={run.result.problems}
                title={`${name} : ce mois ne peut pas être calculé`}
              />
            );
          return variant.societe === null ? null : (
            <TraceView
              key={name}
              simulation={simulation}
              own={asked}
              variant={variant}
              run={run}
              name={name}
            />
          );
        })}
      </Stack>
    </Paper>
  );
}

function variantName({ options }: Variant, company: string | null, { choices }: AskedFacts): string {
  const chosen = Object.entries(options).map(([id, option]) => {
    const choice = choices.find((one) => one.id === id);
    return `${choice?.label ?? id} : ${choice?.options.find((one) => one.id === option)?.label ?? option}`;
  });
  return [...(company === null ? [] : [company]), ...chosen].join(", ");
}
