import { Button, Stack, Text, Title } from "@mantine/core";
import { useMemo, useState } from "react";
import { ComparisonLegend } from "../../parts/rule-changes/comparison-legend.tsx";
import type { MonthsImpact } from "./answers.ts";
import { DraftSection } from "./draft-section.tsx";
import { byGreatest } from "./by-greatest.ts";
import { KeptRunBody } from "./kept-run-body.tsx";
import { MovedPayslip } from "./moved-payslip.tsx";
import { RunButton } from "./run-button.tsx";
import type { SectionState } from "./section-state.ts";
import { SumsByLine } from "./sums-by-line.tsx";
import { useContractNames } from "../../parts/use-contract-names.ts";
import type { DraftReview } from "./use-draft-review.ts";
import classes from "./section.module.css";

/** The closed months of a company that the draft would move. They stay as they were paid: what moves comes as a rappel. */
export function MonthsSection({ review: { months, read } }: { readonly review: DraftReview }) {
  const { following, value } = months;
  const { revision } = read.draft;
  return (
    <DraftSection
      title="Bulletins des mois passés"
      state={monthsState(months, revision)}
      says={
        value === null
          ? "Les mois clos sont recalculés avec le brouillon, sans rien y changer."
          : monthsWords(value)
      }
      action={
        <RunButton
          label={value === null ? "Voir ce qui bouge" : "Recalculer"}
          isAgain={value !== null}
          isRunning={following.state === "running"}
          onRun={months.run}
        />
      }
    >
      <KeptRunBody run={months} draft={read.draft} says="Les mois clos se recalculent">
        {(impact) => (impact.moved.length === 0 ? null : <Moved impact={impact} />)}
      </KeptRunBody>
    </DraftSection>
  );
}

export function monthsState({ following, value }: DraftReview["months"], revision: number): SectionState {
  if (following.state === "running") return "running";
  if (value === null || value.revision !== revision) return "todo";
  if (value.moved.some(({ problems }) => problems.length > 0)) return "fix";
  return value.monthsMoved > 0 ? "look" : "good";
}

function monthsWords({ months, monthsMoved, contrats }: MonthsImpact): string {
  const seen = `${months} mois clos de ${contrats} contrat${contrats > 1 ? "s" : ""} recalculés`;
  if (monthsMoved === 0) return `${seen}\u202F: aucun montant ne bouge.`;
  return `${seen}\u202F: ${monthsMoved === 1 ? "un bulletin bouge" : `${monthsMoved} bulletins bougent`}. Ils restent comme ils ont été payés\u202F; ce qui bouge viendrait en rappel.`;
}

const SHOWN_AT_ONCE = 10;

function Moved({ impact: { moved, monthsMoved, sums } }: { readonly impact: MonthsImpact }) {
  const nameOf = useContractNames();
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const ordered = useMemo(() => byGreatest(moved), [moved]);
  return (
    <Stack gap="md">
      <ComparisonLegend />
      <SumsByLine sums={sums} />
      {moved.length < monthsMoved && (
        <Text size="sm">{`Le détail s'arrête à ${moved.length} bulletins sur ${monthsMoved}.`}</Text>
      )}
      <Title order={3} size="h5">
        Bulletin par bulletin, du plus grand écart au plus petit
      </Title>
      {ordered.slice(0, most).map((month) => (
        <MovedPayslip key={month.moisId} month={month} nom={nameOf(month.contratId)} />
      ))}
      {ordered.length > most && (
        <Button
          variant="default"
          size="sm"
          w="fit-content"
          className={classes["notPrinted"]}
          onClick={() => setMost(most + 50)}
        >
          {`Montrer la suite (${ordered.length - most})`}
        </Button>
      )}
    </Stack>
  );
}
