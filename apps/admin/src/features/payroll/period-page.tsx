import { Group, Stack, Title } from "@mantine/core";
import { addMonths, frenchMonth, ofFrenchMonth, parseMonth, type Month } from "@bareme/kernel";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useSociete } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { NotFound } from "../../parts/failure.tsx";
import { AnchorLink } from "../../parts/links.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { MonthsTable } from "./months-table.tsx";
import { OpenMonths } from "./open-months.tsx";
import { PassageActions } from "./passage-actions.tsx";
import { PassageReport } from "./passage-report.tsx";
import { PeriodStepper } from "./period-stepper.tsx";
import { tallyOf } from "./tally.ts";
import { usePassages } from "./use-passages.ts";

/** The month of the whole company. */
export function PeriodPage() {
  const { mois } = useParams({ from: "/$societe/paie/$mois" });
  const period = parseMonth(mois);
  // Another month begins with nothing of this one.
  return period === undefined ? <NotFound /> : <Period key={period} period={period} />;
}

function Period({ period }: { readonly period: Month }) {
  const trpc = useTRPC();
  const { data: rows } = useSuspenseQuery(trpc.payroll.readPeriod.queryOptions({ period }));
  const passages = usePassages(period);
  const tally = tallyOf(rows);
  return (
    <>
      <PageHead
        title={`Paie ${ofFrenchMonth(period)}`}
        says={<Around period={period} />}
        actions={<PassageActions period={period} tally={tally} isRunning={passages.running !== undefined} />}
      />
      <PeriodStepper tally={tally} passages={passages} />
      <Stack gap="lg">
        <PassageReport passages={passages} rows={rows} />
        <OpenMonths period={period} isEmpty={tally.total === 0} />
        {tally.total > 0 && tally.clos > 0 && <OpenMonths period={addMonths(period, 1)} />}
        {tally.total > 0 && (
          <Stack component="section" gap="sm">
            <Title order={2} size="h4">
              Contrats
            </Title>
            <MonthsTable period={period} rows={rows} />
          </Stack>
        )}
      </Stack>
    </>
  );
}

function Around({ period }: { readonly period: Month }) {
  const { slug } = useSociete();
  const [before, after] = [addMonths(period, -1), addMonths(period, 1)];
  return (
    <Group component="span" gap="md">
      <AnchorLink to="/$societe/paie/$mois" params={{ societe: slug, mois: before }} size="sm">
        <IconChevronLeft size={14} aria-hidden /> {frenchMonth(before)}
      </AnchorLink>
      <AnchorLink to="/$societe/paie" params={{ societe: slug }} size="sm">
        Tous les mois
      </AnchorLink>
      <AnchorLink to="/$societe/paie/$mois" params={{ societe: slug, mois: after }} size="sm">
        {frenchMonth(after)} <IconChevronRight size={14} aria-hidden />
      </AnchorLink>
    </Group>
  );
}
