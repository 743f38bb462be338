import { Suspense, type ReactNode } from "react";
import { Loading } from "../parts/loading.tsx";
import { DraftBar } from "./draft-bar.tsx";
import { DraftTextsProvider } from "./draft-texts-provider.tsx";

/** Around a page of rules: what is typed in the draft that it names, and the bar that tells of it. */
export function RulesFrame({
  draftId,
  children,
}: {
  readonly draftId: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <DraftTextsProvider key={draftId ?? ""} draftId={draftId}>
      <DraftBar />
      <Suspense fallback={<Loading />}>{children}</Suspense>
    </DraftTextsProvider>
  );
}
