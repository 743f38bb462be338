import { Stack, Table, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Answers } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { formatEuros } from "../../format/euros.ts";
import classes from "./payroll.module.css";
import { Figures, PasAmount, Right, TotalAmount, type OfMonth } from "./payslip-tables.tsx";
import { isZero, PlainRow, SumRow, type Section } from "./statement-rows.tsx";
import { SumLink } from "./sum-link.tsx";
import type { Payslip } from "./words.ts";

/** From the turnover to the net: each term as the server reads it from the postings, and whether they make it to the cent. */
export function IdentityView({
  month,
  payslip,
  sections,
}: {
  readonly month: OfMonth;
  readonly payslip: Payslip;
  /** Of the statement below, which lists what each term sums up. */
  readonly sections: readonly Section[];
}) {
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
        <SumRow
          label={TURNOVER}
          span={1}
          amounts={[
            <SumLink key="ca" value={caHt} of={TURNOVER} madeIn={["encaissements"]} sections={sections} />,
          ]}
        />
        {terms
          .filter(({ amount }) => !isZero(amount))
          .map((term) => (
            <TermRow key={term.id} {...signed(term)}>
              {(shown) =>
                term.id === "brut" && brut?.amount === shown ? (
                  <TotalAmount month={month} total={brut} />
                ) : (
                  <SumLink value={shown} of={term.label} madeIn={MADE_IN[term.id]} sections={sections} />
                )
              }
            </TermRow>
          ))}
      </Figures>
      <Verdict closes={closes} difference={difference} />
      <Figures caption="Du brut au net" heads={["Du brut au net à payer", "Montant"]} narrow>
        {brut !== null && (
          <PlainRow label="Total brut" amounts={[<TotalAmount key="brut" month={month} total={brut} />]} />
        )}
        {cotisationsSalariales !== null && (
          <PlainRow
            label="− Cotisations salariales"
            amounts={[<TotalAmount key="salariales" month={month} total={cotisationsSalariales} />]}
          />
        )}
        {netAvantImpot !== null && (
          <SumRow
            label="Net avant impôt, avant remboursements et déductions"
            span={1}
            amounts={[<TotalAmount key="avant" month={month} total={netAvantImpot} />]}
          />
        )}
        {pas !== null && (
          <PlainRow label={`− ${pas.label}`} amounts={[<PasAmount key="pas" month={month} pas={pas} />]} />
        )}
        {netAPayer !== null && (
          <SumRow
            label="Net à payer, remboursements et déductions compris"
            span={1}
            amounts={[<TotalAmount key="net" month={month} total={netAPayer} />]}
          />
        )}
      </Figures>
    </Stack>
  );
}

const TURNOVER = "CA HT encaissé et avancé";

type Term = NonNullable<Answers["payroll"]["readIdentity"]>["terms"][number];

/** The sections of the statement that list what a term sums up. */
const MADE_IN: Readonly<Record<Term["id"], readonly Section["id"][]>> = {
  brut: ["paie"],
  cotisationsPatronales: ["paie"],
  fraisProfessionnels: ["fraisProfessionnels"],
  avantages: ["paie"],
  indemnites: ["paie"],
  fraisDeGestion: ["fraisDeGestion"],
  autresFrais: ["coutsDeTiers", "charges215"],
  dotations: ["reserves", "soldes"],
  autres: ["autres"],
  reprises: ["reserves", "soldes"],
  credits: ["credits"],
  variationDisponible: ["ouverture", "cloture"],
};

/** A term that is taken off and is below zero itself adds: it is written so. */
function signed({ label, sign, amount }: Term) {
  const turned = sign === "-" && amount.startsWith("-");
  return { label, adds: sign === "+" || turned, amount: turned ? amount.slice(1) : amount };
}

function TermRow({
  label,
  adds,
  amount,
  children,
}: ReturnType<typeof signed> & { readonly children: (amount: string) => ReactNode }) {
  return (
    <Table.Tr>
      <Table.Td>
        <Text span fw={700}>
          {adds ? "+" : "−"}
        </Text>{" "}
        {label}
      </Table.Td>
      <Right>{children(amount)}</Right>
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
