import { Text } from "@mantine/core";
import { Suspense } from "react";
import { formatInstant } from "../../format/instants.ts";
import { NO_NAMES, type RuleNames } from "../../parts/rule-changes/rule-names.ts";
import { useRuleNames } from "../../parts/rule-changes/use-rule-names.ts";
import { usePersonNames } from "../../parts/use-person-names.ts";
import type { Essai, ScenarioRuns } from "./answers.ts";
import { DraftSection } from "./draft-section.tsx";
import { KeptRunBody } from "./kept-run-body.tsx";
import { RunButton } from "./run-button.tsx";
import { ScenarioList, type ShownScenario } from "./scenario-list.tsx";
import { countWords, currentEssai, movementOf, scenariosState } from "./scenarios-standing.ts";
import type { DraftReview } from "./use-draft-review.ts";

/** Every scenario that the draft can move, before and with it. The run is kept: publication goes by it. */
export function ScenariosSection({ review }: { readonly review: DraftReview }) {
  const { scenarios, essais, read } = review;
  const essai = currentEssai(essais);
  const isRunning = scenarios.following.state === "running";
  const isEnded = read.draft.status === "published" || read.draft.status === "abandoned";
  const kept = essai ?? (isEnded ? (essais[0] ?? null) : null);
  return (
    <DraftSection
      title="Scénarios, avant et avec le brouillon"
      state={isRunning ? "running" : scenariosState(kept)}
      says={<RunWords essai={kept} essais={essais} />}
      action={
        isEnded ? undefined : (
          <RunButton
            label={essai === null ? "Jouer les scénarios" : "Rejouer les scénarios"}
            isAgain={essai !== null}
            isRunning={isRunning}
            onRun={scenarios.run}
          />
        )
      }
    >
      <div id="scenarios">
        <KeptRunBody run={scenarios} draft={read.draft} says="Les scénarios se jouent">
          {(runs) => <Moved shown={shownOfRuns(runs)} draftId={read.draft.id} whole />}
        </KeptRunBody>
        {scenarios.value === null && !isRunning && kept !== null && !(isEnded && kept.failed === 0) && (
          <Moved shown={shownOfEssai(kept)} draftId={read.draft.id} whole={false} />
        )}
      </div>
    </DraftSection>
  );
}

function RunWords({ essai, essais }: { readonly essai: Essai | null; readonly essais: readonly Essai[] }) {
  const nameOf = usePersonNames();
  const [last] = essais;
  if (essai !== null)
    return <>{`${countWords(essai)} Joués par ${nameOf(essai.by)} le ${formatInstant(essai.madeAt)}.`}</>;
  if (last === undefined)
    return <>La publication demande que tous les scénarios tiennent avec le brouillon.</>;
  return (
    <>
      {`Le dernier passage (${formatInstant(last.madeAt)}, par ${nameOf(last.by)}, révision ${last.revision}) ne compte plus\u202F: le brouillon ou ce qui est publié a changé depuis.`}
    </>
  );
}

function Moved(props: {
  readonly shown: readonly ShownScenario[];
  readonly draftId: string;
  readonly whole: boolean;
}) {
  const { shown, whole } = props;
  if (shown.length === 0)
    return (
      <Text size="sm">
        {whole
          ? "Aucun scénario ne change de résultat."
          : "Rejouez-les pour voir lesquels le brouillon déplace."}
      </Text>
    );
  return (
    <Suspense fallback={<ScenarioList scenarios={shown} names={NO_NAMES} draftId={props.draftId} />}>
      <Named shown={shown} draftId={props.draftId} />
    </Suspense>
  );
}

function Named({ shown, draftId }: { readonly shown: readonly ShownScenario[]; readonly draftId: string }) {
  const names: RuleNames = useRuleNames(draftId);
  return <ScenarioList scenarios={shown} names={names} draftId={draftId} />;
}

function shownOfRuns({ runs }: ScenarioRuns): readonly ShownScenario[] {
  return runs.flatMap(({ before, after, ...scenario }) => {
    const movement = movementOf({ before, after });
    if (movement === "still") return [];
    return [{ ...scenario, movement, differences: after?.differences ?? [] }];
  });
}

function shownOfEssai({ failing }: Essai): readonly ShownScenario[] {
  return failing.map((scenario) => ({ ...scenario, origin: null, movement: "fails" as const }));
}
