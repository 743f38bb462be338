import { Alert, List, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useSociete, type Answers } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { AnchorLink } from "../../parts/links.tsx";
import { ProblemText } from "../../parts/problems.tsx";
import { ProgressLine } from "../../parts/progress.tsx";
import { usePortes } from "./use-portes.ts";
import type { PassagesOfPeriod } from "./use-passages.ts";
import { contracts, STEP_WORDS, type MonthOfList, type PassageState } from "./words.ts";

/** The passage at work, or what came of the last one, with what hindered each contract that it left. */
export function PassageReport({
  passages: { running, newest },
  rows,
}: {
  readonly passages: PassagesOfPeriod;
  readonly rows: readonly MonthOfList[];
}) {
  if (running !== undefined) {
    const { step, count, total } = running;
    return <ProgressLine says={STEP_WORDS[step].doing} done={total - count.waiting} total={total} />;
  }
  return newest === undefined ? null : <Finished passage={newest} rows={rows} />;
}

function Finished({
  passage: { id, step, period, count },
  rows,
}: {
  readonly passage: PassageState;
  readonly rows: readonly MonthOfList[];
}) {
  const trpc = useTRPC();
  const hasHindered = count.problème > 0;
  const { data } = useQuery(
    trpc.payroll.readPassage.queryOptions({ passageId: id }, { enabled: hasHindered }),
  );
  const says = [
    count.fait > 0 ? `${contracts(count.fait)} traité${count.fait > 1 ? "s" : ""}` : "",
    count.inchangé > 0 ? `${contracts(count.inchangé)} sans changement` : "",
    hasHindered ? `${contracts(count.problème)} empêché${count.problème > 1 ? "s" : ""}` : "",
  ].filter((one) => one !== "");
  return (
    <Alert
      role="status"
      variant="default"
      icon={
        hasHindered ? (
          <IconAlertTriangle aria-hidden color="var(--faux)" />
        ) : (
          <IconCircleCheck aria-hidden color="var(--juste)" />
        )
      }
      title={`${STEP_WORDS[step].done}, dernier passage : ${says.join(", ")}`}
    >
      {data !== undefined && data.hindered.length > 0 && (
        <Hindered hindered={data.hindered} period={period} rows={rows} />
      )}
    </Alert>
  );
}

/** A passage over a thousand contracts may meet one cause a thousand times. */
const MOST_SHOWN = 50;

function Hindered({
  hindered,
  period,
  rows,
}: {
  readonly hindered: PassageHindered;
  readonly period: string;
  readonly rows: readonly MonthOfList[];
}) {
  const { slug } = useSociete();
  const nameOf = usePortes(rows);
  const more = hindered.length - MOST_SHOWN;
  return (
    <Stack gap="xs">
      <List spacing="xs" listStyleType="none">
        {hindered.slice(0, MOST_SHOWN).map(({ contratId, problems }) => (
          <List.Item key={contratId}>
            <AnchorLink
              to="/$societe/paie/$mois/$contrat"
              params={{ societe: slug, mois: period, contrat: contratId }}
              size="sm"
              fw={600}
            >
              {nameOf(contratId)}
            </AnchorLink>
            {problems.map((problem, index) => (
              <ProblemText key={`${problem.code} ${index}`} problem={problem} />
            ))}
          </List.Item>
        ))}
      </List>
      {more > 0 && <Text size="sm">et {contracts(more)} de plus, dans la liste ci-dessous.</Text>}
    </Stack>
  );
}

type PassageHindered = Answers["payroll"]["readPassage"]["hindered"];
