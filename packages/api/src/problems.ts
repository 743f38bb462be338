import type { Problem, Result } from "@bareme/kernel";
import { TRPCError } from "@trpc/server";

/** Problems on their way out: the caller finds them under `data.problems`. */
class ProblemsFound extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join(" "));
    this.problems = problems;
  }
}

/** The value of a result, or its problems thrown as tRPC throws. */
export async function answer<T>(result: Result<T> | Promise<Result<T>>): Promise<T> {
  const settled = await result;
  if (settled.ok) return settled.value;
  throw refusal(settled.problems);
}

export function refusal(problems: readonly Problem[]): TRPCError {
  const cause = new ProblemsFound(problems);
  return new TRPCError({ code: kindOf(problems), message: cause.message, cause });
}

/** What the caller can do about it, for those who look at the HTTP status alone. */
const KINDS: { readonly [code: string]: TRPCError["code"] } = {
  SESSION_ENDED: "UNAUTHORIZED",
  SIGN_IN_REFUSED: "UNAUTHORIZED",
  RIGHT_MISSING: "FORBIDDEN",
  TENANT_NOT_YOURS: "FORBIDDEN",
  LAYER_NOT_YOURS: "FORBIDDEN",
  PUBLISHER_ONLY: "FORBIDDEN",
  NOT_THE_PUBLISHER: "FORBIDDEN",
  APPROVED_BY_AUTHOR: "FORBIDDEN",
  TENANT_MISSING: "BAD_REQUEST",
  INPUT_INVALID: "BAD_REQUEST",
  TOO_MANY_ATTEMPTS: "TOO_MANY_REQUESTS",
  SIMULATIONS_BUSY: "TOO_MANY_REQUESTS",
  CHANGED_MEANWHILE: "CONFLICT",
  TEXT_CONFLICT: "CONFLICT",
  DRAFT_MOVED_ON: "CONFLICT",
  DRAFT_STALE: "CONFLICT",
  ALREADY_THERE: "CONFLICT",
};

function kindOf([first]: readonly Problem[]): TRPCError["code"] {
  const code = first?.code ?? "";
  return KINDS[code] ?? (code.endsWith("_UNKNOWN") ? "NOT_FOUND" : "UNPROCESSABLE_CONTENT");
}

/** The problems of an error, for the caller. One that nobody foresaw says nothing of what is inside, and is found in the log by its number. */
export function problemsOf(error: TRPCError, requestId: string): readonly Problem[] {
  if (error.cause instanceof ProblemsFound) return error.cause.problems;
  // An input is read within a procedure of ours, whose refusal tRPC wraps.
  if (error.cause instanceof TRPCError) return problemsOf(error.cause, requestId);
  switch (error.code) {
    case "NOT_FOUND":
      return [UNKNOWN_ADDRESS];
    case "BAD_REQUEST":
    case "PARSE_ERROR":
    case "METHOD_NOT_SUPPORTED":
    case "UNSUPPORTED_MEDIA_TYPE":
      return [UNREADABLE];
    case "PAYLOAD_TOO_LARGE":
      return [TOO_LARGE];
    default:
      return [unforeseen(requestId)];
  }
}

/** True when the server is at fault, so that the log must tell. */
export function isUnforeseen(error: TRPCError): boolean {
  return problemsOf(error, "").some(({ code }) => code === "SERVER_FAULT");
}

export const UNKNOWN_ADDRESS: Problem = {
  code: "PROCEDURE_UNKNOWN",
  path: [],
  message: "Cette adresse n'existe pas dans l'API.",
  remedy: "La page /api/openapi.json donne toutes les adresses.",
};

export const UNREADABLE: Problem = {
  code: "REQUEST_UNREADABLE",
  path: [],
  message: "La demande ne se lit pas : un JSON est attendu, avec la méthode que la procédure demande.",
  remedy: "La page /api/openapi.json dit la méthode et la forme de chaque demande.",
};

export const TOO_LARGE: Problem = {
  code: "REQUEST_TOO_LARGE",
  path: [],
  message: "La demande est trop grande.",
  remedy: "Demandez moins à la fois ; un fichier se découpe en parties, envoyées l'une après l'autre.",
};

export const TOO_MANY: Problem = {
  code: "TOO_MANY_REQUESTS",
  path: [],
  message: "Trop de demandes viennent de cette machine en une minute.",
  remedy: "Attendez une minute, puis recommencez.",
};

export const TOO_MANY_STREAMS: Problem = {
  code: "TOO_MANY_STREAMS",
  path: [],
  message: "Trop de suivis sont ouverts à la fois dans cette session.",
  remedy: "Fermez des onglets ou des suivis, puis recommencez.",
};

/** What nobody foresaw, under the number by which the log tells of it. */
export function unforeseen(requestId: string): Problem {
  return {
    code: "SERVER_FAULT",
    path: [requestId],
    message: `Une panne du serveur a arrêté cette demande (n° ${requestId}). Ce qu'elle écrivait n'est pas gardé.`,
    remedy: "Recommencez ; si cela se reproduit, donnez ce numéro à la personne qui tient le serveur.",
  };
}
