import { Alert, Button, Group, Stack } from "@mantine/core";
import { IconPlayerPlay, IconPlayerStop, IconPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useMay } from "../../api/session.tsx";
import { markOf } from "../../core/mark-of.ts";
import { rulesCore } from "../../core/use-core.ts";
import { useChecked, useStack } from "../../core/use-stack.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { Problems } from "../../parts/problems.tsx";
import { ProgressLine } from "../../parts/progress.tsx";
import { labelsById, namedAmounts } from "./amount-names.ts";
import { foundSimulation } from "./found-simulation.ts";
import { NewScenario } from "./new-scenario.tsx";
import { otherLabels } from "./typed-scenario.ts";
import { ScenarioList } from "./scenario-list.tsx";
import { scenarioRows } from "./scenario-rows.ts";
import { RunSummary } from "./run-summary.tsx";
import { useScenarioRun } from "./use-scenario-run.ts";

/** All scenarios of the layers that the company reads: each one a promise that the rules keep, to the cent. */
export function ScenariosPage() {
  const { brouillon } = useSearch({ from: "/$societe/scenarios" });
  const stack = useStack(brouillon);
  const checked = useChecked(stack);
  const texts = useMemo(() => stack.layers.map(({ ruleSet, files }) => ({ ruleSet, files })), [stack.layers]);
  const { data: list } = useSuspenseQuery({
    queryKey: ["scenarios", texts],
    queryFn: () => rulesCore().listScenarios(texts),
    staleTime: Infinity,
    gcTime: 60_000,
    // Whole texts are too long a key; what was read of them changes at each publication or keystroke.
    queryKeyHashFn: () => `scenarios ${brouillon ?? ""} ${markOf(texts)}`,
  });
  const { run, start, stop } = useScenarioRun(texts);
  const mayWrite = useMay("write");
  const [isWriting, setWriting] = useState(() => mayWrite && foundSimulation() !== null);
  const amounts = useMemo(() => namedAmounts(checked), [checked]);
  const labels = useMemo(
    () => new Map([...labelsById(amounts), ...otherLabels(checked)]),
    [amounts, checked],
  );
  const rows = useMemo(() => scenarioRows(list.scenarios, run.outcomes), [list.scenarios, run.outcomes]);
  const isRunning = run.state === "running";
  return (
    <Stack>
      <PageHead
        title="Scénarios"
        says="Chaque scénario est une promesse : des données, et les montants qu'elles doivent donner au centime, tapés par une personne qui dit d'où elle les tient."
        actions={
          <>
            {mayWrite && (
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => setWriting(true)}
              >
                Nouveau scénario
              </Button>
            )}
            {isRunning ? (
              <Button variant="default" leftSection={<IconPlayerStop size={16} aria-hidden />} onClick={stop}>
                Arrêter
              </Button>
            ) : (
              <Button leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={start}>
                Jouer tous les scénarios
              </Button>
            )}
          </>
        }
      />
      {stack.draft !== null && (
        <Alert variant="default" title={`Brouillon « ${stack.draft.draft.label} »`}>
          Les scénarios et les règles de cette page sont ceux du brouillon, par-dessus les versions publiées.
        </Alert>
      )}
      <Problems problems={list.problems} title="Des fichiers de scénarios ne se lisent pas" />
      <Problems problems={run.problems} title="Les scénarios n'ont pas pu être joués" />
      {isRunning && (
        <ProgressLine says="Les scénarios sont joués dans ce navigateur" done={run.done} total={run.total} />
      )}
      <Group justify="space-between">
        <RunSummary rows={rows} run={run} />
      </Group>
      <ScenarioList rows={rows} labels={labels} draftId={brouillon} texts={texts} />
      {isWriting && (
        <NewScenario
          stack={stack}
          checked={checked}
          amounts={amounts}
          texts={texts}
          onClose={() => setWriting(false)}
        />
      )}
    </Stack>
  );
}
