import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { problemsOf } from "../../api/problems.ts";
import { useSociete } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { useKept } from "../../parts/use-kept.ts";
import { CONTRACT_FIELDS } from "./contract/contract-fields.ts";
import { Editor } from "./records/editor.tsx";
import { toRecord, type JsonRecord } from "./records/fields.ts";
import { useRuleNames } from "./records/rule-names.ts";

const NOTHING: JsonRecord = {};
const NONE = (): readonly [] => [];

/** A new contract of a porté; its page opens once it is there. Suspends until the rules are read. */
export function NewContract({
  porteId,
  name,
  onDone,
}: {
  readonly porteId: string;
  readonly name: string;
  readonly onDone: () => void;
}) {
  const { slug } = useSociete();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const names = useRuleNames();
  const [typed, write, { clear, found }] = useKept(`${slug} contrat nouveau ${porteId}`, NOTHING);
  const save = useMutation({
    ...trpc.payroll.saveContrat.mutationOptions(),
    onSuccess: ({ id }) => {
      clear();
      onDone();
      void navigate({ to: "/$societe/contrats/$contrat", params: { societe: slug, contrat: id } });
    },
    onSettled: () => queries.invalidateQueries(trpc.payroll.pathFilter()),
  });
  return (
    <Editor
      title={`Nouveau contrat de ${name}`}
      fields={CONTRACT_FIELDS}
      values={typed}
      onChange={write}
      onSave={() => save.mutate({ porteId, data: toRecord(CONTRACT_FIELDS, typed) })}
      onDrop={() => {
        clear();
        onDone();
      }}
      saving={{
        isPending: save.isPending,
        isPaused: save.isPaused,
        problems: save.error === null ? [] : problemsOf(save.error),
      }}
      place={["contrat"]}
      context={{ names, known: NONE }}
      isFound={found}
    />
  );
}
