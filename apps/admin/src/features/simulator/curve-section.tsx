import { useDebouncedValue } from "@mantine/hooks";
import type { Result } from "@bareme/kernel";
import type { Curve } from "@bareme/payroll";
import { Accordion, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { markOf } from "../../core/use-stack.ts";
import { Amount } from "../../parts/amount.tsx";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { Problems } from "../../parts/problems.tsx";
import { ProgressLine } from "../../parts/progress.tsx";
import { CurveChart } from "./curve-chart.tsx";
import { CurveWords } from "./curve-words.tsx";
import { DecimalField } from "./decimal-field.tsx";
import type { Change, SimulatorState } from "./state.ts";
import { useSearch, type Search } from "./use-search.ts";
import type { Simulation } from "./use-simulation.ts";

const TYPED_MS = 500;

/** « Net selon le CA », drawn when it is first asked for, then followed. */
export function CurveSection({
  simulation: { texts, supposed },
  state,
  onChange,
  present,
}: {
  readonly simulation: Pick<Simulation, "texts" | "supposed">;
  readonly state: SimulatorState;
  readonly onChange: Change;
  readonly present: string;
}) {
  const [wanted, setWanted] = useState(false);
  const [range] = useDebouncedValue(state.curve, TYPED_MS);
  // What is invoiced is what the curve runs through: typing it draws nothing anew.
  const base = { ...supposed, invoiced: { by: "ca", ca: "0" } } as const;
  const search = useSearch<Result<Curve>>({
    key: ["curve", markOf(texts), base, range],
    wanted,
    search: async (core, onStep) => core.searchCurve(texts, base, range, onStep),
  });
  const setRange = (part: Partial<SimulatorState["curve"]>): void =>
    onChange({ curve: { ...state.curve, ...part } });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="simulateur-courbe">
      <Title order={2} size="h4" id="simulateur-courbe">
        Net selon le CA
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        Ce que chaque euro facturé{state.whole ? " chaque mois" : ""} laisse au net, avec les chutes et les
        trous de la loi, au centime.
      </Text>
      <Group align="flex-end" gap="sm" mb="sm">
        <DecimalField
          label="De"
          unit="€"
          w={130}
          value={state.curve.from}
          onValue={(from) => setRange({ from })}
        />
        <DecimalField label="À" unit="€" w={130} value={state.curve.to} onValue={(to) => setRange({ to })} />
        <DecimalField
          label="Tous les"
          unit="€"
          w={130}
          value={state.curve.every}
          onValue={(every) => setRange({ every })}
        />
        {!wanted && <Button onClick={() => setWanted(true)}>Tracer la courbe</Button>}
      </Group>
      {wanted && <Drawn search={search} present={present} />}
    </Paper>
  );
}

function Drawn({ search, present }: { readonly search: Search<Result<Curve>>; readonly present: string }) {
  const { found, isRunning, isStopped, progress, stop, start } = search;
  if (isRunning)
    return (
      <Group align="flex-end" wrap="nowrap">
        <div style={{ flex: 1 }}>
          <ProgressLine
            says="Évaluation du mois, chiffre d'affaires par chiffre d'affaires…"
            done={progress?.done ?? 0}
            total={progress?.most ?? 0}
          />
        </div>
        <Button variant="default" size="xs" onClick={stop}>
          Interrompre
        </Button>
      </Group>
    );
  if (isStopped)
    return (
      <Group>
        <Text size="sm">La courbe a été interrompue.</Text>
        <Button variant="default" size="xs" onClick={start}>
          Reprendre
        </Button>
      </Group>
    );
  if (found === undefined) return null;
  if (!found.ok) return <Problems problems={found.problems} title="La courbe ne peut pas être tracée" />;
  return (
    <Stack gap="sm">
      <Text size="sm">
        <strong>Trait plein</strong> : net à payer. <strong>Tirets</strong> : net avant impôt. Bandes : trous
        de la loi. Triangles ▼ : chutes, ▲ : hausses.
      </Text>
      <CurveChart curve={found.value} present={present} />
      <CurveWords curve={found.value} />
      <Accordion keepMounted={false} variant="contained" order={3}>
        <Accordion.Item value="points">
          <Accordion.Control>Les {found.value.points.length} points en tableau</Accordion.Control>
          <Accordion.Panel>
            <DataTable
              caption="Net selon le chiffre d'affaires"
              columns={COLUMNS}
              rows={found.value.points}
              keyOf={({ ca }) => ca}
              height="20rem"
            />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </Stack>
  );
}

type Point = Curve["points"][number];

const COLUMNS: readonly Column<Point>[] = [
  { id: "ca", head: "CA HT", right: true, cell: ({ ca }) => <Amount value={ca} /> },
  {
    id: "earned",
    head: "Net avant impôt",
    right: true,
    cell: ({ totals }) => <Amount value={totals.netAvantImpot} />,
  },
  { id: "paid", head: "Net à payer", right: true, cell: ({ totals }) => <Amount value={totals.netAPayer} /> },
  {
    id: "balance",
    head: "Solde du compte",
    right: true,
    cell: ({ totals }) => <Amount value={totals.soldeDisponible} />,
  },
  { id: "payable", head: "Mois", cell: ({ payable }) => (payable ? "payable" : "non payable") },
];
