import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { User } from "../ports/store.ts";
import type { AccessDeps } from "./deps.ts";

/** The user of a session that is open; one that ran out, was closed or never was gives the same problem. */
export async function userOfSession(
  { store, clock, tokens }: AccessDeps,
  token: string,
): Promise<Result<User>> {
  const user = await store.access.sessionUser(tokens.hash(token), clock.now());
  return user === undefined ? failure([ENDED]) : success(user);
}

const ENDED: Problem = {
  code: "SESSION_ENDED",
  path: [],
  message: "Votre session est terminée, ou n'a jamais été ouverte.",
  remedy: "Connectez-vous à nouveau.",
};
