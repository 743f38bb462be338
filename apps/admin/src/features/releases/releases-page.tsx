import { Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTRPC } from "../../api/trpc.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { byRuleSet } from "./by-rule-set.ts";
import { ReleaseTable } from "./release-table.tsx";
import { useVerification, Verified, VerifyButton } from "./verify-releases.tsx";

/** What was ever published, layer by layer. A release never changes: a correction is the next one. */
export function ReleasesPage() {
  const trpc = useTRPC();
  const { data: releases } = useSuspenseQuery(trpc.rules.listReleases.queryOptions({}));
  const verification = useVerification();
  return (
    <>
      <PageHead
        title="Versions"
        says="Les règles publiées, couche par couche. Une version ne change plus jamais&#8239;: une correction est la version suivante."
        actions={<VerifyButton verification={verification} />}
      />
      <Stack gap="xl">
        <Verified verification={verification} />
        {byRuleSet(releases).map((layer) => (
          <ReleaseTable key={layer.ruleSet} {...layer} />
        ))}
        {releases.length === 0 && (
          <Text>Rien n'est publié encore&#8239;: la première version naît d'un brouillon approuvé.</Text>
        )}
      </Stack>
    </>
  );
}
