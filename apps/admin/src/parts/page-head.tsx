import { Group, Stack, Text, Title } from "@mantine/core";
import { useEffect, type ReactNode } from "react";

/** The title of a page, one sentence about it, and what can be done there. The browser's tab says the same. */
export function PageHead({
  title,
  says,
  actions,
}: {
  readonly title: string;
  readonly says?: ReactNode;
  readonly actions?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Barème`;
  }, [title]);
  return (
    <Group justify="space-between" align="flex-start" mb="lg" gap="md">
      <Stack gap={4} maw={820}>
        <Title order={1} size="h2">
          {title}
        </Title>
        {says !== undefined && <Text c="dimmed">{says}</Text>}
      </Stack>
      {actions !== undefined && <Group gap="sm">{actions}</Group>}
    </Group>
  );
}
