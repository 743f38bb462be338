import { Alert, Button, Drawer, Fieldset, Group, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Checked } from "../../core/checked.ts";
import type { StackTexts } from "../../core/stack-texts.ts";
import type { OwnStack } from "../../core/use-stack.ts";
import { Problems } from "../../parts/problems.tsx";
import type { NamedAmount } from "./amount-names.ts";
import { DraftTargetChoice } from "./draft-target.tsx";
import { ExpectedFields } from "./expected-fields.tsx";
import { FactsEditor } from "./facts-editor.tsx";
import { PinsEditor } from "./pins-editor.tsx";
import { ScenarioWords } from "./scenario-words.tsx";
import { TrialResult } from "./trial-result.tsx";
import { useNewScenario, type NewScenarioState } from "./use-new-scenario.ts";
import { useReturnFocus } from "../../parts/use-return-focus.ts";

interface Props {
  readonly stack: OwnStack;
  readonly checked: Checked;
  readonly amounts: readonly NamedAmount[];
  readonly texts: StackTexts;
  readonly onClose: () => void;
}

/** A scenario typed by a person, tried on the spot, then added to a draft. What is typed is kept until then. */
export function NewScenario({ stack, checked, amounts, texts, onClose }: Props) {
  useReturnFocus();
  const navigate = useNavigate({ from: "/$societe/scenarios" });
  const state = useNewScenario({
    stack,
    checked,
    texts,
    onAdded: (brouillon, cherche) => {
      onClose();
      void navigate({ search: { brouillon, cherche } });
    },
  });
  const { typed, change, drop, known, layers, missing, outcome } = state;
  return (
    <Drawer opened onClose={onClose} position="right" size={860} title="Nouveau scénario">
      <Stack>
        {drop !== null && (
          <Alert variant="default" title="Vous aviez commencé ce scénario">
            <Button variant="default" size="xs" onClick={drop}>
              L'abandonner et en commencer un autre
            </Button>
          </Alert>
        )}
        {typed.from !== null && (
          <Text size="sm">
            Les données viennent de {typed.from}. Les valeurs attendues sont à taper : celles de la simulation
            ne sont pas reprises, car un scénario la vérifie.
          </Text>
        )}
        <ScenarioWords typed={typed} layers={layers} onChange={change} />
        <Fieldset legend="Données du mois">
          <FactsEditor known={known} facts={typed.facts} onChange={(facts) => change({ facts })} />
          <PinsEditor pins={typed.pins ?? []} amounts={amounts} onChange={(pins) => change({ pins })} />
        </Fieldset>
        <ExpectedFields state={state} checked={checked} amounts={amounts} />
        <Group>
          <Button variant="default" disabled={missing.length > 0} onClick={state.tryOut}>
            Essayer
          </Button>
          {missing.length > 0 && <Text size="sm">Il manque {missing.join(", ")}.</Text>}
        </Group>
        <TrialResult outcome={outcome} expected={typed.expected} amounts={amounts} />
        <Adding state={state} />
      </Stack>
    </Drawer>
  );
}

/** Where the scenario goes, and whether it arrived. */
function Adding({
  state: { target, setTarget, add, adding, missing },
}: {
  readonly state: NewScenarioState;
}) {
  return (
    <>
      <Fieldset legend="Où l'ajouter">
        <DraftTargetChoice target={target} onChange={setTarget} />
      </Fieldset>
      <Problems problems={adding.problems} title="Le scénario n'est pas ajouté" />
      <Group>
        <Button onClick={add} disabled={missing.length > 0} loading={adding.isBusy}>
          Ajouter au brouillon
        </Button>
        {adding.isPaused && (
          <Text size="sm" role="status">
            En attente de connexion : il sera ajouté dès que le serveur répond.
          </Text>
        )}
      </Group>
    </>
  );
}
