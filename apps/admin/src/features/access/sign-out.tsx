import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTRPCClient } from "../../api/trpc.ts";

export function SignOut() {
  const api = useTRPCClient();
  const queries = useQueryClient();
  const signOut = async (): Promise<void> => {
    await api.access.signOut.mutate({});
    queries.clear();
    // The whole page, so that nothing of this session stays in memory.
    window.location.assign("/connexion");
  };
  return (
    <Button variant="default" onClick={() => void signOut()}>
      Se déconnecter
    </Button>
  );
}
