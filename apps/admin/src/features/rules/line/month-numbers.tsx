import { frenchMonth } from "@bareme/kernel";
import { Button, Group, NativeSelect, Stack, Table, Text, Title } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSociete } from "../../../api/session.tsx";
import { useTRPC } from "../../../api/trpc.ts";
import type { AmountOfMonth } from "../../../core/month-with-draft.ts";
import { markOf } from "../../../core/mark-of.ts";
import { rulesCore } from "../../../core/use-core.ts";
import { formatValue } from "../../../format/units.ts";
import { Amount } from "../../../parts/amount.tsx";
import type { OwnRules } from "../../../rule-text/use-statement.ts";
import { FaultText } from "./fault-text.tsx";
import classes from "./line.module.css";

/** A line with the numbers of somebody's month: as it was paid, and as the draft would have it. Only a company has months. */
export function MonthNumbers({ line, rules }: { readonly line: string; readonly rules: OwnRules }) {
  const { kind } = useSociete();
  const [isOpen, setOpen] = useState(false);
  if (kind !== "company") return null;
  return (
    <Stack gap="sm" component="section" aria-labelledby="line-numbers">
      <Group justify="space-between">
        <Title order={2} size="h4" id="line-numbers">
          Avec les nombres d'un mois
        </Title>
        {!isOpen && (
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            Choisir un mois
          </Button>
        )}
      </Group>
      {isOpen ? (
        <ChosenMonth line={line} rules={rules} />
      ) : (
        <Text size="sm" c="dimmed">
          Le mois d'un salarié porté met ses nombres dans la règle.
        </Text>
      )}
    </Stack>
  );
}

interface Chosen {
  readonly contratId: string;
  readonly period: string;
}

function ChosenMonth({ line, rules }: { readonly line: string; readonly rules: OwnRules }) {
  const trpc = useTRPC();
  const { data: contrats } = useQuery(trpc.payroll.listContrats.queryOptions({}));
  const { data: portes } = useQuery(trpc.payroll.listPortes.queryOptions({}));
  const [contrat, setContrat] = useState<string | null>(null);
  const contratId = contrat ?? contrats?.[0]?.id;
  const { data: months } = useQuery({
    ...trpc.payroll.listMonths.queryOptions({ contratId: contratId ?? "" }),
    enabled: contratId !== undefined,
  });
  const [asked, setAsked] = useState<string | null>(null);
  const computed = (months ?? []).filter(({ planHash, state }) => planHash !== null && state !== "refusé");
  const period = computed.find((month) => month.period === asked)?.period ?? computed.at(-1)?.period;
  if (contrats?.length === 0)
    return (
      <Text c="dimmed">
        {"La société n'a pas encore de contrat\u202F: les nombres viendront avec le premier mois calculé."}
      </Text>
    );
  const nameOf = (porteId: string): string => {
    const porte = portes?.find(({ id }) => id === porteId);
    return porte === undefined ? "Salarié porté" : `${porte.prenom} ${porte.nom}`;
  };
  return (
    <>
      <Group>
        <NativeSelect
          label="Salarié porté"
          value={contratId ?? ""}
          data={(contrats ?? []).map(({ id, porteId, debut }) => ({
            value: id,
            label: `${nameOf(porteId)}, contrat du ${debut.split("-").toReversed().join("/")}`,
          }))}
          onChange={(event) => setContrat(event.currentTarget.value)}
        />
        <NativeSelect
          label="Mois"
          value={period ?? ""}
          data={computed.map((month) => ({ value: month.period, label: frenchMonth(month.period) }))}
          onChange={(event) => setAsked(event.currentTarget.value)}
        />
      </Group>
      {contratId !== undefined && period !== undefined && (
        <Numbers line={line} rules={rules} chosen={{ contratId, period }} />
      )}
      {months !== undefined && period === undefined && (
        <Text c="dimmed">Aucun mois de ce contrat n'est calculé.</Text>
      )}
    </>
  );
}

function Numbers({
  line,
  rules: { stack, texts },
  chosen,
}: {
  readonly line: string;
  readonly rules: OwnRules;
  readonly chosen: Chosen;
}) {
  const trpc = useTRPC();
  const { data: month } = useQuery({ ...trpc.payroll.exportMonth.queryOptions(chosen), staleTime: 60_000 });
  const inDraft = stack.draft !== null;
  const { data } = useQuery({
    queryKey: ["line-of-month", line, chosen, month?.lock, inDraft ? markOf(texts) : ""],
    queryFn: () =>
      month === undefined
        ? null
        : rulesCore().lineOfMonth({ plan: month.plan, request: month.request }, line, inDraft ? texts : null),
    enabled: month !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  if (data === undefined || data === null) return <Text c="dimmed">Calcul en cours…</Text>;
  if (data.amounts.length === 0) return <Text>Cette ligne n'a pas de montant ce mois-là.</Text>;
  return (
    <Stack gap="xs">
      {inDraft && (
        <Text size="sm">
          <span className={classes["before"]}>Gris, comme calculé</span>
          {" · "}
          <span className={classes["draft"]}>bleu, avec le brouillon</span>
        </Text>
      )}
      <div style={{ overflowX: "auto" }}>
        <Table aria-label="La ligne avec les nombres du mois" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Montant</Table.Th>
              <Table.Th>Calcul</Table.Th>
              <Table.Th ta="right">{inDraft ? "Calculé" : "Résultat"}</Table.Th>
              {inDraft && <Table.Th ta="right">Brouillon</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.amounts.map((one) => (
              <AmountRow key={one.amount} one={one} inDraft={inDraft} chosen={chosen} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <FaultText problems={data.problems} />
    </Stack>
  );
}

function AmountRow({
  one: { amount, before, draft },
  inDraft,
  chosen,
}: {
  readonly one: AmountOfMonth;
  readonly inDraft: boolean;
  readonly chosen: Chosen;
}) {
  const shown = draft ?? before;
  const unit = shown?.unit ?? "";
  const moved = inDraft && before?.value !== draft?.value;
  const calculation = (said: typeof before): string => said?.numbers ?? said?.note ?? "";
  return (
    <Table.Tr>
      <Table.Td>{`${shown?.label ?? amount}${shown?.item === undefined ? partWords(amount) : `, ${shown.item}`}`}</Table.Td>
      <Table.Td>
        {moved && calculation(before) !== calculation(draft) && (
          <Text size="sm" className={classes["before"]}>
            {calculation(before)}
          </Text>
        )}
        <Text size="sm" className={moved ? classes["draft"] : undefined}>
          {calculation(draft ?? before)}
        </Text>
      </Table.Td>
      <Table.Td ta="right" className={moved ? `${classes["before"]} ${classes["struck"]}` : undefined}>
        {unit === "EUR" ? (
          <Amount
            value={before?.value ?? null}
            of={shown?.label ?? amount}
            explain={{ kind: "month", ...chosen, amount }}
          />
        ) : (
          valueText(before)
        )}
      </Table.Td>
      {inDraft && (
        <Table.Td ta="right" className={moved ? classes["draft"] : undefined}>
          {unit === "EUR" ? <Amount value={draft?.value ?? null} /> : valueText(draft)}
        </Table.Td>
      )}
    </Table.Tr>
  );
}

function valueText(said: AmountOfMonth["before"]): string {
  return said?.value === null || said === null ? "–" : formatValue(said.value, said.unit);
}

function partWords(amount: string): string {
  if (amount.endsWith(".employee")) return ", part salariale";
  return amount.endsWith(".employer") ? ", part patronale" : "";
}
