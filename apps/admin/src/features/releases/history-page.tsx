import { frenchDate } from "@bareme/kernel";
import { Stack, Text, Timeline, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { useSociete, type Answers } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { AnchorLink } from "../../parts/links.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { ComparisonLegend } from "../../parts/rule-changes/comparison-legend.tsx";
import { RuleChanges } from "../../parts/rule-changes/rule-changes.tsx";
import { NO_NAMES, type RuleNames } from "../../parts/rule-changes/rule-names.ts";
import { useRuleNames } from "../../parts/rule-changes/use-rule-names.ts";
import { usePersonNames } from "../../parts/use-person-names.ts";
import { useRuleSetWords } from "../../rule-text/use-rule-set-words.ts";

type Step = Answers["rules"]["readParameterHistory"][number];

/** How a parameter came to its values: which release, by whom, when and why. */
export function HistoryPage() {
  const { regles, parametre } = useSearch({ from: "/$societe/versions/historique" });
  if (regles === undefined || parametre === undefined)
    return (
      <>
        <PageHead title="Historique d'une valeur" />
        <Text>Ouvrez l'historique depuis la page d'un paramètre, sous « Règles ».</Text>
      </>
    );
  const asked = { ruleSet: regles, id: parametre };
  return (
    <Suspense fallback={<History {...asked} names={NO_NAMES} />}>
      <NamedHistory {...asked} />
    </Suspense>
  );
}

interface Asked {
  readonly ruleSet: string;
  readonly id: string;
}

function NamedHistory(asked: Asked) {
  return <History {...asked} names={useRuleNames()} />;
}

function History({ ruleSet, id, names }: Asked & { readonly names: RuleNames }) {
  const trpc = useTRPC();
  const { slug } = useSociete();
  const layer = useRuleSetWords()(ruleSet);
  const { data: steps } = useSuspenseQuery(trpc.rules.readParameterHistory.queryOptions({ ruleSet, id }));
  const label = names.get(id)?.label ?? id;
  return (
    <>
      <PageHead
        title={`Historique\u202F: ${label}`}
        says={
          <>
            {`${layer}, version après version, la plus récente d'abord. `}
            <AnchorLink
              underline="always"
              to="/$societe/regles/$genre/$id"
              params={{ societe: slug, genre: "parametre", id }}
            >
              Ouvrir la règle
            </AnchorLink>
          </>
        }
      />
      {steps.length === 0 ? (
        <Text>{`${layer}\u202F: aucune version ne donne de valeur à « ${label} ».`}</Text>
      ) : (
        <Stack>
          <ComparisonLegend before="Avant cette version" after="Avec elle" />
          <Timeline bulletSize={20} lineWidth={2} active={steps.length}>
            {steps.toReversed().map((step) => (
              <Timeline.Item key={step.release.id} title={<StepTitle step={step} />}>
                <OneStep step={step} names={names} />
              </Timeline.Item>
            ))}
          </Timeline>
        </Stack>
      )}
    </>
  );
}

function StepTitle({ step: { release } }: { readonly step: Step }) {
  return (
    <Title order={2} size="h5">
      {`Version n° ${release.number}, connue depuis le ${frenchDate(release.knownFrom)}`}
    </Title>
  );
}

function OneStep({ step: { release, changes }, names }: { readonly step: Step; readonly names: RuleNames }) {
  const nameOf = usePersonNames();
  const { authorId, approverId, reason } = release;
  const who =
    authorId === approverId
      ? `Écrite et approuvée par ${nameOf(authorId)}`
      : `Écrite par ${nameOf(authorId)}, approuvée par ${nameOf(approverId)}`;
  return (
    <>
      <Text size="sm" mb="xs">{`${who}\u202F: « ${reason} ».`}</Text>
      <RuleChanges
        changes={changes}
        names={names}
        level={3}
        isTitled={false}
        before="Avant cette version"
        after="Avec elle"
      />
    </>
  );
}
