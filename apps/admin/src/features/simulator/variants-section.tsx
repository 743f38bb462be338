import { Paper, Stack, Text, Title } from "@mantine/core";
import type { AskedFacts } from "../../core/simulation/asked-facts.ts";
import { compareSimulated } from "../../core/simulation/compare-simulated.ts";
import type { Simulated } from "../../core/simulation/simulated.ts";
import { Problems } from "../../parts/problems.tsx";
import { explainingOf } from "./explaining.ts";
import type { Change, SimulatorState, Variant } from "./state.ts";
import { TraceView } from "./trace-view.tsx";
import type { Shown } from "./use-simulation.ts";
import { useOtherCompanies, useVariants } from "./use-variants.ts";
import { VariantCards } from "./variant-cards.tsx";
import { variantName } from "./variant-names.ts";
import { VariantsTable } from "./variants-table.tsx";

/** The same months side by side: other options of the contract, other companies of the user, several changes in one column. Differences stand under each amount. */
export function VariantsSection({
  simulation,
  first,
  state,
  onChange,
  asked,
}: {
  readonly simulation: Shown;
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
    const company = others.find(({ slug }) => slug === variant.societe)?.societe ?? variant.societe;
    return variantName(variant, company, asked);
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
        Les mêmes mois avec d'autres options, ou dans une autre de vos sociétés. Le lien rouvre ces colonnes.
      </Text>
      <VariantCards state={state} asked={asked} nameOf={nameOf} onChange={onChange} />
      {variants.length > 0 && (
        <VariantsTable
          heads={[asked.label, ...variants.map(nameOf)]}
          lines={lines}
          explainOf={(column, amount) =>
            explains[column]?.(amount, amount === "soldeDisponible" ? last : undefined)
          }
        />
      )}
      <Stack mt="sm">
        {variants.map((variant, index) => {
          const run = runs[index];
          const name = nameOf(variant);
          if (run === undefined) return null;
          if (run === "unread")
            return (
              <Text key={index} size="sm" role="alert">
                Les règles de {name} n'ont pas pu être lues.
              </Text>
            );
          if (!run.result.ok)
            return (
              <Problems
                key={index}
                problems={run.result.problems}
                title={`${name} : ce mois ne peut pas être calculé`}
              />
            );
          return variant.societe === null ? null : (
            <TraceView
              key={index}
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
