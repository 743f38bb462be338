import {
  Button,
  Drawer,
  Group,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  UnstyledButton,
} from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useDeferredValue, useMemo, useState } from "react";
import type { StackTexts } from "../../core/stack-texts.ts";
import { ruleSetWords } from "../../format/rule-set.ts";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { saveFile } from "../../parts/download.ts";
import { ScenarioDetail } from "./scenario-detail.tsx";
import { filteredRows, type ScenarioRow, type Shown } from "./scenario-rows.ts";
import { scenariosCsv } from "./scenarios-csv.ts";
import { StateMark } from "./state-mark.tsx";
import classes from "./scenarios.module.css";

/** Failures whole, what differs under each; below them one row for each of the others. */
export function ScenarioList({
  rows,
  labels,
  draftId,
  texts,
}: {
  readonly rows: readonly ScenarioRow[];
  readonly labels: ReadonlyMap<string, string>;
  readonly draftId: string | undefined;
  readonly texts: StackTexts;
}) {
  const search = useSearch({ from: "/$societe/scenarios" });
  const navigate = useNavigate({ from: "/$societe/scenarios" });
  const wanted = search.cherche ?? "";
  const looked = useDeferredValue(wanted);
  const [shown, setShown] = useState<Shown>("all");
  const [openKey, setOpenKey] = useState<string | null>(null);
  const found = useMemo(() => filteredRows(rows, { shown, wanted: looked }), [rows, shown, looked]);
  const failures = found.filter(({ state }) => state === "failed" || state === "unplayable");
  const others = found.filter(({ state }) => state !== "failed" && state !== "unplayable");
  const opened = rows.find(({ listed }) => listed.key === openKey);
  const columns = useMemo(() => columnsOf(setOpenKey), []);
  const change = (cherche: string): void =>
    void navigate({
      search: ({ cherche: _before, ...kept }) => (cherche === "" ? kept : { ...kept, cherche }),
      replace: true,
    });
  return (
    <Stack>
      <Group align="flex-end">
        <TextInput
          label="Chercher dans les phrases, les fichiers et les origines"
          type="search"
          value={wanted}
          onChange={({ currentTarget }) => change(currentTarget.value)}
          w={{ base: "100%", sm: 380 }}
        />
        <SegmentedControl
          aria-label="Scénarios à montrer"
          value={shown}
          onChange={(value) => setShown(value === "failures" ? "failures" : "all")}
          data={[
            { value: "all", label: "Tous" },
            { value: "failures", label: "Échecs" },
          ]}
        />
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => download(scenariosCsv(found))}
        >
          Exporter en CSV
        </Button>
      </Group>
      {failures.map((row) => (
        <article key={row.listed.key} className={classes["failure"]} aria-label={row.listed.scenario}>
          <ScenarioDetail row={row} labels={labels} draftId={draftId} texts={texts} />
        </article>
      ))}
      {(shown === "all" || others.length > 0) && (
        <DataTable
          caption="Scénarios"
          columns={columns}
          rows={others}
          keyOf={({ listed }) => listed.key}
          empty="Aucun scénario ne répond à cette recherche."
        />
      )}
      {shown === "failures" && failures.length === 0 && <Text>Aucun échec parmi les scénarios joués.</Text>}
      <Drawer
        opened={opened !== undefined}
        onClose={() => setOpenKey(null)}
        position="right"
        size="lg"
        title="Scénario"
      >
        {opened !== undefined && (
          <ScenarioDetail row={opened} labels={labels} draftId={draftId} texts={texts} isAlone />
        )}
      </Drawer>
    </Stack>
  );
}

function columnsOf(open: (key: string) => void): readonly Column<ScenarioRow>[] {
  return [
    { id: "state", head: "Résultat", width: 110, cell: ({ state }) => <StateMark state={state} /> },
    {
      id: "scenario",
      head: "Scénario",
      cell: ({ listed }) => (
        <UnstyledButton className={classes["sentence"]} onClick={() => open(listed.key)}>
          {listed.scenario}
        </UnstyledButton>
      ),
      order: (left, right) => left.listed.scenario.localeCompare(right.listed.scenario, "fr"),
    },
    {
      id: "rules",
      head: "Règles",
      width: 150,
      cell: ({ listed }) => (
        <span className={classes["place"]}>{listed.rules.map((one) => ruleSetWords(one)).join(", ")}</span>
      ),
      order: (left, right) => left.listed.rules.join().localeCompare(right.listed.rules.join()),
    },
    {
      id: "file",
      head: "Fichier",
      width: 220,
      cell: ({ listed }) => (
        <span className={classes["place"]}>{listed.path.replace(/^scenarios\/|\.yaml$/g, "")}</span>
      ),
      order: (left, right) => left.listed.key.localeCompare(right.listed.key),
    },
  ];
}

function download(csv: string): void {
  saveFile(new Blob([csv], { type: "text/csv;charset=utf-8" }), "scenarios.csv");
}
