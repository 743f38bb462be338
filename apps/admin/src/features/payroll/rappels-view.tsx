import { Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useMay } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { CorrectionForm } from "./correction-form.tsx";
import type { OfMonth } from "./payslip-tables.tsx";
import { RappelTable } from "./rappel-table.tsx";
import type { PayslipOfMonth } from "./words.ts";

/** What the month carries of closed ones; and, of a closed month, its correction. */
export function RappelsView({ month, found }: { readonly month: OfMonth; readonly found: PayslipOfMonth }) {
  const trpc = useTRPC();
  const mayPay = useMay("pay");
  const { data: statement } = useSuspenseQuery(trpc.payroll.readStatement.queryOptions(month));
  const section = statement?.sections.find((one) => one.kind === "rappels");
  const isClosed = found.month.status === "clos";
  return (
    <Stack gap="xl">
      <Stack component="section" gap="sm">
        <Title order={2} size="h4">
          {isClosed ? "Rappels que ce mois a portés" : "Rappels que ce mois portera à sa clôture"}
        </Title>
        {statement === null ? (
          <Text>
            Ce mois n'a pas pu être calculé : ce qu'il portera de mois clos se lira ici dès qu'il le sera.
          </Text>
        ) : section === undefined || section.table.months.length === 0 ? (
          <Text>
            {isClosed
              ? "Ce mois n'a porté aucun rappel."
              : "Aucun. Pour corriger un mois clos, allez à ce mois et dites, ici même, ce que ses données auraient dû être."}
          </Text>
        ) : (
          <RappelTable
            title={section.title}
            contratId={month.contratId}
            table={section.table}
            total={section.total}
          />
        )}
      </Stack>
      {isClosed && mayPay && <CorrectionForm month={month} />}
    </Stack>
  );
}
