import { useDebouncedValue } from "@mantine/hooks";
import { Accordion, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { rangeFault } from "../../core/simulation/curve-places.ts";
import type { DrawnCurve } from "../../core/simulation/draw-curve.ts";
import { formatEuros } from "../../format/euros.ts";
import { Amount } from "../../parts/amount.tsx";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { Problems } from "../../parts/problems.tsx";
import { CurveChart } from "./curve-chart.tsx";
import { CurveWords } from "./curve-words.tsx";
import { DecimalField } from "./decimal-field.tsx";
import type { Change, SimulatorState } from "./state.ts";
import { SearchState } from "./search-state.tsx";
import { useCurve, type CurveDrawing } from "./use-curve.ts";
import type { Shown } from "./use-simulation.ts";

const TYPED_MS = 500;

/** « Net selon le CA », drawn when it is first asked for, then followed. */
export function CurveSection({
  simulation: { texts, supposed },
  state,
  onChange,
  present,
}: {
  readonly simulation: Shown;
  readonly state: SimulatorState;
  readonly onChange: Change;
  /** Null: not known. */
  readonly present: string | null;
}) {
  const [wanted, setWanted] = useState(false);
  const [range] = useDebouncedValue(state.curve, TYPED_MS);
  // What is invoiced is what the curve runs through: typing it draws nothing anew.
  const base = { ...supposed, invoiced: { by: "ca", ca: "0" } } as const;
  const drawing = useCurve({
    texts,
    supposed: base,
    range,
    wanted: wanted && rangeFault(range) === null,
  });
  const fault = rangeFault(state.curve);
  const faultAt = (field: keyof SimulatorState["curve"]): string | undefined =>
    fault?.field === field ? fault.message : undefined;
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
      <Group align={fault === null ? "flex-end" : "flex-start"} gap="sm" mb="sm">
        <DecimalField
          label="De"
          unit="€"
          w={130}
          value={state.curve.from}
          error={faultAt("from")}
          onValue={(from) => setRange({ from })}
        />
        <DecimalField
          label="À"
          unit="€"
          w={130}
          value={state.curve.to}
          error={faultAt("to")}
          onValue={(to) => setRange({ to })}
        />
        <DecimalField
          label="Tous les"
          unit="€"
          w={130}
          value={state.curve.every}
          error={faultAt("every")}
          onValue={(every) => setRange({ every })}
        />
        {!wanted && (
          <Button onClick={() => setWanted(true)} disabled={fault !== null}>
            Tracer la courbe
          </Button>
        )}
      </Group>
      {wanted && fault === null && <Drawn drawing={drawing} present={present} />}
    </Paper>
  );
}

function Drawn({
  drawing: { drawn, isRunning, problems, stop, start },
  present,
}: {
  readonly drawing: CurveDrawing;
  readonly present: string | null;
}) {
  const refused = drawn?.ok === false ? drawn.problems : problems;
  if (drawn?.ok === false || problems.length > 0)
    return <Problems problems={refused} title="La courbe ne peut pas être tracée" />;
  const curve = drawn?.value;
  return (
    <Stack gap="sm">
      <SearchState
        says={
          curve === undefined || curve.searchedTo === null
            ? "Tracé des points, puis recherche des chutes et des trous…"
            : `Chutes et trous cherchés jusqu'à ${formatEuros(curve.searchedTo)}…`
        }
        stopped={`La recherche des chutes et des trous a été interrompue${curve?.searchedTo == null ? "" : ` à ${formatEuros(curve.searchedTo)}`}.`}
        isRunning={isRunning}
        isStopped={curve?.complete === false}
        progress={curve ?? null}
        onStop={stop}
        onStart={start}
      />
      {curve !== undefined && curve.points.length > 1 && <Picture curve={curve} present={present} />}
    </Stack>
  );
}

function Picture({ curve, present }: { readonly curve: DrawnCurve; readonly present: string | null }) {
  return (
    <>
      <Text size="sm">
        <strong>Trait plein</strong> : net à payer. <strong>Tirets</strong> : net avant impôt. Bandes : trous
        de la loi. Triangles ▼ : chutes, ▲ : hausses.
      </Text>
      <CurveChart curve={curve} present={present} />
      <CurveWords curve={curve} />
      <Accordion keepMounted={false} variant="contained" order={3}>
        <Accordion.Item value="points">
          <Accordion.Control>Les {curve.points.length} points en tableau</Accordion.Control>
          <Accordion.Panel>
            <DataTable
              caption="Net selon le chiffre d'affaires"
              columns={COLUMNS}
              rows={curve.points}
              keyOf={({ ca }) => ca}
              height="20rem"
            />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </>
  );
}

type Point = DrawnCurve["points"][number];

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
