import type { Problem } from "@bareme/kernel";
import { Alert, Code, List, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";

/** What is wrong, where, and what to do: the words are those of the problems, never ours. Read aloud as soon as it appears. */
export function Problems({
  problems,
  title = "À corriger",
  actions,
}: {
  readonly problems: readonly Problem[];
  readonly title?: string;
  readonly actions?: ReactNode;
}) {
  if (problems.length === 0) return null;
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={title}>
      <List spacing="xs" listStyleType="none">
        {problems.map((problem, index) => (
          <List.Item key={`${problem.code} ${index}`}>
            <ProblemText problem={problem} />
          </List.Item>
        ))}
      </List>
      {actions}
    </Alert>
  );
}

export function ProblemText({ problem }: { readonly problem: Problem }) {
  const { message, remedy, at, code } = problem;
  return (
    <Stack gap={0} data-code={code}>
      <Text size="sm">{message}</Text>
      <Text size="sm" c="dimmed">
        {remedy}
        {at !== undefined && (
          <>
            {" "}
            <Code>
              {at.file}:{at.line}
            </Code>
          </>
        )}
      </Text>
    </Stack>
  );
}
