import type { z } from "zod";

/** A shape of all that a type holds and nothing else: a member that one of them lacks does not compile, be it optional, nor an option of a choice. */
export function exactly<T>() {
  return <S extends z.ZodType<T>>(shape: S & Alike<Full<T>, Full<z.output<S>>>): z.ZodType<T> => shape;
}

type Alike<A, B> = [A, B] extends [B, A] ? unknown : never;

/** Every member there must be, so that one that is missing shows. */
type Full<T> = unknown extends T
  ? unknown
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Full<Item>[]
      : { readonly [K in keyof T]-?: Full<T[K]> };
