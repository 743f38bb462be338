import type { AppRouter } from "@bareme/api";
import type { Problem } from "@bareme/kernel";
import { TRPCClientError } from "@trpc/client";

/** What went wrong with a call, in the words of the server; one problem says it when the server was not reached. */
export function problemsOf(thrown: unknown): readonly Problem[] {
  if (!isOurs(thrown)) return [unforeseen(thrown)];
  const told = thrown.data?.problems ?? [];
  if (told.length > 0) return told;
  return isUnreached(thrown) ? [UNREACHED] : [unread(statusOf(thrown))];
}

/** Whether the server was not reached at all, so that asking again may do. */
export function isUnreached(thrown: unknown): boolean {
  if (!isOurs(thrown) || (thrown.data ?? null) !== null) return false;
  const status = statusOf(thrown);
  return status === undefined || AWAY.includes(status);
}

/** What stands between us and the server answers so for it when it is down. */
export const AWAY: readonly number[] = [502, 503, 504];

function statusOf({ meta }: TRPCClientError<AppRouter>): number | undefined {
  const response = meta?.["response"];
  return response instanceof Response ? response.status : undefined;
}

/** Whether the session is over, so that only signing in helps. */
export function isSignedOut(thrown: unknown): boolean {
  return problemsOf(thrown).some(({ code }) => code === "SESSION_ENDED");
}

function isOurs(thrown: unknown): thrown is TRPCClientError<AppRouter> {
  return thrown instanceof TRPCClientError;
}

const UNREACHED: Problem = {
  code: "SERVER_UNREACHED",
  path: [],
  message: "Le serveur n'a pas répondu.",
  remedy: "Rien de ce que vous avez saisi n'est perdu : réessayez dès que la connexion est revenue.",
};

function unread(status: number | undefined): Problem {
  return {
    code: "ANSWER_UNREAD",
    path: [],
    message: `La réponse reçue n'est pas celle de Barème${status === undefined ? "" : ` (code ${status})`}.`,
    remedy:
      "Un intermédiaire du réseau a répondu à sa place : un envoi trop lourd, souvent. Signalez-le à qui tient le serveur.",
  };
}

function unforeseen(thrown: unknown): Problem {
  return {
    code: "SCREEN_FAULT",
    path: [],
    message: `L'écran a rencontré une panne : ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    remedy: "Rechargez la page ; si la panne revient, signalez-la avec ce message.",
  };
}
