import { Button, Group, Stack, Text } from "@mantine/core";
import type { Month } from "@bareme/kernel";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemsOf } from "../../../api/problems.ts";
import { useSociete } from "../../../api/session.tsx";
import { useTRPC, useTRPCClient } from "../../../api/trpc.ts";
import { Problems } from "../../../parts/problems.tsx";
import { useKept } from "../../../parts/use-kept.ts";
import { useDossier } from "../records/dossier-context.tsx";
import { SavingWords } from "../records/editor.tsx";
import type { Piece } from "../records/shapes.ts";
import {
  changeOf,
  daysOf,
  isCell,
  type CraChange,
  type CraRow,
  type Measure,
  type TypedCells,
} from "./cells.ts";
import { CraGrid } from "./cra-grid.tsx";

const NOTHING: TypedCells = {};

/** The calendar of one month and its save: all its days or none. */
export function CraMonth({
  month,
  measure,
  rows,
  entries,
  isClosed,
}: {
  readonly month: Month;
  readonly measure: Measure;
  readonly rows: readonly CraRow[];
  readonly entries: ReadonlyMap<string, Piece>;
  readonly isClosed: boolean;
}) {
  const { slug } = useSociete();
  const { contratId, mayPay } = useDossier();
  const [typed, write, { clear, found }] = useKept(`${slug} cra ${contratId} ${month}`, NOTHING);
  const save = useSaveCra(contratId, clear);
  const count = Object.keys(typed).length;
  const wrong = Object.entries(typed).filter(([key, text]) => !isCell(measureOf(key), text));
  const send = (): void => save.mutate(changeOf(typed, entries));
  return (
    <Stack gap="sm">
      {found && count > 0 && (
        <Text size="sm" role="status">
          Saisie retrouvée : {count} {count > 1 ? "cases n'avaient" : "case n'avait"} pas été enregistrées.
        </Text>
      )}
      <CraGrid
        days={daysOf(month)}
        rows={rows}
        measure={measure}
        entries={entries}
        typed={typed}
        onType={(key, text) => write({ ...typed, [key]: text })}
        isLocked={isClosed || !mayPay || save.isPending}
        caption={`Compte rendu d'activité, ${measure === "heures" ? "en heures" : measure === "jours" ? "en jours" : "jours de télétravail"}`}
      />
      <Problems
        problems={save.error === null ? [] : problemsOf(save.error)}
        title="Le compte rendu n'a pas été enregistré"
      />
      {count > 0 && (
        <Group gap="sm">
          <Button onClick={send} disabled={wrong.length > 0} loading={save.isPending && !save.isPaused}>
            Enregistrer le compte rendu
          </Button>
          <Button variant="default" onClick={clear}>
            Abandonner la saisie
          </Button>
          {wrong.length > 0 && (
            <Text size="sm" role="status">
              Les cases encadrées ne se lisent pas : 1 ou 0,5 pour des jours, un nombre pour des heures.
            </Text>
          )}
          <SavingWords isPending={save.isPending} isPaused={save.isPaused} problems={[]} />
        </Group>
      )}
    </Stack>
  );
}

/** The whole month in one change: a connection that is lost leaves it written or not, never half. */
function useSaveCra(contratId: string, onSaved: () => void) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ written, removed }: CraChange) =>
      api.payroll.savePieces.mutate({ contratId, pieces: written.map(asCra), removed: removed.map(asCra) }),
    onSuccess: onSaved,
    onSettled: () => queries.invalidateQueries(trpc.payroll.pathFilter()),
  });
}

function asCra<T>(one: T) {
  return { ...one, kind: "cra" as const };
}

function measureOf(key: string): Measure {
  if (key.startsWith("heures|")) return "heures";
  return key.startsWith("jours|") ? "jours" : "teletravail";
}
