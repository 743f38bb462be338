import { frenchMonth } from "@bareme/kernel";
import { Group, Stack, Text } from "@mantine/core";
import { useSociete } from "../../api/session.tsx";
import { ruleSetWords } from "../../format/rule-set.ts";
import { AnchorLink } from "../../parts/links.tsx";
import { Problems } from "../../parts/problems.tsx";
import { Differences } from "./differences.tsx";
import type { ScenarioRow } from "./scenario-rows.ts";
import { StateMark } from "./state-mark.tsx";

/** One scenario whole: its sentence, what differs, where its figures come from, and the way to its text. */
export function ScenarioDetail({
  row: { listed, outcome, state },
  labels,
  draftId,
}: {
  readonly row: ScenarioRow;
  readonly labels: ReadonlyMap<string, string>;
  readonly draftId: string | undefined;
}) {
  const { slug } = useSociete();
  const { scenario, origin, ruleSet, path, line, rules, missing, periods } = listed;
  return (
    <Stack gap="xs">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Text fw={600}>{scenario}</Text>
        <StateMark state={state} />
      </Group>
      {outcome?.state === "failed" && <Differences differences={outcome.differences} labels={labels} />}
      {outcome?.state === "unplayable" && (
        <Problems problems={outcome.problems} title="Ses règles ne se compilent pas" />
      )}
      {missing.length > 0 && (
        <Text size="sm">
          Il demande les règles de {missing.map(ruleSetWords).join(", ")}, que votre société ne lit pas : il
          n'est pas joué ici.
        </Text>
      )}
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        <Text span fw={600} size="sm">
          Origine{"\u202F"}:{" "}
        </Text>
        {origin}
      </Text>
      <Text size="sm" c="dimmed">
        {rules.map(ruleSetWords).join(", ")} · {periods.map(frenchMonth).join(", ")} ·{" "}
        <AnchorLink
          to="/$societe/regles/fichier"
          params={{ societe: slug }}
          search={{
            regles: ruleSet,
            chemin: path,
            ligne: String(line),
            ...(draftId !== undefined && { brouillon: draftId }),
          }}
          size="sm"
        >
          {path}, ligne {line}
        </AnchorLink>
      </Text>
    </Stack>
  );
}
