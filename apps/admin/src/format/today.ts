/** The civil date where the reader is, as `2026-11-22`. */
export function today(): string {
  // Swedish dates are written as ISO's.
  return new Intl.DateTimeFormat("sv-SE").format(new Date());
}
