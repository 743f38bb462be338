import { Alert, Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { frenchMonth } from "@bareme/kernel";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useSociete, type Answers } from "../../api/session.tsx";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";
import { formatChange } from "../../format/euros.ts";
import { AnchorLink } from "../../parts/links.tsx";
import { Problems } from "../../parts/problems.tsx";
import { useKept } from "../../parts/use-kept.ts";
import { FactsEditor } from "./facts-editor.tsx";
import { changedFacts, readMonthFacts, type Facts } from "./month-facts.ts";
import classes from "./payroll.module.css";
import type { OfMonth } from "./payslip-tables.tsx";
import { RappelTable } from "./rappel-table.tsx";

interface Typed {
  readonly motif: string;
  readonly facts: Facts;
}

const NOTHING: Typed = { motif: "", facts: {} };

/** Corrects a closed month: why, what its facts should have been, what that makes the open month post, and only then the correction itself. */
export function CorrectionForm({ month }: { readonly month: OfMonth }) {
  const correction = useCorrection(month);
  const { paid, typed, facts, writeMotif, writeFacts, found, drop } = correction;
  return (
    <Stack gap="md" component="section">
      <Title order={2} size="h4">
        Corriger {frenchMonth(month.period)}
      </Title>
      <Text maw={820}>
        Le mois clos reste tel qu'il est. Dites ce que ses données auraient dû être : le mois ouvert portera
        l'écart, ligne par ligne. Une correction ne se retire pas ; une autre peut la défaire.
      </Text>
      {found && (
        <Alert variant="default" title="Une correction commencée a été retrouvée">
          <Button size="compact-sm" variant="default" onClick={drop}>
            L'abandonner
          </Button>
        </Alert>
      )}
      <TextInput
        label="Motif"
        description="Il est gardé avec la correction, et dit au journal."
        value={typed.motif}
        onChange={({ currentTarget }) => writeMotif(currentTarget.value)}
        maw={640}
      />
      <FactsEditor paid={paid} facts={facts} onChange={(next) => writeFacts(touched(paid.facts, next))} />
      <Ways correction={correction} />
      <Outcome month={month} correction={correction} />
    </Stack>
  );
}

type Correction = ReturnType<typeof useCorrection>;

/** What is typed of a correction, kept until it is recorded; a preview holds for the facts that it was asked of, and no longer. */
function useCorrection(month: OfMonth) {
  const { slug } = useSociete();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const { data: exported } = useSuspenseQuery(
    trpc.payroll.exportMonth.queryOptions(month, { staleTime: Infinity }),
  );
  const paid = useMemo(() => readMonthFacts(exported), [exported]);
  const key = `${slug} correction ${month.contratId} ${month.period}`;
  const [typed, setTyped, { found, clear }] = useKept<Typed>(key, NOTHING);
  const facts = { ...paid.facts, ...typed.facts };
  const input = { ...month, motif: typed.motif.trim(), facts: changedFacts(paid.facts, facts) };
  const preview = useMutation({
    mutationFn: () => client.payroll.previewCorrection.mutate({ ...input, motif: input.motif || "aperçu" }),
  });
  const correct = useMutation(
    trpc.payroll.correctMonth.mutationOptions({
      onSuccess: async () => {
        clear();
        await queries.invalidateQueries(trpc.payroll.pathFilter());
      },
    }),
  );
  const reset = (): void => {
    preview.reset();
    correct.reset();
  };
  return {
    paid,
    typed,
    facts,
    input,
    preview,
    correct,
    found,
    /** The reason moves no amount: what was previewed of the facts still holds. */
    writeMotif: (motif: string): void => {
      if (correct.isSuccess) reset();
      setTyped({ ...typed, motif });
    },
    writeFacts: (next: Facts): void => {
      reset();
      setTyped({ ...typed, facts: next });
    },
    drop: (): void => {
      reset();
      clear();
    },
  };
}

function Ways({ correction: { input, preview, correct } }: { readonly correction: Correction }) {
  const isChanged = Object.keys(input.facts).length > 0;
  const lacks = correct.isSuccess
    ? null
    : !isChanged
      ? "Aucune donnée n'est changée."
      : preview.isSuccess && input.motif === ""
        ? "Donnez un motif pour enregistrer."
        : null;
  return (
    <Group gap="sm">
      <Button
        variant={preview.isSuccess ? "default" : "filled"}
        loading={preview.isPending}
        disabled={!isChanged}
        onClick={() => preview.mutate()}
      >
        Voir ce que cela change
      </Button>
      <Button
        disabled={!preview.isSuccess || !isChanged || input.motif === ""}
        loading={correct.isPending}
        onClick={() => correct.mutate(input)}
      >
        Enregistrer la correction
      </Button>
      {lacks !== null && (
        <Text size="sm" c="dimmed">
          {lacks}
        </Text>
      )}
      {correct.isPaused && (
        <Text size="sm" role="status">
          En attente de connexion : la correction partira dès que le serveur répond.
        </Text>
      )}
    </Group>
  );
}

function Outcome({
  month: { contratId },
  correction: { preview, correct },
}: {
  readonly month: OfMonth;
  readonly correction: Correction;
}) {
  const { slug } = useSociete();
  return (
    <>
      {preview.isError && (
        <Problems problems={problemsOf(preview.error)} title="Cette correction ne peut pas être faite" />
      )}
      {correct.isError && (
        <Problems problems={problemsOf(correct.error)} title="La correction n'est pas enregistrée" />
      )}
      {correct.isSuccess && preview.isSuccess && (
        <Alert role="status" variant="default" title="Correction enregistrée">
          <AnchorLink
            to="/$societe/paie/$mois/$contrat"
            params={{ societe: slug, mois: preview.data.period, contrat: contratId }}
            search={{ vue: "rappels" }}
          >
            Calculez {frenchMonth(preview.data.period)}, qui portera le rappel
          </AnchorLink>
        </Alert>
      )}
      {preview.isSuccess &&
        (preview.data.table.months.length === 0 ? (
          <Text role="status">Rien ne bouge : aucune ligne ne dépend de ce qui est changé.</Text>
        ) : (
          <Stack gap="sm">
            <NetMoved {...preview.data} />
            <RappelTable
              title={`Ce que ${frenchMonth(preview.data.period)} portera, autres corrections comprises`}
              contratId={contratId}
              table={preview.data.table}
            />
          </Stack>
        ))}
    </>
  );
}

/** What the corrections bring the salarié porté, before the tax that the open month withholds of it. */
function NetMoved({ netAPayerMoved, period, table }: Answers["payroll"]["previewCorrection"]) {
  const months = table.months.map((month) => frenchMonth(month.period));
  return (
    <Text role="status">
      Net à payer{NARROW}:{" "}
      <Text span fw={700} className={classes["gap"]}>
        {formatChange(netAPayerMoved)}
      </Text>{" "}
      sur {months.join(", ")}. L'impôt sur cet écart se retient avec {frenchMonth(period)}.
    </Text>
  );
}

const NARROW = "\u202F";

/** What differs from the month as it was paid, fields just added included: that is all there is to keep. */
function touched(before: Facts, after: Facts): Facts {
  return Object.fromEntries(
    Object.entries(after).filter(([id, value]) => JSON.stringify(value) !== JSON.stringify(before[id])),
  );
}
