import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { frenchDate, type JsonValue } from "@bareme/kernel";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { problemsOf } from "../../../api/problems.ts";
import { useTRPC } from "../../../api/trpc.ts";
import { useDossier } from "../records/dossier-context.tsx";
import { Editor } from "../records/editor.tsx";
import { isRecord, textOf, toRecord, toValues, type Field, type JsonRecord } from "../records/fields.ts";
import { MENTION_FIELDS } from "./contract-fields.ts";
import { TermsView } from "./terms-view.tsx";

const NEW = "mentions|nouveau";
const SHOWN: readonly Field[] = MENTION_FIELDS.filter(({ key }) => key !== "effectiveFrom");

/** What payslips and statements say of who is paid, version by version. */
export function MentionsSection() {
  const trpc = useTRPC();
  const { contratId, typing, fields, mayPay } = useDossier();
  const { data } = useSuspenseQuery(trpc.payroll.readMentions.queryOptions({ contratId }));
  const latest = data.contrat.at(-1);
  const start = latest === undefined ? {} : toValues(SHOWN, latest.mentions);
  return (
    <Stack gap="sm" component="section" aria-label="Mentions des documents">
      <Group justify="space-between">
        <Title order={2} size="h3">
          Mentions des documents
        </Title>
        {mayPay && typing.records[NEW] === undefined && (
          <Button
            size="compact-md"
            variant="default"
            onClick={() => typing.write(NEW, { values: start, revision: 0 })}
          >
            Ajouter des mentions à partir d'une date
          </Button>
        )}
      </Group>
      {typing.records[NEW] !== undefined && (
        <MentionsEditor place={NEW} title="Nouvelles mentions" kept={undefined} />
      )}
      {data.contrat.length === 0 && (
        <Text c="dimmed" size="sm">
          Rien encore : le bulletin ne peut pas se remettre sans l'emploi ni la classification.
        </Text>
      )}
      {data.contrat.toReversed().map(({ effectiveFrom, revision, mentions }) => {
        const place = `mentions|${effectiveFrom}`;
        if (typing.records[place] !== undefined)
          return (
            <MentionsEditor
              key={place}
              place={place}
              title={`Mentions à partir du ${frenchDate(effectiveFrom)}`}
              kept={mentions}
            />
          );
        return (
          <Paper key={place} withBorder p="md">
            <Group justify="space-between" mb="sm">
              <Title order={3} size="h4">
                Pour les paies versées à partir du {frenchDate(effectiveFrom)}
              </Title>
              {mayPay && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Modifier les mentions à partir du ${frenchDate(effectiveFrom)}`}
                  onClick={() =>
                    typing.write(place, {
                      values: { ...toValues(SHOWN, mentions), effectiveFrom },
                      revision,
                    })
                  }
                >
                  Modifier
                </Button>
              )}
            </Group>
            <TermsView fields={SHOWN} record={mentions} names={fields.names} />
          </Paper>
        );
      })}
    </Stack>
  );
}

function MentionsEditor({
  place,
  title,
  kept,
}: {
  readonly place: string;
  readonly title: string;
  readonly kept: JsonRecord | undefined;
}) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { contratId, typing, fields } = useDossier();
  const save = useMutation({
    ...trpc.payroll.saveMentionsContrat.mutationOptions(),
    onSuccess: () => typing.drop(place),
    onSettled: () => queries.invalidateQueries(trpc.payroll.pathFilter()),
  });
  const typed = typing.records[place];
  if (typed === undefined) return null;
  const problems = (save.error === null ? [] : problemsOf(save.error)).map((problem) => ({
    ...problem,
    path: problem.path[0] === "mentions" ? problem.path.slice(1) : problem.path,
  }));
  const send = (): void => {
    const { effectiveFrom, ...mentions } = toRecord(MENTION_FIELDS, typed.values, kept);
    save.mutate({
      contratId,
      effectiveFrom: typeof effectiveFrom === "string" ? effectiveFrom : "",
      revision: typed.revision,
      mentions: asked(mentions),
    });
  };
  return (
    <Editor
      title={title}
      fields={MENTION_FIELDS.map((field) => ({
        ...field,
        fixed: field.key === "effectiveFrom" && kept !== undefined,
      }))}
      values={typed.values}
      onChange={(values) => typing.write(place, { ...typed, values })}
      onSave={send}
      onDrop={() => typing.drop(place)}
      saving={{ isPending: save.isPending, isPaused: save.isPaused, problems }}
      place={[]}
      context={fields}
      isFound={typing.found.has(place)}
    />
  );
}

interface Mentions {
  readonly adresse: string[];
  readonly emploi: string;
  readonly classification: string;
  readonly baseDeRemuneration: string | null;
  readonly datesDeConges: { du: string; au: string }[];
  readonly paiesAnterieures: {
    from: string;
    to: string;
    paymentDate: string;
    netImposable: string;
    impot: string;
    heuresExonerees: string;
  }[];
}

/** The mentions as the server asks them; what is missing is empty, and the server says so. */
function asked(record: JsonRecord): Mentions {
  const base = record["baseDeRemuneration"];
  return {
    adresse: listOf(record["adresse"]).flatMap((line) => (typeof line === "string" ? [line] : [])),
    emploi: text(record, "emploi"),
    classification: text(record, "classification"),
    baseDeRemuneration: typeof base === "string" ? base : null,
    datesDeConges: listOf(record["datesDeConges"]).map((one) => ({
      du: text(one, "du"),
      au: text(one, "au"),
    })),
    paiesAnterieures: listOf(record["paiesAnterieures"]).map((one) => ({
      from: text(one, "from"),
      to: text(one, "to"),
      paymentDate: text(one, "paymentDate"),
      netImposable: text(one, "netImposable"),
      impot: text(one, "impot"),
      heuresExonerees: text(one, "heuresExonerees"),
    })),
  };
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function text(record: JsonValue, key: string): string {
  return isRecord(record) ? textOf(record[key]) : "";
}
