import { Stack, Switch, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useSociete } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { Problems } from "../../parts/problems.tsx";
import { useRefreshMe } from "./use-refresh-me.ts";

/** Whether one person may write and approve a release: off, two pairs of eyes have read each. */
export function SoloApproval() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refreshMe = useRefreshMe();
  const { soloApproval } = useSociete();
  const [answered, setAnswered] = useState<boolean | null>(null);
  const setting = useMutation(
    trpc.access.setSoloApproval.mutationOptions({
      onSuccess: async (societe) => {
        setAnswered(societe.soloApproval);
        await Promise.all([queries.invalidateQueries(trpc.access.pathFilter()), refreshMe()]);
      },
    }),
  );
  return (
    <section aria-labelledby="approbation">
      <Title order={2} size="h4" mb="xs" id="approbation">
        Approbation des règles
      </Title>
      <Stack gap="xs">
        <Switch
          label="Une seule personne peut écrire et approuver une version"
          checked={answered ?? soloApproval}
          disabled={setting.isPending}
          onChange={({ currentTarget }) => setting.mutate({ soloApproval: currentTarget.checked })}
        />
        <Text size="sm" maw={720}>
          Éteint, qui a écrit un brouillon ne peut pas l'approuver : une seconde personne relit chaque
          changement avant qu'il ne paie. Allumé, plus rien n'oblige à cette relecture ; chaque version
          publiée ainsi le dit pour toujours.
        </Text>
        <Problems
          problems={setting.isError ? problemsOf(setting.error) : []}
          title="Le réglage n'a pas changé"
        />
      </Stack>
    </section>
  );
}
