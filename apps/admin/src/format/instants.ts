const INSTANT = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeStyle: "short" });
const DAY = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long" });

/** An instant of the server (UTC), in the reader's own time: « 22 novembre 2026 à 10:36 ». */
export function formatInstant(at: string): string {
  return INSTANT.format(new Date(at));
}

/** The day of an instant, where the hour would only be noise. */
export function formatDay(at: string): string {
  return DAY.format(new Date(at));
}
