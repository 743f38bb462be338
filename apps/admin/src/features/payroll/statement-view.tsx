import { Alert, Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import { useTRPC } from "../../api/trpc.ts";
import { IdentityView } from "./identity-view.tsx";
import { PdfButtons } from "./pdf-buttons.tsx";
import { Figures, type OfMonth } from "./payslip-tables.tsx";
import { COPIES, MentionAmount } from "./mention-amount.tsx";
import classes from "./payroll.module.css";
import { BASES, isZero, PlainRow, SumRow, type Drawn } from "./statement-rows.tsx";
import { StatementSection } from "./statement-sections.tsx";
import { STATEMENT_PLACE } from "./sum-link.tsx";
import type { Payslip, PayslipOfMonth, Statement } from "./words.ts";

/** The monthly statement of the compte d'activité, in the order and the words of the document. */
export function StatementView({
  month,
  found: { payslip },
}: {
  readonly month: OfMonth;
  readonly found: PayslipOfMonth;
}) {
  const trpc = useTRPC();
  const { data: statement } = useSuspenseQuery(trpc.payroll.readStatement.queryOptions(month));
  if (statement === null || payslip === null)
    return (
      <Text>
        Ce mois n'a pas pu être calculé : il n'a pas de relevé. Corrigez d'abord ce qui est dit plus haut.
      </Text>
    );
  return <Whole month={month} statement={statement} payslip={payslip} />;
}

function Whole({
  month,
  statement,
  payslip,
}: {
  readonly month: OfMonth;
  readonly statement: Statement;
  readonly payslip: Payslip;
}) {
  const drawn = { month, payslip };
  return (
    <Stack gap="lg">
      <PdfButtons month={month} document="releve" />
      {statement.shortfalls.map(({ account, why, remedy }) => (
        <Alert key={account} variant="default" title="À savoir">
          {why} {remedy}
        </Alert>
      ))}
      <Mentions statement={statement} drawn={drawn} />
      <IdentityView month={month} payslip={payslip} sections={statement.sections} />
      <Title order={2} size="h4" id={STATEMENT_PLACE} className={classes["place"] ?? ""}>
        Relevé du compte d'activité
      </Title>
      {statement.sections.map((section) => (
        <StatementSection key={section.id} section={section} drawn={drawn} />
      ))}
      <Levies statement={statement} />
    </Stack>
  );
}

/** The six mentions of CT L1254-25, each with what it is made of. */
function Mentions({
  statement: { mentions, sections },
  drawn,
}: {
  readonly statement: Statement;
  readonly drawn: Drawn;
}) {
  return (
    <Stack component="section" gap="sm">
      <Title order={2} size="h4">
        L'essentiel du mois
      </Title>
      <Figures
        caption="Les six mentions du Code du travail, art. L1254-25"
        heads={["Code du travail, art. L1254-25", "Montant"]}
        narrow
      >
        {Object.entries(mentions).map(([id, { label, amount, section, parts }]) => {
          const shared = { section, sections, drawn };
          const { whole = [], parts: copies = [] } = COPIES[id] ?? {};
          return (
            <Fragment key={id}>
              <SumRow
                label={label}
                span={1}
                amounts={[<MentionAmount key={id} {...shared} of={label} value={amount} copies={whole} />]}
              />
              {parts
                .filter((part) => !isZero(part.amount))
                .map(({ label: of, amount: value }) => (
                  <PlainRow
                    key={of}
                    label={of}
                    amounts={[<MentionAmount key={of} {...shared} of={of} value={value} copies={copies} />]}
                  />
                ))}
            </Fragment>
          );
        })}
      </Figures>
    </Stack>
  );
}

function Levies({ statement: { levies, levyTotals } }: { readonly statement: Statement }) {
  if (levyTotals.length === 0) return null;
  const unfounded = levies.filter((levy) => levy.unfounded).map(({ label }) => label);
  return (
    <Stack component="section" gap="sm">
      <Figures
        caption="Prélèvements du mois, selon ce qui les fonde"
        heads={["Prélèvements du mois, selon ce qui les fonde", "Montant"]}
        narrow
      >
        {levyTotals.map(({ basis, amount }) => (
          <PlainRow key={basis} label={BASES[basis]} amounts={[amount]} />
        ))}
      </Figures>
      {unfounded.length > 0 && (
        <Text size="sm">
          Sans base légale, conventionnelle ou contractuelle, donc comptés en frais de gestion :{" "}
          {unfounded.join(", ")}.
        </Text>
      )}
    </Stack>
  );
}
