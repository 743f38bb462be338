import { frenchDate } from "@bareme/kernel";
import type { Grid } from "@bareme/rule-schema";
import { Group, Stack, Tabs, Text, TextInput, Title } from "@mantine/core";
import type { Names } from "../../../core/names.ts";
import type { CheckedLayer } from "../../../core/checked.ts";
import { sourcesOf } from "../../../core/sources-of.ts";
import { optionWords } from "../../../format/option-words.ts";
import { useHeldDate } from "../../../parts/use-held-date.ts";
import { faultsAt } from "../../../rule-text/statement-text.ts";
import { citable, type OwnRules, type StatementEdit } from "../../../rule-text/use-statement.ts";
import { FaultText } from "../line/fault-text.tsx";
import { SourceField } from "../line/source-field.tsx";
import { SourceList } from "../line/source-list.tsx";
import { tablesOf, type KeyedTable } from "./bands.ts";
import type { VersionText } from "./grid-view.tsx";
import { TablePanel } from "./table-panel.tsx";

/** One dated version of a grid: since when, by what text, and its table, or one table for each key. */
export function VersionPanel({
  grid,
  version,
  edit,
  layer,
  rules,
}: {
  readonly grid: Grid;
  readonly version: VersionText;
  readonly edit: StatementEdit;
  readonly layer: CheckedLayer;
  readonly rules: OwnRules;
}) {
  const tables = tablesOf(version.value["bands"]);
  const tableOf = ({ key, bands }: KeyedTable) => (
    <TablePanel
      grid={{ ...grid, mode: modeOf(edit, grid) }}
      bands={bands}
      path={["versions", version.index, "bands", ...(key === null ? [] : [key])]}
      edit={edit}
      caption={`Tranches de « ${grid.label} »${key === null ? "" : `, ${optionWords(key)}`}, à partir du ${frenchDate(version.from)}`}
    />
  );
  const by = grid.by === undefined ? undefined : keyLabel(grid.by, rules.names);
  return (
    <Stack gap="md" component="section" aria-labelledby="grid-version">
      <Title order={2} size="h4" id="grid-version">
        {`À partir du ${frenchDate(version.from)}`}
      </Title>
      <VersionWords version={version} grid={grid} edit={edit} layer={layer} />
      {version.value["bands"] === null && <Text>Le barème n'existe plus à partir de cette date.</Text>}
      {tables.length === 1 && tables.map((table) => <div key={table.key ?? ""}>{tableOf(table)}</div>)}
      {tables.length > 1 && (
        <Tabs defaultValue={tables[0]?.key ?? ""} keepMounted={false}>
          <Text size="sm" c="dimmed" mb={4}>{`Une table pour chaque valeur de « ${by ?? ""} ».`}</Text>
          <Tabs.List aria-label={by ?? "Clé"} mb="sm">
            {tables.map(({ key }) => (
              <Tabs.Tab key={key} value={key ?? ""}>
                {optionWords(key ?? "")}
                {faultsAt(edit.said?.faults ?? [], ["versions", version.index, "bands", key ?? ""]).length >
                  0 && " (à corriger)"}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {tables.map((table) => (
            <Tabs.Panel key={table.key} value={table.key ?? ""}>
              {tableOf(table)}
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
    </Stack>
  );
}

/** The choice by which the grid is keyed: of the month, or of an item. */
function keyLabel(id: string, names: Names): string {
  const name =
    names.get(id) ?? [...names.values()].find((one) => one.id.endsWith(`.${id}`) && one.type === "choice");
  return name?.label ?? id;
}

function modeOf({ said }: StatementEdit, grid: Grid): Grid["mode"] {
  const mode = said?.value["mode"];
  return mode === "marginal" || mode === "whole-amount" || mode === "step" ? mode : grid.mode;
}

function VersionWords({
  version: { index, value, from, known },
  grid,
  edit,
  layer,
}: {
  readonly version: VersionText;
  readonly grid: Grid;
  readonly edit: StatementEdit;
  readonly layer: CheckedLayer;
}) {
  const faults = edit.said?.faults ?? [];
  const path = ["versions", index];
  const date = useHeldDate(from, (next) => edit.set([...path, "from"], next));
  const own = [...faultsAt(faults, path, true), ...faultsAt(faults, [...path, "source"])];
  const ofSource = own.filter(({ code }) => code.startsWith("SOURCE_"));
  if (!edit.text.isEditable) {
    const version = grid.versions[index];
    return (
      <Stack gap={2}>
        <SourceList sources={sourcesOf(version?.source, layer)} />
        {known !== undefined && <Text size="sm">{`Connue seulement le ${frenchDate(known)}.`}</Text>}
        {version?.certainty === "to-confirm" && (
          <Text size="sm" fw={600}>
            À confirmer
          </Text>
        )}
        {version?.note !== undefined && <Text size="sm">{version.note}</Text>}
      </Stack>
    );
  }
  return (
    <Group align="flex-start" gap="md" wrap="wrap">
      <div>
        <TextInput
          type="date"
          label="Date d'effet"
          value={date.typed}
          onChange={({ currentTarget }) => date.hold(currentTarget.value)}
          onBlur={date.give}
          onKeyDown={({ key }) => {
            if (key === "Enter") date.give();
            if (key === "Escape") date.drop();
          }}
        />
        <FaultText
          problems={[...faultsAt(faults, [...path, "from"]), ...own.filter((one) => !ofSource.includes(one))]}
        />
      </div>
      <div style={{ flex: "1 1 22rem", minWidth: 0 }}>
        <SourceField
          value={value["source"]}
          citable={citable(layer)}
          faults={ofSource}
          onChange={(source) => {
            const { source: _, ...rest } = value;
            const { bands = null, ...head } = rest;
            edit.set(path, source === undefined ? rest : { ...head, source, bands });
          }}
        />
      </div>
    </Group>
  );
}
