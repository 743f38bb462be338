import { Button } from "@mantine/core";
import { IconListDetails } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useMay, useSociete } from "../../api/session.tsx";
import {
  NEW_SCENARIO_KEY,
  nameOfSimulation,
  scenarioOfSimulation,
  type NewScenario,
} from "../../core/scenario-of-simulation.ts";
import type { Supposed } from "../../core/simulation/supposed.ts";

/** « En faire un scénario »: the facts are written, the expected values are left to a person. */
export function ScenarioButton({
  supposed,
  ruleSet,
}: {
  /** Null as long as there is nothing to write. */
  readonly supposed: Supposed | null;
  readonly ruleSet: string;
}) {
  const { slug } = useSociete();
  const writes = useMay("write");
  const navigate = useNavigate();
  if (!writes) return null;
  const make = (): void => {
    if (supposed === null) return;
    const left: NewScenario = {
      ruleSet,
      yaml: scenarioOfSimulation(supposed),
      from: nameOfSimulation(supposed),
      at: new Date().toISOString(),
    };
    localStorage.setItem(NEW_SCENARIO_KEY, JSON.stringify(left));
    void navigate({ to: "/$societe/scenarios", params: { societe: slug } });
  };
  return (
    <Button
      variant="default"
      leftSection={<IconListDetails size={16} aria-hidden />}
      onClick={make}
      disabled={supposed === null}
    >
      En faire un scénario
    </Button>
  );
}
