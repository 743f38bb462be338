import { Alert } from "@mantine/core";
import type { Typed } from "./supposed-of.ts";
import { TYPE_IT } from "./words.ts";

/** What is still to be typed; amounts that stay in sight are those of before. */
export function ToType({ missing, shown }: { readonly missing: readonly Typed[]; readonly shown: boolean }) {
  if (missing.length === 0) return null;
  return (
    <Alert role="status" color="bleu" variant="light">
      {missing.map((field) => TYPE_IT[field]).join(" ")}
      {shown && " Les montants ci-dessous sont ceux d'avant."}
    </Alert>
  );
}
