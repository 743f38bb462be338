import type { Right } from "@bareme/use-cases";
import { z } from "zod";
import type { ProcedureMeta } from "./trpc.ts";

/** A procedure as its declaration tells it: what the page of the API and the tests over the whole router go by. */
export interface ProcedureShape {
  /** `payroll.openMonth` */
  readonly path: string;
  readonly kind: "query" | "mutation" | "subscription";
  readonly says: string;
  /** One of these is needed; empty when anybody may, or any user. */
  readonly right: readonly Right[];
  readonly input: z.ZodType;
  /** Of each event, for a subscription. */
  readonly output: z.ZodType;
}

/** The part of a procedure's definition that tRPC keeps at run time; its types leave it out. */
interface Definition {
  readonly type: ProcedureShape["kind"];
  readonly meta?: ProcedureMeta;
  readonly inputs: readonly unknown[];
  readonly output?: unknown;
}

export function shapeOf(path: string, procedure: { readonly _def: object }): ProcedureShape {
  const { type, meta, inputs, output } = procedure._def as Definition;
  const input = inputs.at(-1);
  const answered = meta?.events ?? output;
  const isAsked = typeof input === "object" && input !== null && "schema" in input;
  if (
    meta === undefined ||
    !isAsked ||
    !(input.schema instanceof z.ZodType) ||
    !(answered instanceof z.ZodType)
  )
    throw new Error(`${path} does not declare what it says, is asked and answers`);
  const right = meta.right === null ? [] : [meta.right].flat();
  return { path, kind: type, says: meta.says, right, input: input.schema, output: answered };
}
