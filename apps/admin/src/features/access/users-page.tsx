import { Badge, Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useMay, useMe, useSociete, type Answers, type Role } from "../../api/session.tsx";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Problems } from "../../parts/problems.tsx";
import { AdministratorsAlone } from "./administrators-alone.tsx";
import { DisableUser } from "./disable-user.tsx";
import { InviteUser } from "./invite-user.tsx";
import { ROLE_WORDS, ROLES_SHOWN } from "./role-words.ts";
import { RolesSaid } from "./roles-said.tsx";
import { SoloApproval } from "./solo-approval.tsx";
import { useRefreshMe } from "./use-refresh-me.ts";

type User = Answers["access"]["listUsers"][number];

/** Who works for the company, and what each may do. */
export function UsersPage() {
  return useMay("administer") ? <Users /> : <AdministratorsAlone title="Utilisateurs" />;
}

function Users() {
  const trpc = useTRPC();
  const { societe } = useSociete();
  const { utilisateurId } = useMe();
  const { data: users } = useSuspenseQuery(trpc.access.listUsers.queryOptions({}));
  const [isInviting, setInviting] = useState(false);
  const [closing, setClosing] = useState<User | null>(null);
  const roles = useRoleChange();
  const columns = useMemo(
    () => columnsOf({ change: roles.change, close: setClosing, self: utilisateurId }),
    [roles.change, utilisateurId],
  );
  return (
    <Stack>
      <PageHead
        title="Utilisateurs"
        says={`Les personnes qui travaillent pour ${societe}, et ce que chacune peut y faire.`}
        actions={
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
            Inviter une personne
          </Button>
        }
      />
      <Problems problems={roles.problems} title="Le rôle n'a pas changé" />
      <DataTable
        caption="Utilisateurs et leurs rôles"
        columns={columns}
        rows={users}
        keyOf={({ id }) => id}
      />
      <div role="status">{roles.isPaused && <Text size="sm">En attente de connexion…</Text>}</div>
      <RolesSaid />
      <SoloApproval />
      {isInviting && <InviteUser onClose={() => setInviting(false)} />}
      {closing !== null && <DisableUser user={closing} onClose={() => setClosing(null)} />}
    </Stack>
  );
}

interface RoleChange {
  readonly user: User;
  readonly role: Role;
  readonly given: boolean;
}

function useRoleChange() {
  const api = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refreshMe = useRefreshMe();
  const mutation = useMutation({
    mutationFn: ({ user, role, given }: RoleChange) => {
      const asked = { utilisateurId: user.id, role };
      return given ? api.access.grantRole.mutate(asked) : api.access.revokeRole.mutate(asked);
    },
    // One's own roles may be among them.
    onSettled: () => Promise.all([queries.invalidateQueries(trpc.access.pathFilter()), refreshMe()]),
  });
  return {
    change: mutation.mutate,
    isPaused: mutation.isPaused,
    problems: mutation.isError ? problemsOf(mutation.error) : [],
  };
}

function columnsOf({
  change,
  close,
  self,
}: {
  readonly change: (change: RoleChange) => void;
  readonly close: (user: User) => void;
  /** Nobody closes their own account. */
  readonly self: string;
}): readonly Column<User>[] {
  return [
    {
      id: "nom",
      head: "Personne",
      cell: ({ nom, email, disabled }) => (
        <Stack gap={0}>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {nom}
            </Text>
            {disabled && <Badge variant="default">compte fermé</Badge>}
          </Group>
          <Text size="sm" c="dimmed">
            {email}
          </Text>
        </Stack>
      ),
      order: (left, right) => left.nom.localeCompare(right.nom, "fr"),
    },
    ...ROLES_SHOWN.map((role): Column<User> => ({
      id: role,
      head: ROLE_WORDS[role].name,
      width: 120,
      cell: (user) => (
        <Checkbox
          aria-label={`${user.nom} : ${ROLE_WORDS[role].name}`}
          checked={user.roles.includes(role)}
          disabled={user.disabled}
          onChange={({ currentTarget }) => change({ user, role, given: currentTarget.checked })}
        />
      ),
    })),
    {
      id: "close",
      head: "Compte",
      width: 140,
      cell: (user) =>
        user.disabled || user.id === self ? null : (
          <Button
            size="xs"
            variant="default"
            onClick={() => close(user)}
            aria-label={`Fermer le compte de ${user.nom}`}
          >
            Fermer le compte
          </Button>
        ),
    },
  ];
}
