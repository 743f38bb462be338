import { ActionIcon, Menu } from "@mantine/core";
import { IconUserCircle } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useSociete, type Me } from "../api/session.tsx";
import { useTRPCClient } from "../api/trpc.ts";

export function UserMenu({ me }: { readonly me: Me }) {
  const { slug } = useSociete();
  const navigate = useNavigate();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const signOut = async (): Promise<void> => {
    await api.access.signOut.mutate({});
    queries.clear();
    // The whole page, so that nothing of this session stays in memory.
    window.location.assign("/connexion");
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Compte de ${me.nom}`}>
          <IconUserCircle size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.nom} · {me.email}
        </Menu.Label>
        <Menu.Item onClick={() => void navigate({ to: "/$societe/mon-compte", params: { societe: slug } })}>
          Mon mot de passe
        </Menu.Item>
        <Menu.Item onClick={() => void signOut()}>Se déconnecter</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
