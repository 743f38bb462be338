import { Button, Group, Stack, Text } from "@mantine/core";
import { frenchMonth } from "@bareme/kernel";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useMay, useSociete } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { ButtonLink } from "../../parts/links.tsx";
import { Problems } from "../../parts/problems.tsx";
import { ClosingDialog } from "./closing-dialog.tsx";
import type { OfMonth } from "./payslip-tables.tsx";
import { isHindered, type State, type Status } from "./words.ts";

/** The next steps of the month. */
export function MonthActions({
  month,
  status,
  state,
}: {
  readonly month: OfMonth;
  readonly status: Status | null;
  readonly state: State;
}) {
  const { open, compute, validate, close } = useSteps();
  const mayPay = useMay("pay");
  const [isAsked, setAsked] = useState(false);
  if (!mayPay) return null;
  const steps = [open, compute, validate, close];
  const isBusy = steps.some(({ isPending }) => isPending);
  const failed = steps
    .filter(({ isError }) => isError)
    .toSorted((left, right) => right.submittedAt - left.submittedAt)[0];
  return (
    <Stack gap="sm" align="flex-start">
      <Group gap="sm">
        {status === null && (
          <Button loading={open.isPending} disabled={isBusy} onClick={() => open.mutate(month)}>
            Ouvrir {frenchMonth(month.period)}
          </Button>
        )}
        {status === "ouvert" && (
          <Button loading={compute.isPending} disabled={isBusy} onClick={() => compute.mutate(month)}>
            Calculer
          </Button>
        )}
        {(status === "calcule" || status === "valide") && (
          <Button
            variant={isHindered(state) ? "filled" : "default"}
            loading={compute.isPending}
            disabled={isBusy}
            onClick={() => compute.mutate(month)}
          >
            Calculer de nouveau
          </Button>
        )}
        {status === "calcule" && (
          <Button
            loading={validate.isPending}
            disabled={isBusy || isHindered(state)}
            onClick={() => validate.mutate(month)}
          >
            Valider
          </Button>
        )}
        {status === "valide" && (
          <Button loading={close.isPending} disabled={isBusy} onClick={() => setAsked(true)}>
            Clore
          </Button>
        )}
        {status === "clos" && <Correct month={month} />}
      </Group>
      {status === "valide" && (
        <Text size="sm" c="dimmed">
          Calculer de nouveau rouvre le mois : il sera à valider encore.
        </Text>
      )}
      {steps.some(({ isPaused }) => isPaused) && (
        <Text size="sm" role="status">
          En attente de connexion : la demande partira dès que le serveur répond.
        </Text>
      )}
      {failed !== undefined && (
        <Problems problems={problemsOf(failed.error)} title="L'étape n'est pas faite" />
      )}
      <ClosingDialog
        title={`Clore ${frenchMonth(month.period)} ?`}
        opened={isAsked}
        onCancel={() => setAsked(false)}
        onClose={() => close.mutate(month)}
      />
    </Stack>
  );
}

function useSteps() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const options = { onSuccess: () => queries.invalidateQueries(trpc.payroll.pathFilter()) };
  return {
    open: useMutation(trpc.payroll.openMonth.mutationOptions(options)),
    compute: useMutation(trpc.payroll.computeMonth.mutationOptions(options)),
    validate: useMutation(trpc.payroll.validateMonth.mutationOptions(options)),
    close: useMutation(trpc.payroll.closeMonth.mutationOptions(options)),
  };
}

function Correct({ month: { contratId, period } }: { readonly month: OfMonth }) {
  const { slug } = useSociete();
  return (
    <ButtonLink
      variant="default"
      to="/$societe/paie/$mois/$contrat"
      params={{ societe: slug, mois: period, contrat: contratId }}
      search={{ vue: "rappels" }}
    >
      Corriger ce mois
    </ButtonLink>
  );
}
