import { frenchDate } from "@bareme/kernel";
import { SimpleGrid, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useSociete } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { BelowZero } from "./below-zero.tsx";
import { Delai } from "./delai.tsx";
import { Marge } from "./marge.tsx";
import { Soldes } from "./soldes.tsx";
import { UnpaidInvoices } from "./unpaid-invoices.tsx";
import { Waiting } from "./waiting.tsx";

/** What a company's people open in the morning: what waits for them first, then how the company stands. */
export function CompanyDashboard() {
  const { societe } = useSociete();
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.payroll.readDashboard.queryOptions({}));
  const { on, months, drafts, passages, delaiPaiement, marge, soldes } = data;
  return (
    <Stack gap="xl">
      <PageHead title="Tableau de bord" says={`${societe}, le ${frenchDate(on)}`} />
      <Waiting months={months} drafts={drafts} passages={passages} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl" verticalSpacing="xl">
        <Marge marge={marge} />
        <Delai delai={delaiPaiement} />
        <Soldes soldes={soldes} />
        <BelowZero below={soldes.below} />
      </SimpleGrid>
      <UnpaidInvoices unpaid={delaiPaiement.unpaid} />
    </Stack>
  );
}
