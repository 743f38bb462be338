import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { problemsOf } from "../../api/problems.ts";
import { useTRPC } from "../../api/trpc.ts";
import { Problems } from "../../parts/problems.tsx";
import type { ReadDraft } from "./answers.ts";
import { useRefreshDraft } from "./use-refresh-draft.ts";

/** Gives a draft up, once it was confirmed: it stays to be read and will not change again. */
export function AbandonDraft({ draft: { id: draftId, label } }: { readonly draft: ReadDraft["draft"] }) {
  const trpc = useTRPC();
  const refresh = useRefreshDraft();
  const [isAsked, { open, close }] = useDisclosure(false);
  const abandon = useMutation(
    trpc.rules.abandonDraft.mutationOptions({
      onSuccess: () => {
        close();
        refresh();
      },
    }),
  );
  return (
    <>
      <Button variant="default" onClick={open}>
        Abandonner
      </Button>
      <Modal opened={isAsked} onClose={close} title="Abandonner ce brouillon&#8239;?" centered>
        <Stack>
          <Text size="sm">
            {`« ${label} » restera à lire dans la liste, avec ses textes et ses avis. Il ne pourra plus être changé ni publié.`}
          </Text>
          {abandon.error !== null && <Problems problems={problemsOf(abandon.error)} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Garder le brouillon
            </Button>
            <Button
              color="red"
              loading={abandon.isPending && !abandon.isPaused}
              onClick={() => abandon.mutate({ draftId })}
            >
              Abandonner le brouillon
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
