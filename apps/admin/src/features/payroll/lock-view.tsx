import { Button, Group, Stack, Table, Text } from "@mantine/core";
import { canonicalJson, frenchDate } from "@bareme/kernel";
import { IconCircleCheck, IconDownload, IconRepeat } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { problemsOf } from "../../api/problems.ts";
import { useTRPCClient } from "../../api/trpc.ts";
import { Problems } from "../../parts/problems.tsx";
import { saveFile } from "../../parts/download.ts";
import classes from "./payroll.module.css";
import { Figures, type OfMonth } from "./payslip-tables.tsx";
import { RuleReleases } from "./rule-releases.tsx";
import type { PayslipOfMonth } from "./words.ts";

/** What proves the month: the rules, what was asked and what came of it, each by its print, and the means to compute it again. */
export function LockView({
  month,
  found: { lock, payslip },
}: {
  readonly month: OfMonth;
  readonly found: PayslipOfMonth;
}) {
  return (
    <Stack gap="lg">
      <Text maw={820}>
        Le verrou retient de quoi refaire ce bulletin : la version du moteur, les règles, la demande et le
        résultat, chacun par son empreinte. Rejouer le mois recalcule tout et compare, à l'octet près.
      </Text>
      <Tools month={month} />
      <RuleReleases lock={lock} labels={payslip?.ruleSets ?? []} />
      <Figures caption="Verrou" heads={["Verrou", "Valeur"]} narrow>
        <Kept label="Version du moteur" value={lock.engine} />
        <Kept label="Date de paiement" value={frenchDate(lock.paymentDate)} />
        <Kept label="Règles connues au" value={lock.asOf === null ? "sans limite" : frenchDate(lock.asOf)} />
        <Kept label="Empreinte des règles compilées" value={lock.plan} print />
        <Kept label="Empreinte de la demande" value={lock.request} print />
        <Kept label="Empreinte du résultat" value={lock.result} print />
      </Figures>
    </Stack>
  );
}

function Kept({
  label,
  value,
  print = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly print?: boolean;
}) {
  return (
    <Table.Tr>
      <Table.Th scope="row">{label}</Table.Th>
      <Table.Td ta="right" className={print ? classes["hash"] : undefined}>
        {value}
      </Table.Td>
    </Table.Tr>
  );
}

function Tools({ month }: { readonly month: OfMonth }) {
  const client = useTRPCClient();
  const replay = useMutation({ mutationFn: () => client.payroll.replayMonth.query(month) });
  const save = useMutation({
    mutationFn: () => client.payroll.exportMonth.query(month),
    onSuccess: (exported) =>
      saveFile(
        new Blob([`${canonicalJson(exported)}\n`], { type: "application/json" }),
        `mois-${month.period}-${month.contratId.slice(0, 8)}.json`,
      ),
  });
  const error = replay.error ?? save.error;
  return (
    <Stack gap="xs" align="flex-start">
      <Group gap="sm">
        <Button
          leftSection={<IconRepeat size={16} aria-hidden />}
          loading={replay.isPending}
          onClick={() => replay.mutate()}
        >
          Rejouer
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          Exporter pour le rejouer ailleurs
        </Button>
      </Group>
      <div role="status">
        {replay.isSuccess && (
          <Text size="sm" className={classes["good"]}>
            <IconCircleCheck size={16} aria-hidden /> Rejoué : les mêmes octets, résultat{" "}
            {replay.data.result.slice(0, 12)}…
          </Text>
        )}
      </div>
      {error !== null && <Problems problems={problemsOf(error)} title="Le mois ne se rejoue pas" />}
    </Stack>
  );
}
