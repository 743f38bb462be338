import { Alert, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Problem } from "@bareme/kernel";
import { useMemo, useState } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useMay, useSociete } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { Problems } from "../../parts/problems.tsx";
import { useContractNames } from "../../parts/use-contract-names.ts";
import { useKept } from "../../parts/use-kept.ts";
import { ChooseFile } from "./import/choose-file.tsx";
import { csvRows, withCell, withoutRow } from "./import/csv-text.ts";
import type { ImportKind } from "./import/kinds.ts";
import { lineRows, type Preview } from "./import/preview-rows.ts";
import { readChosen, type ChosenFile } from "./import/read-file.ts";
import { RefusedLines } from "./import/refused-lines.tsx";
import { TakenLines } from "./import/taken-lines.tsx";
import { SavingWords } from "./records/editor.tsx";

interface Work {
  readonly kind: ImportKind;
  readonly file: ChosenFile | null;
}

const NOTHING: Work = { kind: "cra", file: null };

export function ImportPage() {
  const { slug } = useSociete();
  const mayPay = useMay("pay");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { work, write, clear, found } = useWork(`${slug} import`);
  // What the preview was made of: when the file moves on, it is no longer what would be applied.
  const [read, setRead] = useState<Work | null>(null);
  const preview = useMutation(trpc.payroll.previewImport.mutationOptions());
  const apply = useMutation({
    ...trpc.payroll.applyImport.mutationOptions(),
    onSuccess: () => clear(),
    onSettled: () => queries.invalidateQueries(trpc.payroll.pathFilter()),
  });
  const { kind, file } = work;
  const look = (next: Work): void => {
    if (next.file === null) return;
    apply.reset();
    setRead(next);
    preview.mutate({ kind: next.kind, file: asked(next.file) });
  };
  const begin = (next: Work): void => {
    preview.reset();
    apply.reset();
    write(next);
    look(next);
  };
  const [unread, setUnread] = useState<readonly Problem[]>([]);
  const choose = (chosen: File): void => {
    setUnread([]);
    void readChosen(chosen)
      .then((next) => begin({ kind, file: next }))
      // A file that was moved or closed to us since it was chosen.
      .catch(() => setUnread([NOT_READ]));
  };
  const shown = file === null ? undefined : preview.data;
  const isMoved = read !== work;
  return (
    <>
      <PageHead
        title="Importer"
        says="Un fichier de CRA, de factures ou d'encaissements : rien n'est écrit avant que vous ayez lu ce qu'il changerait."
      />
      <Stack gap="lg">
        {mayPay ? (
          <ChooseFile kind={kind} onKind={(next) => begin({ kind: next, file })} onFile={choose} />
        ) : (
          <Text>Importer demande le rôle de gestionnaire de paie.</Text>
        )}
        {apply.data !== undefined && (
          <Alert
            role="status"
            variant="default"
            icon={<IconCheck color="var(--juste)" aria-hidden />}
            title="Import appliqué"
          >
            {apply.data.written} {apply.data.written > 1 ? "enregistrements écrits" : "enregistrement écrit"},{" "}
            {apply.data.unchanged} déjà tels que le fichier les dit.
          </Alert>
        )}
        {file !== null && (
          <Group gap="sm">
            <Text fw={600}>{file.name}</Text>
            <Button size="compact-sm" variant="default" onClick={() => begin({ kind, file: null })}>
              Laisser ce fichier
            </Button>
            {found && (
              <Text size="sm" role="status">
                Fichier retrouvé de votre dernière visite.
              </Text>
            )}
            {isMoved && (
              <Button size="compact-sm" onClick={() => look(work)} loading={preview.isPending}>
                Relire l'aperçu
              </Button>
            )}
            <SavingWords isPending={preview.isPending} isPaused={preview.isPaused} problems={[]} />
          </Group>
        )}
        {preview.isPending && (
          <div role="status">
            <Text size="sm">Lecture du fichier et des dossiers…</Text>
            <Progress value={100} animated aria-label="Lecture du fichier" />
          </div>
        )}
        <Problems problems={unread} title="Ce fichier n'a pas été ouvert" />
        <Problems
          problems={preview.error === null ? [] : problemsOf(preview.error)}
          title="Le fichier ne peut pas être lu"
        />
        <Problems problems={apply.error === null ? [] : problemsOf(apply.error)} title="Rien n'a été écrit" />
        {file !== null && shown !== undefined && (
          <PreviewOf
            preview={shown}
            work={work}
            isMoved={isMoved}
            onWork={write}
            onReread={() => look(work)}
            applying={apply}
            onApply={() => apply.mutate({ kind, file: asked(file), hash: shown.hash })}
          />
        )}
      </Stack>
    </>
  );
}

