/** Data from outside, whose shape is not known yet. */
type OutsideRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is OutsideRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as a message shows it: short, and « rien » when there is none. */
export function shown(value: unknown): string {
  const text = value === undefined ? "rien" : (JSON.stringify(value) ?? typeof value);
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}

const MOST_LETTERS = 60;
