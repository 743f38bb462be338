import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useSociete } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { Problems } from "../../parts/problems.tsx";
import { useKept } from "../../parts/use-kept.ts";

/** Begins a draft: a name is all it needs. It leads to the rules, where one writes. */
export function NewDraft() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { slug } = useSociete();
  const [label, setLabel, { clear }] = useKept(`${slug} brouillon nouveau`, "");
  const create = useMutation(
    trpc.rules.createDraft.mutationOptions({
      onSuccess: async ({ id }) => {
        clear();
        await queries.invalidateQueries(trpc.rules.listDrafts.pathFilter());
        await navigate({ to: "/$societe/regles", params: { societe: slug }, search: { brouillon: id } });
      },
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate({ label: label.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" mb="lg">
        <Group align="flex-end" gap="sm">
          <TextInput
            label="Nouveau brouillon"
            description="Dites en quelques mots ce qui change, comme « Taux au 1ᵉʳ janvier 2027 »."
            value={label}
            onChange={({ currentTarget }) => setLabel(currentTarget.value)}
            maxLength={200}
            required
            withAsterisk={false}
            flex="1 1 20rem"
            maw={480}
          />
          <Button type="submit" loading={create.isPending && !create.isPaused} disabled={label.trim() === ""}>
            Commencer
          </Button>
        </Group>
        {create.isPaused && (
          <Text size="sm" role="status">
            En attente de connexion&#8239;: le brouillon sera créé dès qu'elle revient.
          </Text>
        )}
        {create.error !== null && <Problems problems={problemsOf(create.error)} />}
      </Stack>
    </form>
  );
}