const NOT_READ: Problem = {
  code: "SCREEN_FILE_UNREADABLE",
  path: [],
  message: "Le navigateur n'a pas pu lire ce fichier.",
  remedy:
    "Vérifiez qu'il est toujours là et qu'aucun autre logiciel ne le tient, puis choisissez-le à nouveau.",
};

/** A browser keeps about five million characters for a site: a larger file is kept as long as the page alone. */
const MOST_KEPT = 1_000_000;

function useWork(name: string) {
  const [kept, keep, { clear, found }] = useKept(name, NOTHING);
  const [large, setLarge] = useState<Work | null>(null);
  const write = (next: Work): void => {
    const size =
      next.file === null ? 0 : next.file.kind === "csv" ? next.file.text.length : next.file.base64.length;
    setLarge(size > MOST_KEPT ? next : null);
    keep(size > MOST_KEPT ? { ...next, file: null } : next);
  };
  return {
    work: large ?? kept,
    write,
    found: found && kept.file !== null,
    clear: () => {
      setLarge(null);
      clear();
    },
  };
}

function asked(file: ChosenFile) {
  return file.kind === "csv" ? { text: file.text } : { base64: file.base64 };
}

/** What the file would change, the refused lines first, and the way to apply all of it. */
function PreviewOf({
  preview,
  work,
  isMoved,
  onWork,
  onReread,
  applying,
  onApply,
}: {
  readonly preview: Preview;
  readonly work: Work;
  readonly isMoved: boolean;
  readonly onWork: (work: Work) => void;
  readonly onReread: () => void;
  readonly applying: { readonly isPending: boolean; readonly isPaused: boolean };
  readonly onApply: () => void;
}) {
  const { file } = work;
  const nameOf = useContractNames();
  const rows = useMemo(() => lineRows(preview), [preview]);
  const refused = rows.filter(({ status }) => status === "refused");
  const taken = useMemo(() => rows.filter(({ status }) => status !== "refused"), [rows]);
  const csv = file?.kind === "csv" ? file : null;
  const lines = useMemo(() => (csv === null ? [] : csvRows(csv.text)), [csv]);
  const byLine = useMemo(() => new Map(lines.map((row) => [row.line, row])), [lines]);
  const put = (text: string): void => {
    if (csv !== null) onWork({ ...work, file: { ...csv, text } });
  };
  const corrected = taken.filter(({ status }) => status === "corrected").length;
  const moving = preview.changes.filter(({ change }) => change !== "none").length;
  return (
    <Stack gap="lg">
      <Text role="status">
        {rows.length} {rows.length > 1 ? "lignes" : "ligne"} : {refused.length} refusée
        {refused.length > 1 && "s"}, {corrected} corrigée{corrected > 1 && "s"} à la lecture,{" "}
        {taken.length - corrected} acceptée
        {taken.length - corrected > 1 && "s"} ; {moving}{" "}
        {moving > 1 ? "enregistrements changeraient" : "enregistrement changerait"}.
      </Text>
      <RefusedLines
        refused={refused}
        header={lines[0]?.cells.map((name) => name.trim()) ?? []}
        rows={byLine}
        onCell={(row, column, value) => csv !== null && put(withCell(csv.text, row, column, value))}
        onRemove={(row) => {
          if (csv === null) return;
          const next = { ...work, file: { ...csv, text: withoutRow(csv.text, row) } };
          onWork(next);
        }}
        onReread={onReread}
        isMoved={isMoved}
      />
      <Group gap="sm">
        <Button
          onClick={onApply}
          disabled={refused.length > 0 || isMoved || moving === 0}
          loading={applying.isPending && !applying.isPaused}
        >
          Appliquer l'import
        </Button>
        <Text size="sm" c="dimmed">
          {refused.length > 0
            ? "Tout ou rien : l'import s'applique quand plus aucune ligne n'est refusée."
            : isMoved
              ? "Le fichier a changé depuis l'aperçu : relisez-le."
              : moving === 0
                ? "Tout est déjà enregistré."
                : "Tout sera écrit en une fois, ou rien."}
        </Text>
        <SavingWords {...applying} problems={[]} />
      </Group>
      <TakenLines rows={taken} nameOf={nameOf} />
    </Stack>
  );
}
