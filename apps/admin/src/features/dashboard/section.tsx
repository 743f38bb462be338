import { Stack, Text, Title } from "@mantine/core";
import { useId, type ReactNode } from "react";

/** A part of the dashboard under its title, with the sentence that says what its figures are. */
export function Section({
  place,
  title,
  says,
  children,
}: {
  /** Where links within the page lead to it. */
  readonly place?: string;
  readonly title: string;
  readonly says?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <Stack
      component="section"
      gap="xs"
      aria-labelledby={id}
      miw={0}
      id={place}
      style={{ scrollMarginTop: "5rem" }}
    >
      <Title order={2} size="h4" id={id}>
        {title}
      </Title>
      {says !== undefined && (
        <Text size="sm" c="dimmed" maw={760}>
          {says}
        </Text>
      )}
      {children}
    </Stack>
  );
}

/** How many rows there are beyond those that are shown. */
export function Others({ total, shown }: { readonly total: number; readonly shown: number }) {
  if (total <= shown) return null;
  return (
    <Text size="sm" c="dimmed">
      et {total - shown} de plus
    </Text>
  );
}
