import { Container, Text, Title } from "@mantine/core";

export function NoRightPage() {
  return (
    <Container component="main" size="sm" py="xl">
      <Title order={1} size="h2" mb="sm">
        Vous n'avez de rôle dans aucune société
      </Title>
      <Text>Demandez à un administrateur de votre société de vous y inviter, puis revenez à cette page.</Text>
    </Container>
  );
}
