/** PostgreSQL's own code of an error, which drizzle wraps. */
export function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return "code" in error && typeof error.code === "string" ? error.code : sqlStateOf(error.cause);
}
