import { Group, Progress, Stack, Text } from "@mantine/core";

/** How far long work is, for the eye and for a screen reader. */
export function ProgressLine({
  says,
  done,
  total,
}: {
  readonly says: string;
  readonly done: number;
  readonly total: number;
}) {
  const share = total === 0 ? 0 : Math.floor((100 * done) / total);
  return (
    <Stack gap={4} role="status">
      <Group justify="space-between">
        <Text size="sm">{says}</Text>
        <Text size="sm" c="dimmed">
          {total === 0 ? "en attente…" : `${done} sur ${total}`}
        </Text>
      </Group>
      <Progress value={share} aria-label={says} animated={done < total} />
    </Stack>
  );
}
