import { Button, Group, Stack, Text } from "@mantine/core";
import { frenchMonth } from "@bareme/kernel";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useMay } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { Problems } from "../../parts/problems.tsx";
import { ClosingDialog } from "./closing-dialog.tsx";
import type { Tally } from "./tally.ts";
import { contracts, STEP_WORDS, type Step } from "./words.ts";

/** One step for all contracts of the month; only the closing asks again, since nothing undoes it. */
export function PassageActions({
  period,
  tally,
  isRunning,
}: {
  readonly period: string;
  readonly tally: Tally;
  readonly isRunning: boolean;
}) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const mayPay = useMay("pay");
  const [isAsked, setAsked] = useState(false);
  const start = useMutation(
    trpc.payroll.startPassage.mutationOptions({
      // Followed from its very start, without waiting for the list to be read again.
      onSuccess: (started) =>
        queries.setQueryData(trpc.payroll.listPassages.queryKey({}), (known) => [started, ...(known ?? [])]),
    }),
  );
  if (!mayPay) return null;
  const { total, clos, aValider, aClore } = tally;
  const run = (step: Step): void => start.mutate({ step, period });
  const isBusy = isRunning || start.isPending;
  return (
    <Stack gap="sm" align="flex-start">
      <Group gap="sm">
        <Button
          onClick={() => run("calcul")}
          disabled={isBusy || (total > 0 && clos === total)}
          variant={aValider + aClore > 0 ? "default" : "filled"}
        >
          {STEP_WORDS.calcul.all}
        </Button>
        <Button
          onClick={() => run("validation")}
          disabled={isBusy || aValider === 0}
          variant={aValider > 0 ? "filled" : "default"}
        >
          {STEP_WORDS.validation.all}
        </Button>
        <Button
          onClick={() => setAsked(true)}
          disabled={isBusy || aClore === 0}
          variant={aClore > 0 && aValider === 0 ? "filled" : "default"}
        >
          {STEP_WORDS.cloture.all}
        </Button>
      </Group>
      {start.isPaused && (
        <Text size="sm" role="status">
          En attente de connexion : la demande partira dès que le serveur répond.
        </Text>
      )}
      {start.isError && <Problems problems={problemsOf(start.error)} title="Le passage n'a pas commencé" />}
      <ClosingDialog
        title={`Clore ${frenchMonth(period)} pour ${contracts(aClore)} ?`}
        says="Les mois qui ne sont pas validés restent comme ils sont."
        opened={isAsked}
        onCancel={() => setAsked(false)}
        onClose={() => run("cloture")}
      />
    </Stack>
  );
}
