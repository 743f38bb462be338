import { canonicalJson } from "@bareme/kernel";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemsOf } from "../../../api/problems.ts";
import type { Answers } from "../../../api/session.tsx";
import { useTRPC, useTRPCClient } from "../../../api/trpc.ts";
import { parseRecord } from "../records/fields.ts";
import type { CraChange } from "./typed-month.ts";

type Pieces = Answers["payroll"]["readContrat"]["pieces"];

/** The change of one contract's month, as the server takes it. */
export function askedOf(contratId: string, { written, removed }: CraChange) {
  return { contratId, pieces: written.map(asCra), removed: removed.map(asCra) };
}

type Asked = ReturnType<typeof askedOf>;

/**
 * The whole month in one change: a connection that is lost leaves it written or not, never half. Sent again after an answer that was lost, it finds its own
 * writing: that is no conflict.
 */
export function useSaveCra(onSaved: () => void) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queries = useQueryClient();
  return useMutation({
    ...trpc.payroll.savePieces.mutationOptions(),
    mutationFn: async (asked: Asked) => {
      try {
        return await api.payroll.savePieces.mutate(asked);
      } catch (thrown) {
        if (!problemsOf(thrown).some(({ code }) => MAY_BE_OWN.has(code))) throw thrown;
        const { pieces } = await api.payroll.readContrat.query({ contratId: asked.contratId });
        if (!isWritten(asked, pieces)) throw thrown;
        return pieces;
      }
    },
    onSuccess: onSaved,
    onSettled: () => queries.invalidateQueries(trpc.payroll.pathFilter()),
  });
}

/** What the server answers to a change that was made already: its revisions have moved, and what it takes out is gone. */
const MAY_BE_OWN: ReadonlySet<string> = new Set(["CHANGED_MEANWHILE", "PIECE_UNKNOWN"]);

function isWritten({ pieces: written, removed }: Asked, pieces: Pieces): boolean {
  const now = new Map(
    pieces
      .filter(({ kind }) => kind === "cra")
      .map(({ key, data }) => [key, canonicalJson(parseRecord(data))]),
  );
  return (
    written.every(({ key, data }) => now.get(key) === canonicalJson(data)) &&
    removed.every(({ key }) => !now.has(key))
  );
}

function asCra<T>(one: T) {
  return { ...one, kind: "cra" as const };
}
