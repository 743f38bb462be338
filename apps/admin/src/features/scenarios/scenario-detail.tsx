import { frenchMonth } from "@bareme/kernel";
import { Group, Stack, Text } from "@mantine/core";
import { useSociete } from "../../api/session.tsx";
import type { StackTexts } from "../../core/stack-texts.ts";
import { ruleSetWords } from "../../format/rule-set.ts";
import { AnchorLink } from "../../parts/links.tsx";
import { Problems } from "../../parts/problems.tsx";
import { ComparedValues } from "./compared-values.tsx";
import { Differences } from "./differences.tsx";
import type { ScenarioRow } from "./scenario-rows.ts";
import { StateMark } from "./state-mark.tsx";

/** One scenario whole: its sentence, what differs, where its figures come from, and the way to its text. */
export function ScenarioDetail({
  row: { listed, outcome, state },
  labels,
  draftId,
  texts,
  isAlone = false,
}: {
  readonly row: ScenarioRow;
  readonly labels: ReadonlyMap<string, string>;
  readonly draftId: string | undefined;
  readonly texts: StackTexts;
  /** Nothing else is shown: all that it compares may be. */
  readonly isAlone?: boolean;
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
      {(outcome?.state === "held" || outcome?.state === "failed") && (
        <ComparedValues
          key={listed.key}
          texts={texts}
          scenario={listed.key}
          differences={outcome.state === "failed" ? outcome.differences : []}
          labels={labels}
          isOpen={isAlone}
        />
      )}
      {outcome?.state === "unplayable" && (
        <Problems problems={outcome.problems} title="Ses règles ne se compilent pas" />
      )}
      {missing.length > 0 && (
        <Text size="sm">
          Il demande les règles de {missing.map((one) => ruleSetWords(one)).join(", ")}, que votre société ne
          lit pas : il n'est pas joué ici.
        </Text>
      )}
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        <Text span fw={600} size="sm">
          Origine{"\u202F"}:{" "}
        </Text>
        {origin}
      </Text>
      <Text size="sm" c="dimmed">
        {rules.map((one) => ruleSetWords(one)).join(", ")} · {periods.map(frenchMonth).join(", ")} ·{" "}
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
