import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemsOf } from "../../api/problems.ts";
import type { Answers } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { Problems } from "../../parts/problems.tsx";
import { useReturnFocus } from "../../parts/use-return-focus.ts";

/** Closes an account for good, once it was said what that does. */
export function DisableUser({
  user: { id, nom },
  onClose,
}: {
  readonly user: Answers["access"]["listUsers"][number];
  readonly onClose: () => void;
}) {
  useReturnFocus();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const disabling = useMutation(
    trpc.access.disableUser.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.access.pathFilter());
        onClose();
      },
    }),
  );
  return (
    <Modal opened onClose={onClose} title={`Fermer le compte de ${nom}`}>
      <Stack>
        <Text>
          Ses sessions se ferment aussitôt, et l'adresse ne peut plus servir. Ce que cette personne a fait
          reste au journal sous son nom. Un compte fermé ne se rouvre pas.
        </Text>
        <Problems
          problems={disabling.isError ? problemsOf(disabling.error) : []}
          title="Le compte n'est pas fermé"
        />
        <Group>
          <Button
            color="red"
            onClick={() => disabling.mutate({ utilisateurId: id })}
            loading={disabling.isPending && !disabling.isPaused}
          >
            Fermer le compte
          </Button>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
