import { isRecord, type Plain } from "../../../rule-text/plain.ts";

export function textOf(said: Plain | undefined): string {
  return typeof said === "string" ? said : "";
}

/** A written value as the words take it; what is no value is told by the checks. */
export function valueOf(said: Plain | undefined): string | null | Readonly<Record<string, string | null>> {
  if (isRecord(said))
    return Object.fromEntries(
      Object.entries(said).map(([key, one]) => [key, one === null ? null : textOf(one)]),
    );
  return said === null || said === undefined ? null : textOf(said);
}
