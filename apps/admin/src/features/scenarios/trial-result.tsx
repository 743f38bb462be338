import { Alert, Stack, Text } from "@mantine/core";
import type { ScenarioOutcome } from "../../core/run-scenarios.ts";
import { Problems } from "../../parts/problems.tsx";
import { labelsById, type NamedAmount } from "./amount-names.ts";
import { Differences } from "./differences.tsx";
import type { TypedExpected } from "./scenario-text.ts";

/** What a trial found: whether it holds, and what else differs than the values that are shown beside those typed. */
export function TrialResult({
  outcome,
  expected,
  amounts,
}: {
  readonly outcome: ScenarioOutcome | null;
  readonly expected: readonly TypedExpected[];
  readonly amounts: readonly NamedAmount[];
}) {
  if (outcome === null) return <div role="status" />;
  if (outcome.state === "unplayable")
    return <Problems problems={outcome.problems} title="Ce scénario ne se joue pas" />;
  if (outcome.state === "held")
    return (
      <Text role="status" fw={600} c="var(--juste)">
        Tenu : les règles donnent ce que vous attendez.
      </Text>
    );
  const asked = new Set(expected.map(({ id, item }) => (item === "" ? id : `${id}[${item}]`)));
  const others = outcome.differences.filter(({ what }) => !asked.has(what));
  return (
    <Stack gap="xs">
      <Alert variant="default" role="status" title="Les règles donnent autre chose">
        Si votre calcul est juste, la règle est à corriger : le scénario peut être ajouté, il échouera
        jusque-là. Sinon, corrigez la valeur attendue et dites-en le calcul.
      </Alert>
      {others.length > 0 && <Differences differences={others} labels={labelsById(amounts)} />}
    </Stack>
  );
}
