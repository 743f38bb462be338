import { Button, Group, Stack, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemsOf } from "../../../api/problems.ts";
import type { Answers } from "../../../api/session.tsx";
import { useTRPC } from "../../../api/trpc.ts";
import { Conflict } from "../records/conflict.tsx";
import { useDossier } from "../records/dossier-context.tsx";
import { Editor } from "../records/editor.tsx";
import { parseRecord, toRecord, toValues } from "../records/fields.ts";
import { CONTRACT_FIELDS } from "./contract-fields.ts";
import { TermsView } from "./terms-view.tsx";

const PLACE = "contrat";

/** The terms of the contract and its avenants. */
export function TermsTab({ contrat }: { readonly contrat: Answers["payroll"]["readContrat"]["contrat"] }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { typing, fields, mayPay } = useDossier();
  const record = parseRecord(contrat.data);
  const typed = typing.records[PLACE];
  const save = useMutation({
    ...trpc.payroll.saveContrat.mutationOptions(),
    onSuccess: () => typing.drop(PLACE),
    onSettled: () => queries.invalidateQueries(trpc.payroll.pathFilter()),
  });
  const problems = save.error === null ? [] : problemsOf(save.error);
  if (typed === undefined)
    return (
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} size="h3">
            Contrat de travail
          </Title>
          {mayPay && (
            <Button
              variant="default"
              onClick={() =>
                typing.write(PLACE, { values: toValues(CONTRACT_FIELDS, record), revision: contrat.revision })
              }
            >
              Modifier le contrat, ajouter un avenant
            </Button>
          )}
        </Group>
        <TermsView fields={CONTRACT_FIELDS} record={record} names={fields.names} />
      </Stack>
    );
  return (
    <Editor
      title="Modifier le contrat"
      fields={CONTRACT_FIELDS}
      values={typed.values}
      onChange={(values) => typing.write(PLACE, { ...typed, values })}
      onSave={() =>
        save.mutate({
          id: contrat.id,
          revision: typed.revision,
          data: toRecord(CONTRACT_FIELDS, typed.values, record),
        })
      }
      onDrop={() => typing.drop(PLACE)}
      saving={{ isPending: save.isPending, isPaused: save.isPaused, problems }}
      place={["contrat"]}
      context={fields}
      isFound={typing.found.has(PLACE)}
      conflict={
        typed.revision !== contrat.revision &&
        !save.isPending && (
          <Conflict
            fields={CONTRACT_FIELDS}
            theirs={toValues(CONTRACT_FIELDS, record)}
            typed={typed.values}
            context={fields}
            onKeep={() => {
              save.reset();
              typing.write(PLACE, { ...typed, revision: contrat.revision });
            }}
            onTake={() => typing.drop(PLACE)}
          />
        )
      }
    />
  );
}
