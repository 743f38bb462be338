import { Anchor, Button, Container, Stack, Text, Title } from "@mantine/core";
import { Link, useRouter } from "@tanstack/react-router";
import { problemsOf } from "../api/problems.ts";
import { Problems } from "./problems.tsx";

/** Stands for a page that could not be shown. */
export function Failure({ error }: { readonly error: unknown }) {
  const router = useRouter();
  return (
    <Container size="sm" py="xl" component="main">
      <Stack>
        <Problems problems={problemsOf(error)} title="Cette page ne peut pas s'afficher" />
        <Button onClick={() => void router.invalidate()} w="fit-content">
          Réessayer
        </Button>
      </Stack>
    </Container>
  );
}

export function NotFound() {
  return (
    <Container size="sm" py="xl" component="main">
      <Title order={1} size="h2" mb="sm">
        Cette adresse n'existe pas
      </Title>
      <Text mb="md">
        Le lien est peut-être incomplet, ou il mène à une société où vous n'avez pas de rôle.
      </Text>
      <Anchor component={Link} to="/">
        Revenir à l'accueil
      </Anchor>
    </Container>
  );
}
