import type { Problem } from "@bareme/kernel";
import { Button, Container, Paper, PasswordInput, Stack, TextInput, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useTRPCClient } from "../../api/trpc.ts";
import { Problems } from "../../parts/problems.tsx";

export function SignInPage() {
  const { vers } = useSearch({ from: "/connexion" });
  const api = useTRPCClient();
  const queries = useQueryClient();
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const signIn = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setBusy(true);
    try {
      await api.access.signIn.mutate({ email: textOf(typed, "email"), password: textOf(typed, "password") });
      queries.clear();
      router.history.push(isOwn(vers) ? vers : "/");
    } catch (thrown) {
      setProblems(problemsOf(thrown));
      setBusy(false);
    }
  };
  return (
    <Container component="main" size={440} py={80}>
      <Title order={1} mb="lg">
        Barème
      </Title>
      <Paper withBorder p="lg">
        <form onSubmit={(event) => void signIn(event)}>
          <Stack>
            <Problems problems={problems} title="La connexion n'a pas abouti" />
            <TextInput
              name="email"
              type="email"
              label="Adresse électronique"
              autoComplete="username"
              required
              autoFocus
            />
            <PasswordInput
              name="password"
              label="Mot de passe"
              autoComplete="current-password"
              required
              visibilityToggleButtonProps={{ "aria-label": "Montrer le mot de passe" }}
            />
            <Button type="submit" loading={isBusy}>
              Se connecter
            </Button>
          </Stack>
        </form>
      </Paper>
    </Container>
  );
}

function textOf(typed: FormData, name: string): string {
  const value = typed.get(name);
  return typeof value === "string" ? value : "";
}

/** A way within the app: a link from elsewhere leads nowhere else. */
function isOwn(vers: string | undefined): vers is string {
  return vers !== undefined && /^\/(?![/\\])/.test(vers);
}
