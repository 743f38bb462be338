import { frenchMonth } from "@bareme/kernel";
import { Alert, Group, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { Simulated } from "../../core/simulation/simulated.ts";
import type { ExplainAsked } from "../../explanation/explain-context.tsx";
import { Amount } from "../../parts/amount.tsx";
import classes from "./simulator.module.css";

/** The figure that people come for, then those that say what it costs and what stays. */
export function ResultHead({
  simulated,
  explainOf,
  isLate,
}: {
  readonly simulated: Simulated;
  readonly explainOf: (amount: string, period?: string) => ExplainAsked;
  readonly isLate: boolean;
}) {
  const { totals, sums, months, closes } = simulated;
  const last = months.at(-1)?.period;
  const of = months.length > 1 ? `sur ${months.length} mois` : frenchMonth(last ?? "");
  const blocked = months.filter(({ state }) => state === "bloqué");
  return (
    <Paper withBorder p="md" component="section" aria-label="Résultat" aria-busy={isLate}>
      <Group justify="space-between" align="flex-end" gap="md">
        <div>
          <Title order={2} size="h4">
            Net à payer, {of}
          </Title>
          <Text className={classes["net"]} role="status" aria-live="polite">
            <Amount value={totals.netAPayer} of="Net à payer" explain={explainOf("netAPayer")} />
          </Text>
        </div>
        <Stack gap={2} align="flex-end">
          <Text size="sm" c="dimmed">
            Coût total pour l'employeur
          </Text>
          <Text fw={700} size="lg">
            <Amount
              value={sums.totalVerseEmployeur}
              of="Coût total pour l'employeur"
              explain={explainOf("totalVerseEmployeur")}
            />
          </Text>
        </Stack>
      </Group>
      <SimpleGrid cols={{ base: 2, sm: 4 }} mt="md" spacing="sm">
        <Figure label="Net avant impôt" value={totals.netAvantImpot} explain={explainOf("netAvantImpot")} />
        <Figure
          label="Rémunération brute"
          value={totals.remunerationBrute}
          explain={explainOf("remunerationBrute")}
        />
        <Figure
          label="Frais de gestion"
          value={totals.totalFraisDeGestion}
          explain={explainOf("totalFraisDeGestion")}
        />
        <Figure
          label="Solde laissé au compte"
          value={totals.soldeDisponible}
          explain={explainOf("soldeDisponible", last)}
        />
      </SimpleGrid>
      {blocked.length > 0 && (
        <Alert role="alert" color="red" variant="light" mt="md" icon={<IconAlertTriangle aria-hidden />}>
          {blocked.length === 1
            ? "Ce mois ne pourrait pas être payé"
            : `${blocked.length} mois ne pourraient pas être payés`}
          {"\u202F"}: une règle le bloque, voir « À vérifier ».
        </Alert>
      )}
      {!closes && (
        <Alert role="alert" color="red" variant="light" mt="md" icon={<IconAlertTriangle aria-hidden />}>
          Les étapes ne se bouclent pas au centime : une règle prend ou donne sans le porter au compte.
        </Alert>
      )}
    </Paper>
  );
}

function Figure({
  label,
  value,
  explain,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly explain: ExplainAsked;
}) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fw={500}>
        <Amount value={value} of={label} explain={explain} />
      </Text>
    </div>
  );
}
