import type { Problem } from "@bareme/kernel";
import type { Dossier } from "./dossier.ts";
import { receiptWarnings } from "./receipt-warnings.ts";
import { delegationWarnings } from "./timesheet-warnings.ts";

/** What a person should look at, though the months can be paid as they are: values, never refusals. What a text limits is a check of the rules. */
export function dossierWarnings(dossier: Dossier): readonly Problem[] {
  return [...delegationWarnings(dossier), ...receiptWarnings(dossier)];
}
