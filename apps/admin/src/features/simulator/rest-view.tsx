import { frenchMonth } from "@bareme/kernel";
import { Alert, List, Text } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import type { Rest, SimulatedMonth } from "../../core/simulation/simulated.ts";
import type { ExplainedHole } from "../../core/simulation/leap-origins.ts";
import { formatEuros } from "../../format/euros.ts";
import { Origins, Sources } from "./cause-text.tsx";
import { useHoles } from "./use-holes.ts";
import type { Shown } from "./use-simulation.ts";
import { causeWords } from "./words.ts";

/** What the law's holes leave on the account, and why one cent more does not fit; months where nothing is left say nothing. */
export function RestView({
  months,
  simulation,
}: {
  readonly months: readonly SimulatedMonth[];
  readonly simulation: Shown;
}) {
  const told = months.filter(({ rest }) => rest !== null && (!rest.met || rest.causes.length > 0));
  const behind = useHoles(simulation, told.length > 0);
  return told.map(({ period, rest }) =>
    rest === null ? null : (
      <Alert
        key={period}
        role="status"
        color="bleu"
        variant="light"
        icon={<IconInfoCircle aria-hidden />}
        title={titleOf(rest, months.length > 1 ? `, ${frenchMonth(period)}` : "")}
      >
        {rest.met ? (
          <Hole rest={rest} behind={behind.find((hole) => hole.period === period)} />
        ) : (
          <Short rest={rest} />
        )}
      </Alert>
    ),
  );
}

function titleOf({ met, remainder }: Rest, of: string): string {
  return met
    ? `${formatEuros(remainder)} restent sur le compte : un trou de la loi${of}`
    : `La paie due dépasse l'argent disponible${of}`;
}

function Hole({
  rest: { line, value, step, cost, budget, causes },
  behind,
}: {
  readonly rest: Rest;
  /** Undefined until it is known. */
  readonly behind: ExplainedHole | undefined;
}) {
  return (
    <>
      <Text size="sm">
        « {line} » de {formatEuros(value)} est le plus élevé que ce budget permette. Pour {formatEuros(step)}{" "}
        de plus, « {cost.label} » passerait d'un coup de {formatEuros(cost.at)} à {formatEuros(cost.above)},
        alors que « {budget.label} » est de {formatEuros(budget.above)} : aucun salaire entre les deux
        n'existe.
      </Text>
      <Text size="sm" mt="xs">
        Ce qui saute :
      </Text>
      <List size="sm">
        {causes.map((cause) => (
          <List.Item key={cause.id}>
            {causeWords(cause)}
            {cause.source.length > 0 && " · "}
            <Sources all={cause.source} />
            <Origins all={behind?.causes.find(({ id }) => id === cause.id)?.origins ?? []} />
          </List.Item>
        ))}
      </List>
    </>
  );
}

function Short({ rest: { line, value, cost, budget } }: { readonly rest: Rest }) {
  return (
    <Text size="sm">
      Même sans « {line} », « {cost.label} » ({formatEuros(cost.at)}) dépasse « {budget.label} » (
      {formatEuros(budget.at)}
      ). La rémunération due est payée, avec {formatEuros(value)} de complément : le compte passe sous zéro.
    </Text>
  );
}
