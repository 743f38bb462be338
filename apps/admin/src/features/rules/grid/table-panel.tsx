import type { Band, Grid } from "@bareme/rule-schema";
import { List, Stack, Text, Title } from "@mantine/core";
import { IconArrowBarUp } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { GridCliff, GridFigures } from "../../../core/grid-figures.ts";
import { resultUnit } from "../../../core/result-unit.ts";
import { rulesCore } from "../../../core/use-core.ts";
import { formatValue } from "../../../format/units.ts";
import type { Path } from "../../../rule-text/plain.ts";
import { faultsAt } from "../../../rule-text/statement-text.ts";
import type { StatementEdit } from "../../../rule-text/use-statement.ts";
import { FaultText } from "../line/fault-text.tsx";
import { BandEditor } from "./band-editor.tsx";
import { BandTable } from "./band-table.tsx";
import { plainBand } from "./bands.ts";
import { GridChart } from "./grid-chart.tsx";
import classes from "./grid.module.css";

/** A table of bands with its curve and where it jumps; in a draft, typed in place. */
export function TablePanel({
  grid,
  bands,
  path,
  edit,
  caption,
}: {
  readonly grid: Grid;
  readonly bands: readonly Band[];
  readonly path: Path;
  readonly edit: StatementEdit;
  readonly caption: string;
}) {
  const table = { mode: grid.mode, in: grid.in, rate: grid.rate, bands };
  const { data: figures = null } = useQuery({
    queryKey: ["grid-figures", table],
    queryFn: () => rulesCore().gridFigures(table),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  const unit = resultUnit(grid);
  const faults = edit.said?.faults ?? [];
  return (
    <div className={classes["panel"]}>
      <Stack gap="xs" maw="100%">
        {edit.text.isEditable ? (
          <BandEditor
            grid={grid}
            bands={bands}
            caption={caption}
            faultsOf={(index, field) =>
              field === undefined
                ? faultsAt(faults, [...path, index], true)
                : faultsAt(faults, [...path, index, field])
            }
            onChange={(now) => void edit.set(path, now.map(plainBand))}
          />
        ) : (
          <BandTable grid={grid} bands={bands} caption={caption} figures={figures} />
        )}
        <FaultText problems={faultsAt(faults, path, true)} />
      </Stack>
      <Stack gap="sm" className={classes["curve"] ?? ""}>
        {figures === null ? (
          <Text size="sm" c="dimmed">
            La courbe revient quand toutes les tranches sont lisibles.
          </Text>
        ) : (
          <>
            <GridChart figures={figures} grid={grid} resultUnit={unit} />
            <Jumps grid={grid} figures={figures} unit={unit} />
          </>
        )}
      </Stack>
    </div>
  );
}

function Jumps({
  grid,
  figures: { cliffs },
  unit,
}: {
  readonly grid: Grid;
  readonly figures: GridFigures;
  readonly unit: string;
}) {
  if (grid.mode === "step")
    return (
      <Text size="sm">
        {"Chaque borne est un saut\u202F: la valeur change d'un coup pour tout le montant."}
      </Text>
    );
  if (cliffs.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {"Aucun saut\u202F: un centime de plus ne change le résultat que de son taux."}
      </Text>
    );
  return (
    <Stack gap={4}>
      <Title order={3} size="h5">
        {cliffs.length === 1 ? "Un saut" : `${cliffs.length} sauts`}
      </Title>
      <List spacing={4} listStyleType="none">
        {cliffs.map((cliff) => (
          <List.Item key={cliff.bound}>
            <IconArrowBarUp
              size={16}
              aria-hidden
              style={{ verticalAlign: "-3px", ...(cliff.rises ? {} : { transform: "rotate(180deg)" }) }}
            />{" "}
            <Text span size="sm">
              {cliffWords(cliff, grid, unit)}
            </Text>
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        {"Ce que donne le barème, avant l'arrondi de la ligne qui l'applique."}
      </Text>
    </Stack>
  );
}

function cliffWords({ next, rises, change, before, after }: GridCliff, grid: Grid, unit: string): string {
  const verb = rises ? "monte" : "baisse";
  return `À ${formatValue(next, grid.in)} le résultat ${verb} de ${formatValue(change, unit)}\u202F: de ${formatValue(before, unit)} à ${formatValue(after, unit)}.`;
}
