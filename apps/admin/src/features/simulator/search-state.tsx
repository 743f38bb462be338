import { Button, Group, Text } from "@mantine/core";
import { ProgressLine } from "../../parts/progress.tsx";

/** How far a long search is, with the way to end it, or to take it up again once it was ended. */
export function SearchState({
  says,
  stopped,
  isRunning,
  isStopped,
  progress,
  onStop,
  onStart,
}: {
  readonly says: string;
  /** What is said of one that was ended. */
  readonly stopped: string;
  readonly isRunning: boolean;
  readonly isStopped: boolean;
  readonly progress: { readonly done: number; readonly most: number } | null;
  readonly onStop: () => void;
  readonly onStart: () => void;
}) {
  if (isRunning)
    return (
      <Group wrap="nowrap" align="flex-end">
        <div style={{ flex: 1 }}>
          <ProgressLine says={says} done={progress?.done ?? 0} total={progress?.most ?? 0} />
        </div>
        <Button variant="default" size="xs" onClick={onStop}>
          Interrompre
        </Button>
      </Group>
    );
  if (!isStopped) return null;
  return (
    <Group>
      <Text size="sm" role="status">
        {stopped}
      </Text>
      <Button variant="default" size="xs" onClick={onStart}>
        Reprendre
      </Button>
    </Group>
  );
}
