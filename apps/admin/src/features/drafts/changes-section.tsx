import { Anchor, Stack, Text, Title } from "@mantine/core";
import { Suspense } from "react";
import { ruleSetWords } from "../../format/rule-set.ts";
import { Loading } from "../../parts/loading.tsx";
import { Problems } from "../../parts/problems.tsx";
import { ComparisonLegend } from "../../parts/rule-changes/comparison-legend.tsx";
import { RuleChanges } from "../../parts/rule-changes/rule-changes.tsx";
import { NO_NAMES } from "../../parts/rule-changes/rule-names.ts";
import { useRuleNames } from "../../parts/rule-changes/use-rule-names.ts";
import { DraftSection } from "./draft-section.tsx";
import type { SectionState } from "./section-state.ts";
import type { DraftReview } from "./use-draft-review.ts";

type Compared = Extract<DraftReview["compared"], { readonly state: "known" }>["value"];

/** What the draft changes, value by value, layer by layer. */
export function ChangesSection({ review: { compared, read } }: { readonly review: DraftReview }) {
  const { state, says } = standing(compared);
  return (
    <DraftSection title="Ce qui change" state={state} says={says}>
      {compared.state === "running" && <Loading of="Comparaison avec ce qui est publié…" />}
      {compared.state === "refused" && (
        <Problems problems={compared.problems} title="Le brouillon ne se compare pas encore" />
      )}
      {compared.state === "known" && (
        <>
          <ComparisonLegend />
          {/* Until the names are there, rules go by their ids. */}
          <Suspense fallback={<Layers compared={compared.value} />}>
            <NamedLayers compared={compared.value} key={read.draft.revision} />
          </Suspense>
          <FilesAlone review={{ compared, read }} />
        </>
      )}
    </DraftSection>
  );
}

function standing(compared: DraftReview["compared"]): {
  readonly state: SectionState;
  readonly says: string;
} {
  if (compared.state === "running") return { state: "running", says: "Comparaison avec ce qui est publié." };
  if (compared.state === "refused")
    return { state: "fix", says: "Les textes du brouillon ne se lisent pas." };
  const count = compared.value.layers.reduce((sum, { changes }) => sum + changes.length, 0);
  if (count === 0) return { state: "look", says: "Aucune règle ne change encore." };
  const layers = compared.value.layers.filter(({ changes }) => changes.length > 0);
  const where = layers.map(({ ruleSet }) => ruleSetWords(ruleSet)).join(", ");
  return {
    state: "good",
    says: `${count === 1 ? "Un changement" : `${count} changements`}\u202F: ${where}.`,
  };
}

function NamedLayers({ compared }: { readonly compared: Compared }) {
  return <Layers compared={compared} names={useRuleNames(compared.draftId)} />;
}

function Layers({
  compared: { layers, draftId },
  names = NO_NAMES,
}: {
  readonly compared: Compared;
  readonly names?: ReturnType<typeof useRuleNames>;
}) {
  return layers
    .filter(({ changes }) => changes.length > 0)
    .map(({ ruleSet, changes }) => (
      <Stack key={ruleSet} gap="xs">
        <Title order={3} size="h5">
          {ruleSetWords(ruleSet)}
        </Title>
        <RuleChanges changes={changes} names={names} draftId={draftId} level={4} />
      </Stack>
    ));
}

/** Scenarios are files of the draft as well, and no rule of theirs changes. */
function FilesAlone({ review: { read } }: { readonly review: Pick<DraftReview, "compared" | "read"> }) {
  const scenarios = read.texts.filter(({ path }) => path.startsWith("scenarios/"));
  if (scenarios.length === 0) return null;
  return (
    <Text size="sm">
      {`Fichiers de scénarios écrits dans ce brouillon\u202F: ${scenarios.map(({ ruleSet, path }) => `${ruleSet}/${path}`).join(", ")}. `}
      <Anchor href="#scenarios" underline="always">
        Voir ce qu'ils donnent
      </Anchor>
    </Text>
  );
}
