import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { frenchDate } from "@bareme/kernel";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemsOf } from "../../../api/problems.ts";
import { useTRPC } from "../../../api/trpc.ts";
import { TermsView } from "../contract/terms-view.tsx";
import { Editor } from "../records/editor.tsx";
import type { FieldContext } from "../records/field-input.tsx";
import { textOf, toRecord, toValues, type Field, type JsonRecord } from "../records/fields.ts";
import type { Typing } from "../records/typed-records.ts";

interface Version {
  readonly effectiveFrom: string;
  readonly revision: number;
  /** As the form asks them. */
  readonly mentions: JsonRecord;
}

/** What documents say of someone, version by version, and how it is written. */
export interface MentionsOf {
  readonly title: string;
  /** Stands where nothing is said. */
  readonly empty: string;
  /** Without the day from which they hold, which every version has. */
  readonly fields: readonly Field[];
  /** Oldest first. */
  readonly versions: readonly Version[];
  /** What a new version begins from. */
  readonly start: JsonRecord;
  readonly save: (version: Version) => Promise<unknown>;
  /** Where a problem of what is said lies among the fields. */
  readonly placeOf?: (path: readonly string[]) => readonly string[];
}

interface Around {
  readonly typing: Typing;
  readonly context: FieldContext;
  readonly mayPay: boolean;
}

const NEW = "mentions|nouveau";
const FROM: Field = {
  key: "effectiveFrom",
  label: "Pour les paies versées à partir du",
  kind: "date",
  required: true,
};

/** The versions, latest first, each of which may be changed, and the way to a new one. */
export function DatedMentions({ of, around }: { readonly of: MentionsOf; readonly around: Around }) {
  const { title, empty, fields, versions, start } = of;
  const { typing, context, mayPay } = around;
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <Group justify="space-between">
        <Title order={2} size="h3">
          {title}
        </Title>
        {mayPay && typing.records[NEW] === undefined && (
          <Button
            size="compact-md"
            variant={versions.length === 0 ? "filled" : "default"}
            onClick={() => typing.write(NEW, { values: toValues([FROM, ...fields], start), revision: 0 })}
          >
            Ajouter des mentions à partir d'une date
          </Button>
        )}
      </Group>
      {typing.records[NEW] !== undefined && (
        <MentionsEditor of={of} around={around} place={NEW} title="Nouvelles mentions" kept={undefined} />
      )}
      {versions.length === 0 && (
        <Text c="dimmed" size="sm">
          {empty}
        </Text>
      )}
      {versions.toReversed().map((version) => {
        const { effectiveFrom, revision, mentions } = version;
        const place = `mentions|${effectiveFrom}`;
        const from = frenchDate(effectiveFrom);
        if (typing.records[place] !== undefined)
          return (
            <MentionsEditor
              key={place}
              of={of}
              around={around}
              place={place}
              title={`Mentions à partir du ${from}`}
              kept={mentions}
            />
          );
        return (
          <Paper key={place} withBorder p="md">
            <Group justify="space-between" mb="sm">
              <Title order={3} size="h4">
                Pour les paies versées à partir du {from}
              </Title>
              {mayPay && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Modifier les mentions à partir du ${from}`}
                  onClick={() =>
                    typing.write(place, {
                      values: { ...toValues(fields, mentions), effectiveFrom },
                      revision,
                    })
                  }
                >
                  Modifier
                </Button>
              )}
            </Group>
            <TermsView fields={fields} record={mentions} names={context.names} />
          </Paper>
        );
      })}
    </Stack>
  );
}

function MentionsEditor({
  of: { fields, save: saved, placeOf = (path) => path },
  around: { typing, context },
  place,
  title,
  kept,
}: {
  readonly of: MentionsOf;
  readonly around: Around;
  readonly place: string;
  readonly title: string;
  readonly kept: JsonRecord | undefined;
}) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: saved,
    onSuccess: () => typing.drop(place),
    onSettled: () => queries.invalidateQueries(trpc.payroll.pathFilter()),
  });
  const typed = typing.records[place];
  if (typed === undefined) return null;
  const problems = (save.error === null ? [] : problemsOf(save.error)).map((problem) => {
    const [first, ...rest] = problem.path;
    return first === "mentions" ? { ...problem, path: placeOf(rest) } : problem;
  });
  const all = [{ ...FROM, fixed: kept !== undefined }, ...fields];
  return (
    <Editor
      title={title}
      fields={all}
      values={typed.values}
      onChange={(values) => typing.write(place, { ...typed, values })}
      onSave={() => {
        const { effectiveFrom, ...mentions } = toRecord(all, typed.values, kept);
        save.mutate({ effectiveFrom: textOf(effectiveFrom), revision: typed.revision, mentions });
      }}
      onDrop={() => typing.drop(place)}
      saving={{ isPending: save.isPending, isPaused: save.isPaused, problems }}
      place={[]}
      context={context}
      isFound={typing.found.has(place)}
    />
  );
}
