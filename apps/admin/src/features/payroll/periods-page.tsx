import { Stack, Text, Title } from "@mantine/core";
import { addMonths, frenchMonth, month } from "@bareme/kernel";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useSociete } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { AnchorLink, ButtonLink } from "../../parts/links.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { ProgressLine } from "../../parts/progress.tsx";
import classes from "./payroll.module.css";
import { STEP_WORDS, type OpenPeriod } from "./words.ts";

/** The months of the company: what waits in each, the newest first. */
export function PeriodsPage() {
  const trpc = useTRPC();
  const { slug } = useSociete();
  const { data: periods } = useSuspenseQuery(trpc.payroll.listPeriods.queryOptions({}));
  const [newest] = periods;
  const current = periods.find(({ total, clos }) => clos < total);
  return (
    <>
      <PageHead
        title="Mois de paie"
        says="Chaque mois va des données au calcul, du calcul à la validation, puis à la clôture, qui ne se défait pas."
        actions={
          newest !== undefined && (
            <ButtonLink
              to="/$societe/paie/$mois"
              params={{ societe: slug, mois: current?.period ?? newest.period }}
            >
              Aller à {frenchMonth(current?.period ?? newest.period)}
            </ButtonLink>
          )
        }
      />
      <Stack gap="lg">
        <Running />
        <Ahead newest={newest} />
        <DataTable
          caption="Mois de paie de la société"
          columns={columnsFor(slug)}
          rows={periods}
          keyOf={({ period }) => period}
          empty="Aucun mois n'a encore été ouvert : ouvrez le premier depuis un contrat, dans « Salariés portés »."
        />
      </Stack>
    </>
  );
}

/** The passages that have contracts left, whoever asked for them. */
function Running() {
  const trpc = useTRPC();
  const { slug } = useSociete();
  const { data: passages } = useSuspenseQuery(
    trpc.payroll.listPassages.queryOptions(
      {},
      {
        refetchInterval: ({ state }) =>
          state.data?.some(({ finished }) => !finished) === true ? 1000 : 10_000,
      },
    ),
  );
  const running = passages.filter(({ finished }) => !finished);
  if (running.length === 0) return null;
  return (
    <Stack component="section" gap="sm" aria-label="En cours">
      <Title order={2} size="h4">
        En cours
      </Title>
      {running.map(({ id, step, period, count, total }) => (
        <Stack key={id} gap={2}>
          <ProgressLine
            says={`${STEP_WORDS[step].doing}, ${frenchMonth(period)}`}
            done={total - count.waiting}
            total={total}
          />
          <AnchorLink to="/$societe/paie/$mois" params={{ societe: slug, mois: period }} size="sm">
            Suivre {frenchMonth(period)}
          </AnchorLink>
        </Stack>
      ))}
    </Stack>
  );
}

/** The month after the last one, once that one is wholly closed: nothing else would say how to go on. */
function Ahead({ newest }: { readonly newest: OpenPeriod | undefined }) {
  const { slug } = useSociete();
  if (newest === undefined || newest.clos < newest.total) return null;
  const next = addMonths(month(newest.period), 1);
  return (
    <Text>
      {frenchMonth(newest.period)} est clos pour tous ses contrats.{" "}
      <AnchorLink to="/$societe/paie/$mois" params={{ societe: slug, mois: next }} underline="always">
        Préparer {frenchMonth(next)}
      </AnchorLink>
    </Text>
  );
}

function columnsFor(slug: string): readonly Column<OpenPeriod>[] {
  return [
    {
      id: "mois",
      head: "Mois",
      cell: ({ period }) => (
        <AnchorLink to="/$societe/paie/$mois" params={{ societe: slug, mois: period }} fw={600}>
          {frenchMonth(period)}
        </AnchorLink>
      ),
      order: (left, right) => (left.period < right.period ? -1 : 1),
    },
    figure("total", "Contrats", ({ total }) => total),
    {
      id: "corriger",
      head: "À corriger",
      right: true,
      order: (left, right) => hinderedIn(left) - hinderedIn(right),
      cell: Hindered,
    },
    figure("ouvert", "À calculer", ({ ouvert }) => ouvert),
    figure("aValider", "À valider", ({ aValider }) => aValider),
    figure("aClore", "À clore", ({ aClore }) => aClore),
    figure("clos", "Clos", ({ clos }) => clos),
  ];
}

function figure(id: string, head: string, of: (row: OpenPeriod) => number): Column<OpenPeriod> {
  return {
    id,
    head,
    right: true,
    order: (left, right) => of(left) - of(right),
    cell: (row) => <span className={classes[of(row) === 0 ? "none" : "count"]}>{of(row)}</span>,
  };
}

function hinderedIn({ bloque, refuse, provisoire }: OpenPeriod): number {
  return bloque + refuse + provisoire;
}

/** Why months cannot be paid: a check stops them, data is missing, or the month before is not sure. */
function Hindered(row: OpenPeriod) {
  if (hinderedIn(row) === 0) return <span className={classes["none"]}>0</span>;
  const { bloque, refuse, provisoire } = row;
  const parts = [
    bloque > 0 ? `${bloque} bloqué${bloque > 1 ? "s" : ""}` : "",
    refuse > 0 ? `${refuse} incalculable${refuse > 1 ? "s" : ""}` : "",
    provisoire > 0 ? `${provisoire} provisoire${provisoire > 1 ? "s" : ""}` : "",
  ];
  return <span className={classes["bad"]}>{parts.filter((part) => part !== "").join(", ")}</span>;
}
