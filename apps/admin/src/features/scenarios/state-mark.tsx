import { Group, Text } from "@mantine/core";
import { IconCheck, IconLock, IconMinus, IconX } from "@tabler/icons-react";
import { STATE_WORDS, type RowState } from "./scenario-rows.ts";

const MARKS: Readonly<Record<RowState, { readonly Icon: typeof IconCheck; readonly color: string }>> = {
  held: { Icon: IconCheck, color: "var(--juste)" },
  failed: { Icon: IconX, color: "var(--faux)" },
  unplayable: { Icon: IconX, color: "var(--faux)" },
  waiting: { Icon: IconMinus, color: "dimmed" },
  foreign: { Icon: IconLock, color: "dimmed" },
};

/** How a scenario ended: a sign and a word, never a colour alone. */
export function StateMark({ state }: { readonly state: RowState }) {
  const { Icon, color } = MARKS[state];
  return (
    <Group gap={6} wrap="nowrap" c={color}>
      <Icon size={16} aria-hidden />
      <Text span size="sm" inherit={false} c={color} truncate>
        {STATE_WORDS[state]}
      </Text>
    </Group>
  );
}
