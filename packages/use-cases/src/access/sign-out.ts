import { success, type Result } from "@bareme/kernel";
import type { AccessDeps } from "./deps.ts";

/** Closes a session. Null whether or not there was one: whoever leaves has left. */
export async function signOut({ store, tokens }: AccessDeps, token: string): Promise<Result<null>> {
  await store.access.closeSession(tokens.hash(token));
  return success(null);
}
