import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import type { Problem } from "@bareme/kernel";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useSociete, type Answers } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { Problems } from "../../parts/problems.tsx";
import { useKept } from "../../parts/use-kept.ts";
import { faultOfNir } from "./nir.ts";
import { SavingWords } from "./records/editor.tsx";

export type Porte = Answers["payroll"]["listPortes"][number];

/** The card of a porté, new or changed. The NIR is never kept in the browser: it is typed when it is sent. */
export function PorteForm({
  porte,
  nir,
  onNir,
  onDone,
}: {
  readonly porte: Porte | null;
  readonly nir: string;
  readonly onNir: (nir: string) => void;
  readonly onDone: () => void;
}) {
  const { slug } = useSociete();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const initial = useMemo(
    () => ({ matricule: porte?.matricule ?? "", nom: porte?.nom ?? "", prenom: porte?.prenom ?? "" }),
    [porte],
  );
  const [typed, write, { clear, found }] = useKept(`${slug} porte ${porte?.id ?? "nouveau"}`, initial);
  const save = useMutation({
    ...trpc.payroll.savePorte.mutationOptions(),
    onSuccess: () => {
      clear();
      onNir("");
      onDone();
    },
    onSettled: () => queries.invalidateQueries(trpc.payroll.pathFilter()),
  });
  const problems = save.error === null ? [] : problemsOf(save.error);
  const at = (field: string): string | undefined => {
    const problem = problems.find(({ path }) => path[0] === field);
    return problem && `${problem.message} ${problem.remedy}`;
  };
  const others = problems.filter(({ path }) => !FIELDS.includes(path[0] ?? ""));
  const send = (): void =>
    save.mutate({
      ...(porte !== null && { id: porte.id, revision: porte.revision }),
      ...typed,
      ...(nir.trim() !== "" && { nir }),
    });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) send();
      }}
    >
      <Stack gap="md">
        {found && (
          <Text size="sm" role="status">
            Saisie retrouvée : elle n'avait pas été enregistrée.
          </Text>
        )}
        <Problems problems={others satisfies readonly Problem[]} title="La fiche n'a pas été enregistrée" />
        {(["matricule", "nom", "prenom"] as const).map((field) => (
          <TextInput
            key={field}
            label={LABELS[field]}
            required
            value={typed[field]}
            error={at(field)}
            onChange={({ currentTarget }) => write({ ...typed, [field]: currentTarget.value })}
          />
        ))}
        <TextInput
          label="Numéro de sécurité sociale (NIR)"
          description={
            porte?.nir == null
              ? "15 caractères, clé comprise. Il est chiffré, et ne ressort que masqué."
              : `Connu : ${porte.nir}. Laissez vide pour le garder.`
          }
          value={nir}
          autoComplete="off"
          error={faultOfNir(nir) ?? at("nir")}
          onChange={({ currentTarget }) => onNir(currentTarget.value)}
        />
        <Group gap="sm">
          <Button
            type="submit"
            loading={save.isPending && !save.isPaused}
            disabled={faultOfNir(nir) !== undefined}
          >
            Enregistrer
          </Button>
          <Button
            variant="default"
            onClick={() => {
              clear();
              onNir("");
              onDone();
            }}
          >
            Abandonner la saisie
          </Button>
          <SavingWords isPending={save.isPending} isPaused={save.isPaused} problems={[]} />
        </Group>
      </Stack>
    </form>
  );
}

const LABELS = { matricule: "Matricule", nom: "Nom", prenom: "Prénom" } as const;
const FIELDS: readonly string[] = ["matricule", "nom", "prenom", "nir"];
