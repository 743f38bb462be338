import { Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { SaidLine } from "../../../core/say-line.ts";
import { markOf } from "../../../core/mark-of.ts";
import { rulesCore } from "../../../core/use-core.ts";
import type { OwnRules } from "../../../rule-text/use-statement.ts";
import { RuleLink } from "./rule-link.tsx";

/** What a rule says and who reads it, worked out beside the page. */
export function useSaid(id: string, { texts }: Pick<OwnRules, "texts">): SaidLine | undefined {
  return useQuery({
    queryKey: ["said", id, markOf(texts)],
    queryFn: () => rulesCore().sayLine(texts, id),
    staleTime: Infinity,
    gcTime: 60_000,
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
  }).data;
}

const MOST_SHOWN = 24;

/** The rules that read a rule, each a link. */
export function UsedBy({ id, rules }: { readonly id: string; readonly rules: Pick<OwnRules, "texts"> }) {
  const said = useSaid(id, rules);
  const users = said?.users;
  return (
    <Stack gap={4} component="section" aria-labelledby="used-by">
      <Title order={2} size="h4" id="used-by">
        Qui l'utilise
      </Title>
      {users === undefined && <Text c="dimmed">Recherche en cours…</Text>}
      {users === null && <Text c="dimmed">La liste revient quand les règles n'ont plus de défaut.</Text>}
      {users?.length === 0 && <Text c="dimmed">Aucune autre règle ne la lit.</Text>}
      <Group gap="xs" component="ul" m={0} p={0} style={{ listStyle: "none" }}>
        {users?.slice(0, MOST_SHOWN).map((user, index, all) => (
          <li key={user.id}>
            <RuleLink rule={user} />
            {index < all.length - 1 && ","}
          </li>
        ))}
      </Group>
      {users !== undefined && users !== null && users.length > MOST_SHOWN && (
        <Text c="dimmed">{`et ${users.length - MOST_SHOWN} autres règles.`}</Text>
      )}
    </Stack>
  );
}
