import { Group, Stack, Switch, Table, Text, Title } from "@mantine/core";
import { frenchDate } from "@bareme/kernel";
import { useState, type ReactNode } from "react";
import { formatEuros } from "../../format/euros.ts";
import classes from "./payroll.module.css";
import { PdfButtons } from "./pdf-buttons.tsx";
import { countStill, partRate } from "./payslip-lines.ts";
import {
  ContributionsTable,
  EarningsTable,
  Figures,
  OthersTable,
  PasAmount,
  Right,
  TotalAmount,
  TotalRow,
  type OfMonth,
} from "./payslip-tables.tsx";
import { RuleReleases } from "./rule-releases.tsx";
import type { Payslip, PayslipOfMonth } from "./words.ts";

/** The payslip on screen, in the order and the words of the document; every amount opens its explanation. */
export function PayslipView({
  month,
  found: { payslip, lock },
}: {
  readonly month: OfMonth;
  readonly found: PayslipOfMonth;
}) {
  const [whole, setWhole] = useState(false);
  if (payslip === null)
    return (
      <Text>
        Ce mois n'a pas pu être calculé : il n'a pas de bulletin. Corrigez d'abord ce qui est dit plus haut.
      </Text>
    );
  const still = countStill(payslip.sections);
  return (
    <Stack gap="lg">
      <NetFigure month={month} payslip={payslip} />
      <Group justify="space-between" align="flex-start" maw="72rem">
        <PdfButtons month={month} document="bulletin" />
        {still > 0 && (
          <Switch
            label={`Montrer les ${still} lignes à 0`}
            checked={whole}
            onChange={({ currentTarget }) => setWhole(currentTarget.checked)}
          />
        )}
      </Group>
      <Title order={2} className={classes["caption"]}>
        Lignes du bulletin
      </Title>
      <EarningsTable month={month} payslip={payslip} whole={whole} />
      <ContributionsTable month={month} payslip={payslip} whole={whole} />
      <Figures caption="Nets" heads={["Nets", "Montant"]} narrow>
        <TotalRow month={month} label="Montant net social" span={1} total={payslip.montantNetSocial} />
        <TotalRow
          month={month}
          label="Net avant impôt, avant remboursements et déductions"
          span={1}
          total={payslip.netAvantImpot}
        />
      </Figures>
      <OthersTable month={month} payslip={payslip} whole={whole} />
      <TaxTable month={month} payslip={payslip} />
      <Figures caption="Net à payer" heads={["À payer", "Montant"]} narrow>
        <TotalRow month={month} label="Net à payer au salarié" span={1} total={payslip.netAPayer} />
        <TotalRow
          month={month}
          label="Total versé par l'employeur"
          span={1}
          total={payslip.totalVerseEmployeur}
        />
      </Figures>
      <RuleReleases lock={lock} labels={payslip.ruleSets} />
    </Stack>
  );
}

function NetFigure({ month, payslip }: { readonly month: OfMonth; readonly payslip: Payslip }) {
  const { netAPayer, netImposable, montantNetSocial, pas, paymentDate, issued } = payslip;
  return (
    <div className={classes["net"]}>
      <Stack gap={0}>
        <Text size="sm">
          {issued ? `Net à payer le ${frenchDate(paymentDate)}` : "Net calculé, qui ne peut pas être payé"}
        </Text>
        <span className={classes["netAmount"]}>
          <TotalAmount month={month} total={netAPayer} />
        </span>
      </Stack>
      <Group gap="xl">
        <Side label="Montant net social">
          <TotalAmount month={month} total={montantNetSocial} />
        </Side>
        <Side label="Net imposable">
          <TotalAmount month={month} total={netImposable} />
        </Side>
        <Side label="Impôt prélevé à la source">
          <PasAmount month={month} pas={pas} />
        </Side>
      </Group>
    </div>
  );
}

function Side({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Stack gap={0}>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="sm">{children}</Text>
    </Stack>
  );
}

function TaxTable({ month, payslip }: { readonly month: OfMonth; readonly payslip: Payslip }) {
  const { pas, netImposable } = payslip;
  return (
    <Figures caption="Impôt sur le revenu" heads={["Impôt sur le revenu", "Base", "Taux", "Montant"]}>
      <Table.Tr>
        <Table.Td>Montant net imposable</Table.Td>
        <Right />
        <Right />
        <Right>
          <TotalAmount month={month} total={netImposable} />
        </Right>
      </Table.Tr>
      {pas !== null && (
        <Table.Tr>
          <Table.Td>{pas.label}</Table.Td>
          <Right>{pas.base === null ? "" : formatEuros(pas.base)}</Right>
          <Right>{partRate(pas.rate)}</Right>
          <Right>
            <PasAmount month={month} pas={pas} />
          </Right>
        </Table.Tr>
      )}
    </Figures>
  );
}
