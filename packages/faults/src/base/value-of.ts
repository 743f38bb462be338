import type { Result } from "@bareme/kernel";

/** The value of what must go well here; else the campaign stops and says why. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const said = result.problems.map(({ code, path, message }) => `${code} ${path.join(".")} ${message}`);
  throw new Error(said.join("\n"));
}
