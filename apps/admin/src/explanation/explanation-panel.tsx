import { Drawer } from "@mantine/core";
import type { ExplainAsked } from "./explain-context.tsx";

export function ExplanationPanel({
  asked,
  onClose,
}: {
  readonly asked: ExplainAsked;
  readonly onClose: () => void;
}) {
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={asked.amount}>
      {asked.kind}
    </Drawer>
  );
}
