import { Button, Code, CopyButton, Group, Modal, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useSociete, type Answers, type Role } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { Problems } from "../../parts/problems.tsx";
import { useKept } from "../../parts/use-kept.ts";
import { ROLE_WORDS, ROLES_SHOWN } from "./role-words.ts";
import { useReturnFocus } from "../../parts/use-return-focus.ts";

interface Typed {
  readonly nom: string;
  readonly email: string;
  readonly role: Role;
}

const EMPTY: Typed = { nom: "", email: "", role: "payroll" };

/** Gives somebody a first role, and an account where they have none: its password is told this once. */
export function InviteUser({ onClose }: { readonly onClose: () => void }) {
  useReturnFocus();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { slug } = useSociete();
  const [typed, setTyped, kept] = useKept(`${slug} invitation`, EMPTY);
  const [invited, setInvited] = useState<Answers["access"]["inviteUser"] | null>(null);
  const inviting = useMutation(
    trpc.access.inviteUser.mutationOptions({
      onSuccess: async (answer) => {
        kept.clear();
        setInvited(answer);
        await queries.invalidateQueries(trpc.access.pathFilter());
      },
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    inviting.mutate(typed);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Inviter une personne"
      // The password would be lost with a click beside.
      closeOnClickOutside={invited === null}
      closeOnEscape={invited === null}
    >
      {invited === null ? (
        <form onSubmit={submit}>
          <Stack>
            <Problems
              problems={inviting.isError ? problemsOf(inviting.error) : []}
              title="L'invitation n'a pas abouti"
            />
            <TextInput
              label="Nom"
              required
              data-autofocus
              value={typed.nom}
              onChange={({ currentTarget }) => setTyped({ ...typed, nom: currentTarget.value })}
            />
            <TextInput
              label="Adresse électronique"
              type="email"
              required
              value={typed.email}
              onChange={({ currentTarget }) => setTyped({ ...typed, email: currentTarget.value })}
            />
            <NativeSelect
              label="Premier rôle"
              description={ROLE_WORDS[typed.role].says}
              value={typed.role}
              data={ROLES_SHOWN.map((role) => ({ value: role, label: ROLE_WORDS[role].name }))}
              onChange={({ currentTarget }) =>
                setTyped({
                  ...typed,
                  role: ROLES_SHOWN.find((role) => role === currentTarget.value) ?? typed.role,
                })
              }
            />
            <Group>
              <Button type="submit" loading={inviting.isPending && !inviting.isPaused}>
                Inviter
              </Button>
              {inviting.isPaused && (
                <Text size="sm" role="status">
                  En attente de connexion…
                </Text>
              )}
            </Group>
          </Stack>
        </form>
      ) : (
        <Invited invited={invited} onClose={onClose} />
      )}
    </Modal>
  );
}

function Invited({
  invited: { user, password },
  onClose,
}: {
  readonly invited: Answers["access"]["inviteUser"];
  readonly onClose: () => void;
}) {
  return (
    <Stack role="status">
      {password === null ? (
        <Text>
          {user.nom} a déjà un compte, avec son mot de passe : le rôle y est ajouté, et la société apparaît à
          sa prochaine visite.
        </Text>
      ) : (
        <>
          <Text>
            Le compte de {user.nom} est ouvert. Remettez-lui ce mot de passe : il n'est montré que cette fois,
            et se change sous « Mon compte ».
          </Text>
          <Group>
            <Code fz="md">{password}</Code>
            <CopyButton value={password}>
              {({ copied, copy }) => (
                <Button size="xs" variant="default" onClick={copy}>
                  {copied ? "Copié" : "Copier"}
                </Button>
              )}
            </CopyButton>
          </Group>
        </>
      )}
      <Button onClick={onClose} w="fit-content">
        C'est noté
      </Button>
    </Stack>
  );
}
