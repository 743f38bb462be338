/** Adds a problem of the request; without a remedy, the reader is asked to correct the value. */
export type Report = (code: string, path: readonly string[], message: string, remedy?: string) => void;

export const REMEDY = "Corrigez cette donnée.";

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as a message shows it, cut when it is long. */
export function shown(value: unknown): string {
  const text =
    typeof value === "string"
      ? `"${value}"`
      : value === undefined
        ? "rien"
        : (JSON.stringify(value) ?? typeof value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
