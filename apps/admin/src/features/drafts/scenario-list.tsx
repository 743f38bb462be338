import { Button, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useSociete } from "../../api/session.tsx";
import { AnchorLink } from "../../parts/links.tsx";
import type { RuleNames } from "../../parts/rule-changes/rule-names.ts";
import type { Difference } from "./answers.ts";
import { DifferenceTable } from "./difference-table.tsx";
import { fileSearch } from "./faults-section.tsx";
import { MOVEMENT_WORDS, type Movement } from "./scenarios-standing.ts";
import classes from "./section.module.css";

/** A scenario that moved, as the page tells it; a kept run has no origin. */
export interface ShownScenario {
  readonly file: string;
  readonly line: number;
  readonly scenario: string;
  readonly origin: string | null;
  readonly movement: Movement;
  readonly differences: readonly Difference[];
}

const SHOWN_AT_ONCE = 8;
const LINES_AT_ONCE = 5;

/** Scenarios that moved, those that fail first. */
export function ScenarioList({
  scenarios,
  names,
  draftId,
}: {
  readonly scenarios: readonly ShownScenario[];
  readonly names: RuleNames;
  readonly draftId: string;
}) {
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  return (
    <Stack gap="md">
      {scenarios.slice(0, most).map((scenario, index) => (
        <OneScenario
          key={`${scenario.file} ${scenario.line} ${index}`}
          scenario={scenario}
          names={names}
          draftId={draftId}
        />
      ))}
      {scenarios.length > most && (
        <Button
          variant="default"
          size="sm"
          w="fit-content"
          className={classes["notPrinted"]}
          onClick={() => setMost(most + 100)}
        >
          {`Montrer la suite (${scenarios.length - most})`}
        </Button>
      )}
    </Stack>
  );
}

function OneScenario({
  scenario: { file, line, scenario, origin, movement, differences },
  names,
  draftId,
}: {
  readonly scenario: ShownScenario;
  readonly names: RuleNames;
  readonly draftId: string;
}) {
  const { slug } = useSociete();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? differences : differences.slice(0, LINES_AT_ONCE);
  return (
    <div className={classes["kept"]}>
      <Text size="sm" fw={600} className={movement === "fails" ? classes["fix"] : classes["good"]}>
        {MOVEMENT_WORDS[movement]}
      </Text>
      <AnchorLink
        to="/$societe/regles/fichier"
        params={{ societe: slug }}
        search={fileSearch(draftId, { file, line })}
        fw={600}
      >
        {scenario}
      </AnchorLink>
      {origin !== null && (
        <details>
          <Text size="sm" component="summary">
            D'où viennent les montants attendus
          </Text>
          <Text size="sm" c="dimmed">
            {origin}
          </Text>
        </details>
      )}
      {shown.length > 0 && <DifferenceTable of={scenario} differences={shown} names={names} />}
      {shown.length < differences.length && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => setWhole(true)}
          className={classes["notPrinted"]}
        >
          {`Montrer toutes les lignes (${differences.length})`}
        </Button>
      )}
    </div>
  );
}
