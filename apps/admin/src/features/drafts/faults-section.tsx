import { Button, List } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { Suspense } from "react";
import { placeOfFile } from "../../core/stack-texts.ts";
import { useStack } from "../../core/use-stack.ts";
import { RuleFault } from "../../draft-text/rule-fault.tsx";
import { Loading } from "../../parts/loading.tsx";
import { Problems } from "../../parts/problems.tsx";
import { useLabels } from "../../rule-text/use-labels.ts";
import type { DraftCheck } from "./answers.ts";
import { DraftSection } from "./draft-section.tsx";
import type { SectionState } from "./section-state.ts";
import type { DraftReview } from "./use-draft-review.ts";

type Fault = DraftCheck["problems"][number];

/** What the rules themselves say against the draft, each with the way to its rule and its line. */
export function FaultsSection({ review: { check, read } }: { readonly review: DraftReview }) {
  const { state, says } = standing(check);
  return (
    <DraftSection
      title="Fautes dans les règles"
      state={state}
      says={says}
      action={
        check.state === "running" ? undefined : (
          <Button
            variant="default"
            size="sm"
            onClick={check.again.ask}
            loading={check.again.busy}
            leftSection={<IconRefresh size={16} aria-hidden />}
          >
            Vérifier de nouveau
          </Button>
        )
      }
    >
      {check.state === "running" && <Loading of="Vérification des règles…" />}
      {check.state === "refused" && <Problems problems={check.problems} />}
      {check.state === "known" && check.value.problems.length > 0 && (
        <Suspense fallback={<Loading of="Lecture des règles…" />}>
          <Faults faults={check.value.problems} draftId={read.draft.id} key={read.draft.revision} />
        </Suspense>
      )}
    </DraftSection>
  );
}

function standing(check: DraftReview["check"]): { readonly state: SectionState; readonly says: string } {
  if (check.state === "running") return { state: "running", says: "Vérification des règles." };
  if (check.state === "refused") return { state: "fix", says: "La vérification n'a pas abouti." };
  const { problems, stacks } = check.value;
  if (problems.length > 0)
    return {
      state: "fix",
      says: problems.length === 1 ? "Une faute à corriger." : `${problems.length} fautes à corriger.`,
    };
  const checked = stacks.length < 2 ? "" : `, avec ${stacks.length - 1} jeu(x) de règles au-dessus`;
  return {
    state: "good",
    says: `Aucune faute\u202F: les règles du brouillon se lisent et se calculent${checked}.`,
  };
}

function Faults({ faults, draftId }: { readonly faults: readonly Fault[]; readonly draftId: string }) {
  const stack = useStack(draftId);
  const labelOf = useLabels(draftId);
  return (
    <List spacing="sm">
      {faults.map((fault, index) => (
        <List.Item key={`${fault.code} ${index}`}>
          <RuleFault problem={fault} stack={stack} labelOf={labelOf} />
        </List.Item>
      ))}
    </List>
  );
}

/** The address of a line of a draft's file. */
export function fileSearch(draftId: string, at: { readonly file: string; readonly line: number }) {
  const { ruleSet, path } = placeOfFile(at.file);
  return { brouillon: draftId, regles: ruleSet, chemin: path, ligne: String(at.line) };
}
