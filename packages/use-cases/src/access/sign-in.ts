import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import { readInput } from "../rules/input.ts";
import type { AccessDeps } from "./deps.ts";
import { saidEmail, saidPassword } from "./input.ts";

export const signInInput = z.strictObject({ email: saidEmail, password: saidPassword });

/** The token is told here and never again: its hash alone is kept. */
export interface SignedIn {
  readonly token: string;
  readonly expiresAt: string;
}

/** A day of work: whoever comes back the next morning signs in. */
const SESSION_HOURS = 12;

/**
 * Opens a session. An unknown address, a wrong password and a disabled account are answered alike, and the password is hashed in each case, so that
 * neither the answer nor its time tells who has an account.
 */
export async function signIn(
  { store, clock, passwords, tokens }: AccessDeps,
  input: z.input<typeof signInInput>,
): Promise<Result<SignedIn>> {
  const asked = readInput(signInInput, input);
  if (!asked.ok) return asked;
  const { email, password } = asked.value;
  const user = await store.access.userByEmail(email);
  const isRight = await passwords.verify(user?.passwordHash, password);
  if (user === undefined || !isRight) return failure([REFUSED]);
  const token = tokens.make();
  const expiresAt = hoursAfter(clock.now(), SESSION_HOURS);
  return store.access.change(async ({ access }) => {
    // The account may have been disabled, or its password changed and its sessions closed, while the hash was computed.
    const still = await access.userByEmail(email);
    if (still?.disabled !== false || still.passwordHash !== user.passwordHash) return failure([REFUSED]);
    await access.openSession(tokens.hash(token), user.id, expiresAt);
    return success({ token, expiresAt });
  });
}

const REFUSED: Problem = {
  code: "SIGN_IN_REFUSED",
  path: [],
  message: "L'adresse ou le mot de passe n'est pas le bon, ou ce compte ne sert plus.",
  remedy: "Vérifiez l'un et l'autre ; si cela ne suffit pas, demandez à un administrateur de votre société.",
};

function hoursAfter(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
}
