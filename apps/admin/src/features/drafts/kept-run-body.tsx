import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { ProgressLine } from "../../parts/progress.tsx";
import { DraftProblems } from "./draft-problems.tsx";
import type { KeptRun } from "./use-kept-run.ts";

/** Long work as it goes, then what it found; a result of another revision says so. */
export function KeptRunBody<T extends { readonly revision: number }>({
  run: { following, value },
  draft: { id: draftId, revision },
  says,
  children,
}: {
  readonly run: KeptRun<T>;
  readonly draft: { readonly id: string; readonly revision: number };
  /** What goes on meanwhile. */
  readonly says: string;
  readonly children: (value: T) => ReactNode;
}) {
  if (following.state === "running")
    return <ProgressLine says={says} done={following.done} total={following.total} />;
  return (
    <>
      {following.state === "failed" && <DraftProblems draftId={draftId} problems={following.problems} />}
      {value !== null && value.revision !== revision && <Outdated revision={value.revision} now={revision} />}
      {value !== null && following.state !== "failed" && children(value)}
    </>
  );
}

function Outdated({ revision, now }: { readonly revision: number; readonly now: number }) {
  return (
    <Text size="sm" fw={600} style={{ color: "var(--ecart)" }}>
      {`Ces résultats sont de la révision ${revision}\u202F; le brouillon en est à la ${now}. Demandez-les de nouveau.`}
    </Text>
  );
}
