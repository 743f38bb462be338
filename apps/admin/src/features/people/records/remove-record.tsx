import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemsOf } from "../../../api/problems.ts";
import { useTRPC } from "../../../api/trpc.ts";
import { Problems } from "../../../parts/problems.tsx";
import { useDossier } from "./dossier-context.tsx";
import { SavingWords } from "./editor.tsx";
import type { Piece } from "./shapes.ts";

/** Takes a record out, once it was confirmed. */
export function RemoveRecord({ piece, words }: { readonly piece: Piece; readonly words: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { contratId } = useDossier();
  const [isOpen, setOpen] = useState(false);
  const remove = useMutation({
    ...trpc.payroll.removePiece.mutationOptions(),
    onSettled: () => queries.invalidateQueries(trpc.payroll.pathFilter()),
  });
  const { kind, key, revision } = piece;
  const problems = remove.error === null ? [] : problemsOf(remove.error);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => setOpen(true)}
        aria-label={`Retirer : ${words}`}
      >
        Retirer
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title="Retirer cet enregistrement ?" centered>
        <Stack gap="md">
          <Text>{words}</Text>
          <Problems problems={problems} title="Il n'a pas été retiré" />
          <Group gap="sm">
            <Button
              color="red"
              loading={remove.isPending && !remove.isPaused}
              onClick={() => remove.mutate({ contratId, kind, key, revision })}
            >
              Retirer
            </Button>
            <Button variant="default" onClick={() => setOpen(false)}>
              Le garder
            </Button>
            <SavingWords isPending={remove.isPending} isPaused={remove.isPaused} problems={[]} />
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
