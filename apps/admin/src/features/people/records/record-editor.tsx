import { canonicalJson } from "@bareme/kernel";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemsOf } from "../../../api/problems.ts";
import { useTRPC, useTRPCClient } from "../../../api/trpc.ts";
import { Conflict } from "./conflict.tsx";
import { useDossier } from "./dossier-context.tsx";
import { Editor } from "./editor.tsx";
import { parseRecord, toRecord, toValues, type JsonRecord } from "./fields.ts";
import { recordOf } from "./show-record.ts";
import type { Piece, RecordShape } from "./shapes.ts";
import type { TypedRecord } from "./typed-records.ts";

/** The form of one record, new or kept, over what is typed of it. */
export function RecordEditor({
  shape,
  place,
  piece,
  typed,
  title,
}: {
  readonly shape: RecordShape;
  readonly place: string;
  /** The record as it is kept; undefined for a new one. */
  readonly piece: Piece | undefined;
  readonly typed: TypedRecord;
  readonly title: string;
}) {
  const { contratId, typing, fields: context } = useDossier();
  const kept = piece === undefined ? {} : recordOf(shape, piece);
  const fields = shape.fields.map((field) => ({
    ...field,
    fixed: piece !== undefined && shape.identity.includes(field.key),
  }));
  const save = useSavePiece(place);
  const hasMoved = piece !== undefined && piece.revision !== typed.revision;
  const send = (): void => {
    const record = toRecord(shape.fields, typed.values, kept);
    save.mutate({
      contratId,
      kind: shape.kind,
      ...(piece !== undefined && { key: piece.key }),
      revision: typed.revision,
      data: shape.within === undefined ? record : { [shape.within]: record },
    });
  };
  const problems = save.error === null ? [] : problemsOf(save.error);
  const key = piece?.key ?? problems.find(({ path }) => path[0] === shape.kind)?.path[1] ?? "";
  return (
    <Editor
      title={title}
      fields={fields}
      values={typed.values}
      onChange={(values) => typing.write(place, { ...typed, values })}
      onSave={send}
      onDrop={() => typing.drop(place)}
      saving={{ isPending: save.isPending, isPaused: save.isPaused, problems }}
      place={[shape.kind, key]}
      context={context}
      isFound={typing.found.has(place)}
      conflict={
        hasMoved &&
        !save.isPending && (
          <Conflict
            fields={shape.fields}
            theirs={toValues(shape.fields, kept)}
            typed={typed.values}
            context={context}
            onKeep={() => {
              save.reset();
              typing.write(place, { ...typed, revision: piece.revision });
            }}
            onTake={() => typing.drop(place)}
          />
        )
      }
    />
  );
}

interface Asked {
  readonly contratId: string;
  readonly kind: Piece["kind"];
  readonly key?: string;
  readonly revision: number;
  readonly data: JsonRecord;
}

/** Writes a record. Sent again after an answer that was lost, it finds its own writing: that is no conflict. */
function useSavePiece(place: string) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const { typing } = useDossier();
  return useMutation({
    ...trpc.payroll.savePiece.mutationOptions(),
    mutationFn: async (asked: Asked) => {
      try {
        return await api.payroll.savePiece.mutate(asked);
      } catch (thrown) {
        const [problem] = problemsOf(thrown);
        if (problem?.code !== "CHANGED_MEANWHILE") throw thrown;
        const { pieces } = await api.payroll.readContrat.query({ contratId: asked.contratId });
        const now = pieces.find(({ kind, key }) => kind === asked.kind && key === problem.path[1]);
        if (now === undefined || canonicalJson(parseRecord(now.data)) !== canonicalJson(asked.data))
          throw thrown;
        return now;
      }
    },
    onSuccess: () => typing.drop(place),
    onSettled: () => queries.invalidateQueries(trpc.payroll.pathFilter()),
  });
}
