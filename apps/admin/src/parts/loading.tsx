import { Group, Loader, Text } from "@mantine/core";

/** Stands for what is being read. */
export function Loading({ of = "Lecture en cours…" }: { readonly of?: string }) {
  return (
    <Group role="status" p="md" gap="sm">
      <Loader size="sm" aria-hidden />
      <Text c="dimmed">{of}</Text>
    </Group>
  );
}
