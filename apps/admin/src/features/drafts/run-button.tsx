import { Button } from "@mantine/core";
import { IconPlayerPlay, IconRefresh } from "@tabler/icons-react";

/** Asks for long work, or for it once more. */
export function RunButton({
  label,
  isAgain,
  isRunning,
  onRun,
}: {
  readonly label: string;
  readonly isAgain: boolean;
  readonly isRunning: boolean;
  readonly onRun: () => void;
}) {
  return (
    <Button
      variant={isAgain ? "default" : "filled"}
      size="sm"
      loading={isRunning}
      onClick={onRun}
      leftSection={isAgain ? <IconRefresh size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
    >
      {label}
    </Button>
  );
}
