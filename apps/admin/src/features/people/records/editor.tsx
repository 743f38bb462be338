import type { Problem } from "@bareme/kernel";
import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useIsOnline } from "../../../api/connection.ts";
import { Problems } from "../../../parts/problems.tsx";
import type { FieldContext } from "./field-input.tsx";
import { FieldInputs } from "./field-inputs.tsx";
import { lacks, type Field, type JsonRecord } from "./fields.ts";
import { splitProblems } from "./problems-at.ts";

/** How far a save is. */
export interface Saving {
  readonly isPending: boolean;
  readonly isPaused: boolean;
  readonly problems: readonly Problem[];
}

/** A form of a record: its fields, what is wrong on each of them, and its two ways out. */
export function Editor({
  title,
  fields,
  values,
  onChange,
  onSave,
  onDrop,
  saving,
  place,
  context,
  isFound,
  conflict,
}: {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly values: JsonRecord;
  readonly onChange: (values: JsonRecord) => void;
  readonly onSave: () => void;
  readonly onDrop: () => void;
  readonly saving: Saving;
  /** Where the server's paths begin for this record. */
  readonly place: readonly string[];
  readonly context: FieldContext;
  /** Typed before the page was opened. */
  readonly isFound: boolean;
  /** Stands above the form when someone else changed the record meanwhile. */
  readonly conflict?: ReactNode;
}) {
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // Who opened the form goes on in it; one that was found with the page is left where it is.
  useEffect(() => {
    if (!isFound)
      form.current?.querySelector<HTMLElement>("input:not([readonly]), select, textarea")?.focus();
  }, [isFound]);
  const { own, others } = splitProblems(saving.problems, place, fields);
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const isLacking = lacks(fields, values);
          setTried(isLacking);
          if (!isLacking && !saving.isPending) onSave();
        }}
      >
        <Stack gap="md">
          <Title order={3} size="h4">
            {title}
          </Title>
          {isFound && (
            <Text size="sm" role="status">
              Saisie retrouvée : elle n'avait pas été enregistrée. Enregistrez-la, ou abandonnez-la.
            </Text>
          )}
          {conflict}
          <Problems problems={others} title="L'enregistrement n'a pas abouti" />
          <FieldInputs
            fields={fields}
            values={values}
            onChange={onChange}
            problems={own}
            context={context}
            isTried={isTried}
          />
          <Group gap="sm">
            <Button type="submit" loading={saving.isPending && !saving.isPaused}>
              Enregistrer
            </Button>
            <Button variant="default" onClick={onDrop}>
              Abandonner la saisie
            </Button>
            {isTried && lacks(fields, values) && (
              <Text size="sm" role="alert" c="var(--faux)">
                Il manque des champs marqués d'un astérisque.
              </Text>
            )}
            <SavingWords {...saving} />
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

/** Where what was typed is, when the connection is lost. */
export function SavingWords({ isPending, isPaused }: Saving) {
  const isOnline = useIsOnline();
  return (
    <Text size="sm" role="status">
      {isPending && (isPaused || !isOnline)
        ? "En attente de connexion : la saisie est gardée ici et partira d'elle-même."
        : isOnline
          ? ""
          : "Hors connexion : ce que vous saisissez est gardé dans ce navigateur."}
    </Text>
  );
}
