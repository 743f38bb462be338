import { Group, Tabs, Text } from "@mantine/core";
import { addMonths, frenchMonth, parseMonth, type Month } from "@bareme/kernel";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { useSociete } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { NotFound } from "../../parts/failure.tsx";
import { AnchorLink } from "../../parts/links.tsx";
import { Loading } from "../../parts/loading.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { EntriesView } from "./entries-view.tsx";
import { LockView } from "./lock-view.tsx";
import { MonthActions } from "./month-actions.tsx";
import { MonthEvents } from "./month-events.tsx";
import { MonthStepper } from "./month-stepper.tsx";
import { PayslipView } from "./payslip-view.tsx";
import { RappelsView } from "./rappels-view.tsx";
import { StatementView } from "./statement-view.tsx";

/** The month of one contract. */
export function MonthPage() {
  const { mois, contrat } = useParams({ from: "/$societe/paie/$mois/$contrat" });
  const period = parseMonth(mois);
  return period === undefined ? (
    <NotFound />
  ) : (
    <MonthOfContract key={`${mois} ${contrat}`} contratId={contrat} period={period} />
  );
}

function MonthOfContract({ contratId, period }: { readonly contratId: string; readonly period: Month }) {
  const trpc = useTRPC();
  const { data: months } = useSuspenseQuery(trpc.payroll.listMonths.queryOptions({ contratId }));
  const { data: file } = useSuspenseQuery(trpc.payroll.readContrat.queryOptions({ contratId }));
  const { data: portes } = useSuspenseQuery(trpc.payroll.listPortes.queryOptions({}, { staleTime: 60_000 }));
  const porte = portes.find(({ id }) => id === file.contrat.porteId);
  const row = months.find((one) => one.period === period);
  const name = porte === undefined ? "Contrat" : `${porte.prenom} ${porte.nom}`;
  const month = { contratId, period };
  return (
    <>
      <PageHead
        title={`${name}, ${frenchMonth(period)}`}
        says={
          <Around
            month={month}
            periods={months.map((one) => one.period)}
            matricule={porte?.matricule ?? ""}
          />
        }
        actions={<MonthActions month={month} status={row?.status ?? null} state={row?.state ?? null} />}
      />
      {row === undefined ? (
        <Text>
          Ce mois n'est pas ouvert pour ce contrat. Les mois se suivent : le précédent doit être clos.
        </Text>
      ) : (
        <>
          <MonthStepper month={month} status={row.status} state={row.state} />
          {row.status === "ouvert" ? (
            <Text>
              Ce mois n'est pas encore calculé : calculez-le pour voir son bulletin et son compte d'activité.
            </Text>
          ) : (
            <Computed contratId={contratId} period={period} />
          )}
        </>
      )}
    </>
  );
}

const VIEWS = [
  { vue: "bulletin", label: "Bulletin", View: PayslipView },
  { vue: "compte", label: "Compte d'activité", View: StatementView },
  { vue: "ecritures", label: "Écritures", View: EntriesView },
  { vue: "rappels", label: "Rappels", View: RappelsView },
  { vue: "verrou", label: "Verrou", View: LockView },
] as const;

function Computed({ contratId, period }: { readonly contratId: string; readonly period: string }) {
  const trpc = useTRPC();
  const month = { contratId, period };
  const { vue } = useSearch({ from: "/$societe/paie/$mois/$contrat" });
  const navigate = useNavigate({ from: "/$societe/paie/$mois/$contrat" });
  const { data: found } = useSuspenseQuery(trpc.payroll.readPayslip.queryOptions(month));
  const shown = VIEWS.find((one) => one.vue === vue) ?? VIEWS[0];
  return (
    <>
      <MonthEvents view={found.month} />
      <Tabs
        value={shown.vue}
        onChange={(next) => void navigate({ search: next === null ? {} : { vue: next }, replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          {VIEWS.map((one) => (
            <Tabs.Tab key={one.vue} value={one.vue}>
              {one.label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {VIEWS.map(({ vue: value, View }) => (
          <Tabs.Panel key={value} value={value}>
            <Suspense fallback={<Loading />}>
              <View month={month} found={found} />
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

function Around({
  month: { contratId, period },
  periods,
  matricule,
}: {
  readonly month: { readonly contratId: string; readonly period: Month };
  readonly periods: readonly string[];
  readonly matricule: string;
}) {
  const { slug } = useSociete();
  const [before, after] = [addMonths(period, -1), addMonths(period, 1)];
  const at = (mois: string) => ({ societe: slug, mois, contrat: contratId });
  return (
    <Group component="span" gap="md">
      {matricule}
      {periods.includes(before) && (
        <AnchorLink to="/$societe/paie/$mois/$contrat" params={at(before)} search={keepView} size="sm">
          <IconChevronLeft size={14} aria-hidden /> {frenchMonth(before)}
        </AnchorLink>
      )}
      {periods.includes(after) && (
        <AnchorLink to="/$societe/paie/$mois/$contrat" params={at(after)} search={keepView} size="sm">
          {frenchMonth(after)} <IconChevronRight size={14} aria-hidden />
        </AnchorLink>
      )}
      <AnchorLink to="/$societe/paie/$mois" params={{ societe: slug, mois: period }} size="sm">
        Tous les contrats
      </AnchorLink>
      <AnchorLink to="/$societe/contrats/$contrat" params={{ societe: slug, contrat: contratId }} size="sm">
        Données du contrat
      </AnchorLink>
    </Group>
  );
}

/** Going to the next month stays on the same tab. */
function keepView({ vue }: { readonly vue?: string }): { readonly vue?: string } {
  return vue === undefined ? {} : { vue };
}
