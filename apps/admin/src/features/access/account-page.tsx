import { Button, List, PasswordInput, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useMe } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { SignOut } from "./sign-out.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Problems } from "../../parts/problems.tsx";

const SHORTEST = 12;
const EMPTY = { current: "", next: "", again: "" };
type Typed = typeof EMPTY;

/** One's own password. Nothing of it is kept in the browser. */
export function AccountPage() {
  const { nom, email } = useMe();
  const trpc = useTRPC();
  const [typed, setTyped] = useState(EMPTY);
  const changing = useMutation(
    trpc.access.changePassword.mutationOptions({ onSuccess: () => setTyped(EMPTY) }),
  );
  const faults = faultsOf(typed);
  const isReady = Object.values(typed).every((text) => text !== "") && Object.keys(faults).length === 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) changing.mutate({ current: typed.current, next: typed.next });
  };
  const field = (name: keyof Typed, label: string, autoComplete: string) => (
    <PasswordInput
      label={label}
      required
      autoComplete={autoComplete}
      value={typed[name]}
      error={faults[name]}
      onChange={({ currentTarget }) => setTyped({ ...typed, [name]: currentTarget.value })}
      visibilityToggleButtonProps={{ "aria-label": `Montrer : ${label.toLowerCase()}` }}
    />
  );
  return (
    <Stack maw={560}>
      <PageHead title="Mon compte" says={`${nom}, ${email}`} actions={<SignOut />} />
      <Title order={2} size="h4">
        Changer de mot de passe
      </Title>
      <List size="sm">
        <List.Item>{SHORTEST} caractères au moins ; une suite de mots se retient mieux.</List.Item>
        <List.Item>Différent de l'actuel.</List.Item>
        <List.Item>Vos autres sessions se ferment ; celle-ci reste ouverte.</List.Item>
      </List>
      <form onSubmit={submit}>
        <Stack>
          {/* So that a password manager knows whose it is. */}
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          {field("current", "Mot de passe actuel", "current-password")}
          {field("next", "Nouveau mot de passe", "new-password")}
          {field("again", "Le nouveau, encore une fois", "new-password")}
          <Problems
            problems={changing.isError ? problemsOf(changing.error) : []}
            title="Le mot de passe n'a pas changé"
          />
          <Button type="submit" w="fit-content" disabled={!isReady} loading={changing.isPending}>
            Changer le mot de passe
          </Button>
          <Text role="status" size="sm">
            {changing.isSuccess && "Votre mot de passe est changé."}
          </Text>
        </Stack>
      </form>
    </Stack>
  );
}

/** What is wrong so far with each field; a field that is still empty is not wrong yet. */
function faultsOf({ current, next, again }: Typed): { readonly [K in keyof Typed]?: string } {
  return {
    ...(next !== "" &&
      next.normalize("NFKC").length < SHORTEST && { next: `${SHORTEST} caractères au moins` }),
    ...(next !== "" && next === current && { next: "C'est le mot de passe actuel" }),
    ...(again !== "" && again !== next && { again: "Les deux ne sont pas les mêmes" }),
  };
}
