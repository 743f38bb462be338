import { frenchDate } from "@bareme/kernel";
import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSociete } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { AnchorLink } from "../../parts/links.tsx";
import { useRuleSetWords } from "../../rule-text/use-rule-set-words.ts";
import type { ReadDraft } from "./answers.ts";
import { DraftSection } from "./draft-section.tsx";

/** The releases that a published draft became, each with the way to what it changed. */
export function PublishedSection({ read }: { readonly read: ReadDraft }) {
  const { slug } = useSociete();
  const releases = useReleasesOf(read);
  const ruleSetWords = useRuleSetWords();
  return (
    <DraftSection
      title="Ce qui a été publié"
      state="good"
      says={
        releases.length < 2 ? "La version faite de ce brouillon." : "Les versions faites de ce brouillon."
      }
    >
      <Stack gap={4}>
        {releases.map(({ ruleSet, number, effectiveFrom, knownFrom }) => (
          <Text key={ruleSet} size="sm">
            {`${ruleSetWords(ruleSet)}, version n° ${number}, prend effet le ${frenchDate(effectiveFrom)}, connue à partir du ${frenchDate(knownFrom)}. `}
            {number > 1 && (
              <AnchorLink
                underline="always"
                to="/$societe/versions/comparer"
                params={{ societe: slug }}
                search={{ regles: ruleSet, de: String(number - 1), vers: String(number) }}
              >
                Voir ce qu'elle change
              </AnchorLink>
            )}
          </Text>
        ))}
      </Stack>
    </DraftSection>
  );
}

/** A release does not name its draft; it has its author, its reason and its rule sets. */
function useReleasesOf({ draft, texts, opinions }: ReadDraft) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.rules.listReleases.queryOptions({}));
  const reason = opinions.findLast(({ kind }) => kind === "publish")?.text;
  const ruleSets = [...new Set(texts.map(({ ruleSet }) => ruleSet))];
  return ruleSets.flatMap(
    (ruleSet) =>
      (data ?? []).find(
        (one) => one.ruleSet === ruleSet && one.authorId === draft.authorId && one.reason === reason,
      ) ?? [],
  );
}
