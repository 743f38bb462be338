import { Anchor, Stack, Text, Title } from "@mantine/core";
import { Suspense, useMemo } from "react";
import { useStack } from "../../core/use-stack.ts";
import { Loading } from "../../parts/loading.tsx";
import type { RuleChange } from "../../parts/rule-changes/changed-statement.ts";
import { ComparisonLegend } from "../../parts/rule-changes/comparison-legend.tsx";
import { RuleChanges } from "../../parts/rule-changes/rule-changes.tsx";
import { NO_NAMES, ruleNames, type RuleNames } from "../../parts/rule-changes/rule-names.ts";
import { useRuleNames } from "../../parts/rule-changes/use-rule-names.ts";
import { compareTexts } from "../../rule-text/compare-texts.ts";
import { themeName } from "../../rule-text/theme-name.ts";
import { useReadLayers } from "../../rule-text/use-labels.ts";
import { useRuleSetWords } from "../../rule-text/use-rule-set-words.ts";
import { DraftProblems } from "./draft-problems.tsx";
import { DraftSection } from "./draft-section.tsx";
import type { SectionState } from "./section-state.ts";
import type { DraftReview } from "./use-draft-review.ts";

interface LayerChanges {
  readonly ruleSet: string;
  readonly changes: readonly RuleChange[];
}

/** What the draft changes, value by value, layer by layer. */
export function ChangesSection({ review }: { readonly review: DraftReview }) {
  const { compared, check, read } = review;
  const { id: draftId, revision } = read.draft;
  const wordsOf = useRuleSetWords(draftId);
  const faults = check.state === "known" ? check.value.problems : [];
  const { state, says } = standing(review, wordsOf);
  return (
    <DraftSection title="Ce qui change" state={state} says={says}>
      {compared.state === "running" && <Loading of="Comparaison avec ce qui est publié…" />}
      {compared.state === "refused" && faults.length === 0 && (
        <DraftProblems
          draftId={draftId}
          problems={compared.problems}
          title="Le brouillon ne se compare pas encore"
        />
      )}
      {compared.state === "refused" && faults.length > 0 && (
        <Suspense fallback={<Loading of="Lecture des textes…" />}>
          <ComparisonLegend />
          <TypedLayers draftId={draftId} key={revision} />
        </Suspense>
      )}
      {compared.state === "known" && (
        <>
          <ComparisonLegend />
          {/* Until the names are there, rules go by their ids. */}
          <Suspense fallback={<Layers layers={compared.value.layers} draftId={draftId} names={NO_NAMES} />}>
            <NamedLayers layers={compared.value.layers} draftId={draftId} key={revision} />
          </Suspense>
        </>
      )}
      <ScenarioFiles read={read} wordsOf={wordsOf} />
    </DraftSection>
  );
}

function standing(
  { compared, check }: DraftReview,
  wordsOf: (ruleSet: string) => string,
): { readonly state: SectionState; readonly says: string } {
  if (compared.state === "running") return { state: "running", says: "Comparaison avec ce qui est publié." };
  if (compared.state === "refused")
    return { state: "fix", says: check.state === "known" ? faultsRemain(check.value.problems) : "" };
  const layers = compared.value.layers.filter(({ changes }) => changes.length > 0);
  const count = layers.reduce((sum, { changes }) => sum + changes.length, 0);
  if (count === 0) return { state: "look", says: "Aucune règle ne change encore." };
  const where = layers.map(({ ruleSet }) => wordsOf(ruleSet)).join(", ");
  return {
    state: "good",
    says: `${count === 1 ? "Un changement" : `${count} changements`}\u202F: ${where}.`,
  };
}

/** What is shown then is what the texts say, as far as they read. */
function faultsRemain(faults: readonly { readonly code: string }[]): string {
  const missing = faults.filter(({ code }) => code === "SOURCE_MISSING").length;
  const sources = missing === 1 ? "Une source manque" : `${missing} sources manquent`;
  return missing === faults.length && missing > 0
    ? `${sources} encore\u202F: « Fautes dans les règles » dit où.`
    : "Les règles ont des fautes, dites plus bas\u202F: voici ce que leurs textes changent.";
}

/** While the rules have faults the server does not compare them; their texts tell what is typed. */
function TypedLayers({ draftId }: { readonly draftId: string }) {
  const { layers } = useStack(draftId);
  const read = useReadLayers(draftId);
  const names = useMemo(() => ruleNames({ layers: read }), [read]);
  const changed = useMemo(
    () =>
      layers.map((layer) => ({
        ruleSet: layer.ruleSet,
        changes: compareTexts(layer.published, layer.files),
      })),
    [layers],
  );
  return <Layers layers={changed} draftId={draftId} names={names} />;
}

interface Compared {
  readonly layers: readonly LayerChanges[];
  readonly draftId: string;
}

function NamedLayers(compared: Compared) {
  return <Layers {...compared} names={useRuleNames(compared.draftId)} />;
}

function Layers({ layers, draftId, names }: Compared & { readonly names: RuleNames }) {
  const wordsOf = useRuleSetWords(draftId);
  return layers
    .filter(({ changes }) => changes.length > 0)
    .map(({ ruleSet, changes }) => (
      <Stack key={ruleSet} gap="xs">
        <Title order={3} size="h5">
          {wordsOf(ruleSet)}
        </Title>
        <RuleChanges changes={changes} names={names} draftId={draftId} level={4} />
      </Stack>
    ));
}

/** Scenarios are files of the draft as well, and no rule of theirs changes. */
function ScenarioFiles({
  read,
  wordsOf,
}: Pick<DraftReview, "read"> & { readonly wordsOf: (ruleSet: string) => string }) {
  const scenarios = read.texts.filter(({ path }) => path.startsWith("scenarios/"));
  if (scenarios.length === 0) return null;
  const said = scenarios.map(
    ({ ruleSet, path }) => `« ${themeName(path.replace("scenarios/", ""))} » (${wordsOf(ruleSet)})`,
  );
  return (
    <Text size="sm">
      {`Fichiers de scénarios écrits dans ce brouillon\u202F: ${said.join(", ")}. `}
      <Anchor href="#scenarios" underline="always">
        Voir ce qu'ils donnent
      </Anchor>
    </Text>
  );
}
