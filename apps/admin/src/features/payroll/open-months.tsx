import { Alert, Button, Stack, Text } from "@mantine/core";
import { addMonths, frenchMonth, month, ofFrenchMonth, type Problem } from "@bareme/kernel";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useMay, useSociete } from "../../api/session.tsx";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";
import { AnchorLink } from "../../parts/links.tsx";
import { Problems } from "../../parts/problems.tsx";
import { ProgressLine } from "../../parts/progress.tsx";
import { contracts } from "./words.ts";

/** Calls of the server that stand together in one request. */
const AT_ONCE = 20;

type Opening =
  | { readonly state: "idle" }
  | { readonly state: "running"; readonly done: number; readonly total: number }
  | { readonly state: "over"; readonly opened: number; readonly refused: readonly (readonly Problem[])[] };

/** Opens a month for every contract that may have it: the month before is closed, or it is the contract's first. */
export function OpenMonths({
  period,
  isEmpty = false,
}: {
  readonly period: string;
  /** True where no contract has the month: then something is said even when none may have it. */
  readonly isEmpty?: boolean;
}) {
  const mayPay = useMay("pay");
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const ready = useReady(period);
  const [opening, setOpening] = useState<Opening>({ state: "idle" });
  const open = async (): Promise<void> => {
    const refused: (readonly Problem[])[] = [];
    for (let from = 0; from < ready.length; from += AT_ONCE) {
      setOpening({ state: "running", done: from, total: ready.length });
      const calls = ready
        .slice(from, from + AT_ONCE)
        .map((contratId) => client.payroll.openMonth.mutate({ contratId, period }));
      for (const one of await Promise.allSettled(calls))
        if (one.status === "rejected") refused.push(problemsOf(one.reason));
    }
    await queries.invalidateQueries(trpc.payroll.pathFilter());
    setOpening({ state: "over", opened: ready.length - refused.length, refused });
  };
  if (opening.state === "running")
    return (
      <ProgressLine says={`Ouverture ${ofFrenchMonth(period)}`} done={opening.done} total={opening.total} />
    );
  const over = opening.state === "over" ? <Over {...opening} /> : null;
  if (ready.length === 0) return over ?? (isEmpty ? <NotYet period={period} /> : null);
  if (!mayPay) return null;
  return (
    <Alert variant="default" title={`${contracts(ready.length)} sans mois ${ofFrenchMonth(period)}`}>
      <Stack gap="xs" align="flex-start">
        {over}
        <Text size="sm">
          Leur mois précédent est clos, ou leur contrat commence ce mois-ci. Ouvrir le mois ne calcule rien :
          vous pouvez saisir ses données tout de suite.
        </Text>
        <Button onClick={() => void open()}>Ouvrir {frenchMonth(period)}</Button>
      </Stack>
    </Alert>
  );
}

const MOST_SHOWN = 5;

/** What an opening made: how many months, and why the others could not be. */
function Over({
  opened,
  refused,
}: {
  readonly opened: number;
  readonly refused: readonly (readonly Problem[])[];
}) {
  if (refused.length === 0) return <Text role="status">{`Mois ouvert pour ${contracts(opened)}.`}</Text>;
  const left = refused.length - MOST_SHOWN;
  return (
    <Problems
      problems={refused.slice(0, MOST_SHOWN).flatMap((one) => one.slice(0, 1))}
      title={
        opened === 0
          ? `Mois non ouvert pour ${contracts(refused.length)}`
          : `Mois ouvert pour ${contracts(opened)}, non ouvert pour ${contracts(refused.length)}`
      }
      actions={left > 0 && <Text size="sm">{left === 1 ? "et un autre" : `et ${left} autres`}</Text>}
    />
  );
}

function NotYet({ period }: { readonly period: string }) {
  const { slug } = useSociete();
  const before = addMonths(month(period), -1);
  return (
    <Text>
      Aucun contrat ne peut encore avoir ce mois : les mois d'un contrat se suivent, et le précédent doit être
      clos.{" "}
      <AnchorLink to="/$societe/paie/$mois" params={{ societe: slug, mois: before }} underline="always">
        Aller à {frenchMonth(before)}
      </AnchorLink>
    </Text>
  );
}

function useReady(period: string): readonly string[] {
  const trpc = useTRPC();
  const { data: contrats } = useSuspenseQuery(trpc.payroll.listContrats.queryOptions({}));
  const { data: there } = useSuspenseQuery(trpc.payroll.listMonths.queryOptions({ period }));
  const { data: before } = useSuspenseQuery(
    trpc.payroll.listMonths.queryOptions({ period: addMonths(month(period), -1) }),
  );
  const opened = new Set(there.map(({ contratId }) => contratId));
  const closed = new Set(before.filter(({ status }) => status === "clos").map(({ contratId }) => contratId));
  return contrats
    .filter(
      ({ id, debut, fin }) =>
        !opened.has(id) &&
        (closed.has(id) || debut.slice(0, 7) === period) &&
        (fin === null || fin.slice(0, 7) >= period),
    )
    .map(({ id }) => id);
}
