import { Group, Paper, Stack, Text, Title } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconLoader,
} from "@tabler/icons-react";
import { useId, type ReactNode } from "react";
import { STATE_WORDS, type SectionState } from "./section-state.ts";
import classes from "./section.module.css";

const ICONS = {
  good: IconCircleCheck,
  look: IconAlertTriangle,
  fix: IconCircleX,
  todo: IconCircleDashed,
  running: IconLoader,
} as const satisfies Record<SectionState, unknown>;

/** How something stands, in colour, sign and words. */
export function StateMark({ state }: { readonly state: SectionState }) {
  const Icon = ICONS[state];
  return (
    <Group gap={4} wrap="nowrap" className={classes[state]}>
      <Icon size={18} aria-hidden />
      <Text size="sm" fw={600} span>
        {STATE_WORDS[state]}
      </Text>
    </Group>
  );
}

/** One of the questions that a publication asks: how it stands, what was found, and the button that asks again. */
export function DraftSection({
  title,
  state,
  says,
  action,
  children,
}: {
  readonly title: string;
  readonly state: SectionState;
  readonly says: ReactNode;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}) {
  const id = useId();
  return (
    <Paper withBorder p={{ base: "sm", md: "lg" }} component="section" aria-labelledby={id}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="sm">
          <Stack gap={4} flex="1 1 24rem">
            <Group gap="md">
              <Title order={2} size="h4" id={id}>
                {title}
              </Title>
              <StateMark state={state} />
            </Group>
            <Text size="sm" c="dimmed" component="div">
              {says}
            </Text>
          </Stack>
          {action !== undefined && <div className={classes["notPrinted"]}>{action}</div>}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}
