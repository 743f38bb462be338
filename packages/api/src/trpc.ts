import type { Problem } from "@bareme/kernel";
import { chooseTenant, readInput, type Actor, type Right } from "@bareme/use-cases";
import { initTRPC } from "@trpc/server";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { z } from "zod";
import type { ApiContext } from "./context.ts";
import { isTooDeep } from "./depth.ts";
import { answer, problemsOf, refusal } from "./problems.ts";

/** What the page of the API says of a procedure, and what the tests over the whole router hold it to. */
export interface ProcedureMeta {
  /** One French sentence. */
  readonly says: string;
  /** The right that its use case asks for; null when anybody signed in may. */
  readonly right: Right | readonly Right[] | null;
  /** What each event of a subscription holds. */
  readonly events?: z.ZodType;
}

const t = initTRPC
  .context<ApiContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: ({ shape, error, ctx, type }) => ({
      // A client would ask for a subscription that met a fault again and again, and never tell.
      code: type === "subscription" ? TRPC_ERROR_CODES_BY_KEY.UNPROCESSABLE_CONTENT : shape.code,
      message: "",
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        problems: problemsOf(error, ctx?.requestId ?? ""),
      },
    }),
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 60_000 } },
  });

export const { router } = t;

/** For whoever has not signed in. */
export const forAnybody = t.procedure;

/** For a user with a session, whatever its tenants. */
export const forUser = t.procedure.use(({ ctx, next }) => {
  if (ctx.token === null) throw refusal([SIGNED_OUT]);
  return next({ ctx: { ...ctx, token: ctx.token } });
});

/** For a user who works for one tenant. What it may do there is the use case's to say. */
export const forTenant = forUser.use(async ({ ctx, next }) => {
  if (ctx.societeId === null) throw refusal([NO_TENANT]);
  const chosen = await answer(chooseTenant(ctx.deps.access, ctx.token, { societeId: ctx.societeId }));
  const actor: Actor = chosen.actor;
  return next({ ctx: { ...ctx, actor } });
});

/** What a procedure is asked. It is refused in French, and handed on as it came: the use case reads it. */
export interface Asked<S extends z.ZodType> {
  readonly _input: z.input<S>;
  readonly _output: z.input<S>;
  readonly schema: S;
  readonly parse: (input: unknown) => z.input<S>;
}

export function asked<S extends z.ZodType>(schema: S): Asked<S> {
  const parse = (input: unknown): z.input<S> => {
    if (isTooDeep(input)) throw refusal([TOO_DEEP]);
    const read = readInput(schema, input);
    if (!read.ok) throw refusal(read.problems);
    return input as z.input<S>;
  };
  return { schema, parse } as Asked<S>;
}

const TOO_DEEP: Problem = {
  code: "INPUT_INVALID",
  path: [],
  message: "La demande emboîte trop de listes ou d'objets les uns dans les autres.",
  remedy: "Donnez les valeurs dans la forme que dit la page /api/openapi.json.",
};

const SIGNED_OUT: Problem = {
  code: "SESSION_ENDED",
  path: [],
  message: "Votre session est terminée, ou n'a jamais été ouverte.",
  remedy: "Connectez-vous à nouveau.",
};

const NO_TENANT: Problem = {
  code: "TENANT_MISSING",
  path: ["x-societe"],
  message: "La demande ne dit pas pour quelle société elle est.",
  remedy: "Donnez l'identifiant d'une de vos sociétés dans l'en-tête « x-societe ».",
};
