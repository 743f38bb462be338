import { Stack, Table, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTRPC } from "../../api/trpc.ts";
import { formatEuros } from "../../format/euros.ts";
import classes from "./payroll.module.css";
import { Figures, Right, type OfMonth } from "./payslip-tables.tsx";
import { isZero, PlainRow, SumRow } from "./statement-rows.tsx";
import type { Payslip } from "./words.ts";

/** From the turnover to the net: each term as the server reads it from the postings, and whether they make it to the cent. */
export function IdentityView({ month, payslip }: { readonly month: OfMonth; readonly payslip: Payslip }) {
  const trpc = useTRPC();
  const { data: identity } = useSuspenseQuery(trpc.payroll.readIdentity.queryOptions(month));
  if (identity === null) return null;
  const { caHt, terms, difference, closes } = identity;
  const { brut, cotisationsSalariales, netAvantImpot, pas, netAPayer } = payslip;
  return (
    <Stack component="section" gap="sm">
      <Title order={2} size="h4">
        Du CA HT au net à payer
      </Title>
      <Figures
        caption="Le CA HT et ce qu'il devient"
        heads={["Le CA HT du mois et ce qu'il devient", "Montant"]}
        narrow
      >
        <SumRow label="CA HT encaissé et avancé" span={1} amounts={[caHt]} />
        {terms
          .filter(({ amount }) => !isZero(amount))
          .map(({ id, label, sign, amount }) => (
            <TermRow key={id} label={label} sign={sign} amount={amount} />
          ))}
      </Figures>
      <Verdict closes={closes} difference={difference} />
      <Figures caption="Du brut au net" heads={["Du brut au net à payer", "Montant"]} narrow>
        {brut !== null && <PlainRow label="Total brut" amounts={[brut.amount]} />}
        {cotisationsSalariales !== null && (
          <PlainRow label="− Cotisations salariales" amounts={[cotisationsSalariales.amount]} />
        )}
        {netAvantImpot !== null && (
          <SumRow
            label="Net avant impôt, avant remboursements et déductions"
            span={1}
            amounts={[netAvantImpot.amount]}
          />
        )}
        {pas !== null && <PlainRow label={`− ${pas.label}`} amounts={[pas.amount]} />}
        {netAPayer !== null && (
          <SumRow
            label="Net à payer, remboursements et déductions compris"
            span={1}
            amounts={[netAPayer.amount]}
          />
        )}
      </Figures>
    </Stack>
  );
}

/** A term that is taken off and is below zero itself adds: it is written so. */
function TermRow({
  label,
  sign,
  amount,
}: {
  readonly label: string;
  readonly sign: "+" | "-";
  readonly amount: string;
}) {
  const turned = sign === "-" && amount.startsWith("-");
  const adds = sign === "+" || turned;
  return (
    <Table.Tr>
      <Table.Td>
        <Text span fw={700}>
          {adds ? "+" : "−"}
        </Text>{" "}
        {label}
      </Table.Td>
      <Right>{formatEuros(turned ? amount.slice(1) : amount)}</Right>
    </Table.Tr>
  );
}

function Verdict({ closes, difference }: { readonly closes: boolean; readonly difference: string }) {
  return closes ? (
    <Text size="sm" className={classes["good"]}>
      <IconCircleCheck size={16} aria-hidden /> Les termes font le CA HT au centime.
    </Text>
  ) : (
    <Text size="sm" className={classes["bad"]} role="alert">
      <IconAlertTriangle size={16} aria-hidden /> Il manque {formatEuros(difference)} : ne payez pas ce mois
      avant de l'avoir expliqué.
    </Text>
  );
}
