import type { Problem } from "@bareme/kernel";
import { Suspense } from "react";
import { Problems } from "../../parts/problems.tsx";
import { faultWords } from "../../rule-text/fault-words.ts";
import { useLabels } from "../../rule-text/use-labels.ts";

interface Refused {
  readonly problems: readonly Problem[];
  readonly title?: string;
}

/** Why something was refused of a draft, its rules by their labels; « Fautes dans les règles » leads to the places. */
export function DraftProblems({ draftId, ...refused }: Refused & { readonly draftId: string }) {
  // Until the labels are there, rules go by their ids.
  return (
    <Suspense fallback={<Problems {...refused} />}>
      <Labelled draftId={draftId} {...refused} />
    </Suspense>
  );
}

function Labelled({ draftId, problems, ...more }: Refused & { readonly draftId: string }) {
  const labelOf = useLabels(draftId);
  const said = problems.map(({ code, path, ...words }) => ({ code, path, ...faultWords(words, labelOf) }));
  return <Problems problems={said} {...more} />;
}
