import { frenchDate } from "@bareme/kernel";
import { Group, Select, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { useSociete, type Answers } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { AnchorLink } from "../../parts/links.tsx";
import { Loading } from "../../parts/loading.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { ComparisonLegend } from "../../parts/rule-changes/comparison-legend.tsx";
import { RuleChanges } from "../../parts/rule-changes/rule-changes.tsx";
import { NO_NAMES, type RuleNames } from "../../parts/rule-changes/rule-names.ts";
import { useRuleNames } from "../../parts/rule-changes/use-rule-names.ts";
import { usePersonNames } from "../../parts/use-person-names.ts";
import { useRuleSetWords } from "../../rule-text/use-rule-set-words.ts";

type Compared = Answers["rules"]["compareReleases"];

/** What one release says that another did not. */
export function ComparePage() {
  const { regles, de, vers } = useSearch({ from: "/$societe/versions/comparer" });
  const { slug } = useSociete();
  const ruleSetWords = useRuleSetWords();
  const [from, to] = [Number(de), Number(vers)];
  const isWhole = regles !== undefined && Number.isInteger(from) && Number.isInteger(to);
  return (
    <>
      <PageHead
        title={
          regles === undefined ? "Comparer deux versions" : `Comparer deux versions, ${ruleSetWords(regles)}`
        }
        says={
          <AnchorLink to="/$societe/versions" params={{ societe: slug }}>
            Toutes les versions
          </AnchorLink>
        }
      />
      {isWhole ? (
        <Stack>
          <Sides ruleSet={regles} from={from} to={to} />
          <Suspense fallback={<Loading of="Comparaison…" />}>
            <Comparison ruleSet={regles} from={from} to={to} />
          </Suspense>
        </Stack>
      ) : (
        <Text>Choisissez deux versions d'une même couche dans la liste des versions.</Text>
      )}
    </>
  );
}

interface Asked {
  readonly ruleSet: string;
  readonly from: number;
  readonly to: number;
}

/** The two releases, each to be chosen among all of the layer. */
function Sides({ ruleSet, from, to }: Asked) {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const { slug } = useSociete();
  const { data } = useSuspenseQuery(trpc.rules.listReleases.queryOptions({ ruleSet }));
  const options = data.map(({ number, effectiveFrom }) => ({
    value: String(number),
    label: `n° ${number}, effet au ${frenchDate(effectiveFrom)}`,
  }));
  const go = (de: string | null, vers: string | null): void => {
    if (de === null || vers === null) return;
    void navigate({
      to: "/$societe/versions/comparer",
      params: { societe: slug },
      search: { regles: ruleSet, de, vers },
    });
  };
  return (
    <Group>
      <Select
        label="Avant"
        data={options}
        value={String(from)}
        onChange={(value) => go(value, String(to))}
        allowDeselect={false}
      />
      <Select
        label="Après"
        data={options}
        value={String(to)}
        onChange={(value) => go(String(from), value)}
        allowDeselect={false}
      />
    </Group>
  );
}

function Comparison({ ruleSet, from, to }: Asked) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(
    trpc.rules.compareReleases.queryOptions({ ruleSet, from, to }, { staleTime: Infinity }),
  );
  return (
    <>
      <ReleaseWords release={data.to} />
      {data.changes.length === 0 ? (
        <Text>Ces deux versions disent la même chose.</Text>
      ) : (
        <Suspense fallback={<Changes compared={data} names={NO_NAMES} />}>
          <NamedChanges compared={data} />
        </Suspense>
      )}
    </>
  );
}

function ReleaseWords({
  release: { number, reason, authorId, approverId },
}: {
  readonly release: Compared["to"];
}) {
  const nameOf = usePersonNames();
  return (
    <Text size="sm">
      {`Version n° ${number}\u202F: « ${reason} ». Écrite par ${nameOf(authorId)}, approuvée par ${nameOf(approverId)}.`}
    </Text>
  );
}

function NamedChanges({ compared }: { readonly compared: Compared }) {
  return <Changes compared={compared} names={useRuleNames()} />;
}

function Changes({ compared, names }: { readonly compared: Compared; readonly names: RuleNames }) {
  const [before, after] = [`Version n° ${compared.from.number}`, `Version n° ${compared.to.number}`];
  return (
    <>
      <ComparisonLegend before={before} after={after} />
      <RuleChanges changes={compared.changes} names={names} level={2} before={before} after={after} />
    </>
  );
}
