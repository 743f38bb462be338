import { Button, Group, Stack, Text } from "@mantine/core";
import type { Month } from "@bareme/kernel";
import { problemsOf } from "../../../api/problems.ts";
import { useSociete } from "../../../api/session.tsx";
import { Problems } from "../../../parts/problems.tsx";
import { useKept } from "../../../parts/use-kept.ts";
import { useDossier } from "../records/dossier-context.tsx";
import { SavingWords } from "../records/editor.tsx";
import { daysOf, isCell, type CraRow, type Measure } from "./cells.ts";
import { CraConflict } from "./cra-conflict.tsx";
import { CraGrid } from "./cra-grid.tsx";
import {
  changeOf,
  movedCells,
  NOTHING_TYPED,
  overNow,
  typedCells,
  withCell,
  withoutCells,
  withoutTime,
  type Entries,
} from "./typed-month.ts";
import { askedOf, useSaveCra } from "./use-save-cra.ts";

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
  readonly entries: Entries;
  readonly isClosed: boolean;
}) {
  const { slug } = useSociete();
  const { contratId, mayPay } = useDossier();
  const [typed, write, { clear, found }] = useKept(`${slug} cra ${contratId} ${month}`, NOTHING_TYPED);
  const save = useSaveCra(clear);
  const count = typedCells(typed).length;
  const moved = save.isPending ? [] : movedCells(typed, entries);
  const lacks = save.isPending ? null : lackOf(typed, entries);
  const send = (): void => {
    const change = changeOf(typed, entries);
    // All of it is kept as it is typed already.
    if (change.written.length + change.removed.length === 0) clear();
    else save.mutate(askedOf(contratId, change));
  };
  const choose = (next: typeof typed): void => {
    save.reset();
    write(next);
  };
  return (
    <Stack gap="sm">
      {found && count > 0 && (
        <Text size="sm" role="status">
          Saisie retrouvée : {count} {count > 1 ? "cases n'avaient" : "case n'avait"} pas été enregistrées.
        </Text>
      )}
      {moved.length > 0 && (
        <CraConflict
          cells={moved}
          rows={rows}
          onKeep={() => choose(overNow(typed, entries))}
          onTake={() => choose(withoutCells(typed, moved))}
        />
      )}
      <CraGrid
        days={daysOf(month)}
        rows={rows}
        measure={measure}
        entries={entries}
        typed={typed.cells}
        onType={(cell, text) => write(withCell(typed, cell, text, entries))}
        isLocked={isClosed || !mayPay || save.isPending}
        caption={`Compte rendu d'activité, ${measure === "heures" ? "en heures" : measure === "jours" ? "en jours" : "jours de télétravail"}`}
      />
      <Problems
        problems={save.error === null ? [] : problemsOf(save.error)}
        title="Le compte rendu n'a pas été enregistré"
      />
      {count > 0 && (
        <Group gap="sm">
          <Button
            onClick={send}
            disabled={lacks !== null || moved.length > 0}
            loading={save.isPending && !save.isPaused}
          >
            Enregistrer le compte rendu
          </Button>
          <Button variant="default" onClick={clear}>
            Abandonner la saisie
          </Button>
          {lacks !== null && (
            <Text size="sm" role="status">
              {lacks}
            </Text>
          )}
          <SavingWords isPending={save.isPending} isPaused={save.isPaused} problems={[]} />
        </Group>
      )}
    </Stack>
  );
}

/** Why what is typed cannot be sent, or null. */
function lackOf(typed: typeof NOTHING_TYPED, entries: Entries): string | null {
  if (typedCells(typed).some(({ measure, text }) => !isCell(measure, text)))
    return "Les cases encadrées ne se lisent pas : 1 ou 0,5 pour des jours, un nombre pour des heures.";
  return withoutTime(typed, entries).length > 0
    ? "Du télétravail est saisi un jour sans temps de travail : saisissez d'abord ses jours ou ses heures."
    : null;
}
