import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { problemsOf } from "../api/problems.ts";
import { useTRPC } from "../api/trpc.ts";
import { Problems } from "../parts/problems.tsx";

/** Begins a draft and goes to work in it. */
export function NewDraft({ onCreated }: { readonly onCreated: (draftId: string) => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [isOpen, { open, close }] = useDisclosure(false);
  const [label, setLabel] = useState("");
  const create = useMutation(
    trpc.rules.createDraft.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries(trpc.rules.listDrafts.pathFilter());
        setLabel("");
        close();
        onCreated(id);
      },
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate({ label: label.trim() });
  };
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={open}>
        Nouveau brouillon
      </Button>
      <Modal opened={isOpen} onClose={close} title="Nouveau brouillon">
        <form onSubmit={submit}>
          <TextInput
            label="Ce que ce brouillon change"
            description="Par exemple : taux et plafonds de 2027"
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
            required
            data-autofocus
          />
          {create.isError && <Problems problems={problemsOf(create.error)} />}
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={close}>
              Annuler
            </Button>
            <Button
              type="submit"
              loading={create.isPending && !create.isPaused}
              disabled={label.trim() === ""}
            >
              {create.isPaused ? "En attente de connexion" : "Commencer"}
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
