import { List, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSociete } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { AnchorLink } from "../../parts/links.tsx";
import type { PayslipOfMonth } from "./words.ts";

/** The rules that the month was computed under, by the numbers of their releases. */
export function RuleReleases({
  lock,
  labels,
}: {
  readonly lock: PayslipOfMonth["lock"];
  readonly labels: readonly { readonly ruleSet: string; readonly label: string }[];
}) {
  const trpc = useTRPC();
  const { slug } = useSociete();
  const { data: releases } = useQuery(trpc.rules.listReleases.queryOptions({}, { staleTime: 60_000 }));
  const numbers = new Map(releases?.map(({ hash, number }) => [hash, number]));
  const names = new Map(labels.map(({ ruleSet, label }) => [ruleSet, label]));
  return (
    <Stack component="section" gap="xs">
      <Title order={2} size="h4">
        Règles appliquées
      </Title>
      <List size="sm" spacing={4}>
        {lock.ruleSets.map(({ ruleSet, hash }) => (
          <List.Item key={ruleSet}>
            {names.get(ruleSet) ?? ruleSet} :{" "}
            {numbers.get(hash) === undefined ? (
              <Text span c="dimmed" size="sm">
                version {hash.slice(0, 12)}…
              </Text>
            ) : (
              <AnchorLink to="/$societe/versions" params={{ societe: slug }} size="sm" underline="always">
                version {numbers.get(hash)}
              </AnchorLink>
            )}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
