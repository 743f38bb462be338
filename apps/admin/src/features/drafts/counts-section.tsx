import { List, Text } from "@mantine/core";
import type { ImpactCounts } from "./answers.ts";
import { DraftSection } from "./draft-section.tsx";
import { KeptRunBody } from "./kept-run-body.tsx";
import { RunButton } from "./run-button.tsx";
import type { SectionState } from "./section-state.ts";
import { SumsByLine } from "./sums-by-line.tsx";
import type { DraftReview } from "./use-draft-review.ts";

/** What a draft of law or convention moves in all companies: numbers, and nothing of any of them. */
export function CountsSection({ review: { counts, read } }: { readonly review: DraftReview }) {
  const { following, value } = counts;
  const { revision } = read.draft;
  return (
    <DraftSection
      title="Bulletins des mois passés, toutes sociétés"
      state={countsState(counts, revision)}
      says={
        value === null
          ? "Les mois clos de chaque société sont recalculés avec le brouillon\u202F; il n'en sort que des nombres et des sommes."
          : countsWords(value)
      }
      action={
        <RunButton
          label={value === null ? "Voir ce qui bouge" : "Recalculer"}
          isAgain={value !== null}
          isRunning={following.state === "running"}
          onRun={counts.run}
        />
      }
    >
      <KeptRunBody run={counts} draft={read.draft} says="Les sociétés se recalculent">
        {({ broken, sums }) => (
          <>
            <SumsByLine sums={sums} />
            {broken.length > 0 && (
              <div>
                <Text size="sm" fw={600}>
                  Leurs règles ne se calculeraient plus, et leurs mois ouverts attendraient une
                  réparation&#8239;:
                </Text>
                <List size="sm">
                  {broken.map(({ slug, label }) => (
                    <List.Item key={slug}>{label}</List.Item>
                  ))}
                </List>
              </div>
            )}
          </>
        )}
      </KeptRunBody>
    </DraftSection>
  );
}

export function countsState({ following, value }: DraftReview["counts"], revision: number): SectionState {
  if (following.state === "running") return "running";
  if (value === null || value.revision !== revision) return "todo";
  return value.monthsMoved > 0 || value.broken.length > 0 ? "look" : "good";
}

function countsWords({ months, monthsMoved, societes, societesMoved, contratsMoved }: ImpactCounts): string {
  const seen = `${months} mois clos de ${societes} société${societes > 1 ? "s" : ""} recalculés`;
  if (monthsMoved === 0) return `${seen}\u202F: aucun montant ne bouge.`;
  const moved = monthsMoved === 1 ? "un bulletin bouge" : `${monthsMoved} bulletins bougent`;
  return `${seen}\u202F: ${moved}, de ${contratsMoved} contrat${contratsMoved > 1 ? "s" : ""} dans ${societesMoved} société${societesMoved > 1 ? "s" : ""}.`;
}
