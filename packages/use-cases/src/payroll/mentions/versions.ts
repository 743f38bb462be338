import type { z } from "zod";
import type { MentionsVersion } from "../../ports/store.ts";

/** A version of mentions, read. */
export interface Dated<T> {
  readonly effectiveFrom: string;
  readonly revision: number;
  readonly mentions: T;
}

/** The versions that the store keeps were written by us: another shape is a fault, not a problem. */
export function readVersions<S extends z.ZodType>(
  shape: S,
  versions: readonly MentionsVersion[],
): readonly Dated<z.output<S>>[] {
  return versions.map(({ effectiveFrom, revision, data }) => ({
    effectiveFrom,
    revision,
    mentions: shape.parse(JSON.parse(data)),
  }));
}

/** The version in force on a day, among those given oldest first. */
export function inForce<V extends { readonly effectiveFrom: string }>(
  versions: readonly V[],
  on: string,
): V | undefined {
  return versions.findLast(({ effectiveFrom }) => effectiveFrom <= on);
}

/** The day before which a version that begins on `from` holds; null when none comes after. */
export function endOf(versions: readonly { readonly effectiveFrom: string }[], from: string): string | null {
  return versions.find(({ effectiveFrom }) => effectiveFrom > from)?.effectiveFrom ?? null;
}
