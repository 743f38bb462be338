import { Button, Checkbox, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useTRPC } from "../../api/trpc.ts";
import { forgetAll, keptNames } from "../../parts/browser-memory.ts";
import { Problems } from "../../parts/problems.tsx";

/** Ends the session; what was typed and not saved waits in the browser for the same person, unless they erase it. */
export function SignOut() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [erases, setErases] = useState(false);
  const leaving = useMutation(
    trpc.access.signOut.mutationOptions({
      onSuccess: () => {
        if (erases) forgetAll();
        queries.clear();
        // The whole page, so that nothing of this session stays in memory.
        window.location.assign("/connexion");
      },
    }),
  );
  return (
    <Stack gap="xs" align="flex-start">
      {keptNames().length > 0 && (
        <Checkbox
          label="Effacer de ce navigateur ce que j'ai saisi sans l'enregistrer"
          checked={erases}
          onChange={({ currentTarget }) => setErases(currentTarget.checked)}
        />
      )}
      <Button variant="default" loading={leaving.isPending} onClick={() => leaving.mutate({})}>
        Se déconnecter
      </Button>
      <Problems
        problems={leaving.isError ? problemsOf(leaving.error) : []}
        title="Vous êtes encore connecté"
      />
    </Stack>
  );
}
