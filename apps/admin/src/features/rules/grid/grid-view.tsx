import { frenchDate } from "@bareme/kernel";
import { Group, NativeSelect, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { isList, isRecord, type Plain } from "../../../rule-text/plain.ts";
import { faultsAt } from "../../../rule-text/statement-text.ts";
import type { Found, StatementEdit } from "../../../rule-text/use-statement.ts";
import { today } from "../../../format/today.ts";
import { unitWords } from "../../../format/unit-words.ts";
import { FaultText } from "../line/fault-text.tsx";
import { RuleHead } from "../line/rule-head.tsx";
import { inForce } from "../in-force.ts";
import { StatementPage, type Shown } from "../statement-page.tsx";
import { AddVersion } from "./add-version.tsx";
import { GridUses } from "./grid-uses.tsx";
import { MODES } from "./grid-words.ts";
import { VersionPanel } from "./version-panel.tsx";

/** A grid of rates: how it counts, its tables by date, where it jumps, and who applies it to what. */
export function GridView({ id }: { readonly id: string }) {
  return <StatementPage list="grids" id={id} view={FoundGrid} />;
}

function FoundGrid({ found, rules, edit }: Shown<"grids">) {
  const { statement: grid, layer } = found;
  const versions = versionsOf(edit.said?.value["versions"]);
  const [asked, setAsked] = useState<string | null>(null);
  const day = today();
  const shown =
    versions.find(({ index }) => String(index) === asked) ?? inForce(versions, day) ?? versions.at(-1);
  return (
    <Stack gap="lg">
      <RuleHead what="Barème" label={grid.label} found={found} rules={rules} />
      <GridMode found={found} edit={edit} />
      <GridUses grid={grid} rules={rules} />
      <Group justify="space-between" align="flex-end">
        <NativeSelect
          label="Version du barème"
          value={String(shown?.index ?? "")}
          onChange={(event) => setAsked(event.currentTarget.value)}
          data={versions.map(({ index, from, known }) => ({
            value: String(index),
            label: `À partir du ${frenchDate(from)}${known === undefined ? "" : `, connue le ${frenchDate(known)}`}`,
          }))}
        />
        {edit.text.isEditable && shown !== undefined && (
          <AddVersion
            versions={versions}
            like={shown}
            edit={edit}
            onAdded={(index) => setAsked(String(index))}
          />
        )}
      </Group>
      {edit.said === undefined && (
        <Text c="var(--faux)">
          {
            "Le fichier de ce barème n'est pas lisible\u202F: corrigez d'abord son texte, le barème revient ensuite."
          }
        </Text>
      )}
      {shown !== undefined && (
        <VersionPanel key={shown.index} grid={grid} version={shown} edit={edit} layer={layer} rules={rules} />
      )}
    </Stack>
  );
}

function GridMode({
  found: { statement },
  edit,
}: {
  readonly found: Found<"grids">;
  readonly edit: StatementEdit;
}) {
  const typed = edit.said?.value["mode"];
  const mode = typed === "marginal" || typed === "whole-amount" || typed === "step" ? typed : statement.mode;
  return (
    <Stack gap={6} component="section" aria-label="Mode de calcul">
      <Title order={2} size="h4">
        Comment il compte
      </Title>
      {edit.text.isEditable ? (
        <SegmentedControl
          w="fit-content"
          aria-label="Mode de calcul du barème"
          value={mode}
          onChange={(next) => void edit.set(["mode"], next)}
          data={Object.entries(MODES).map(([value, { name }]) => ({ value, label: name }))}
        />
      ) : (
        <Text fw={600}>{MODES[mode].name}</Text>
      )}
      <Text>{MODES[mode].says}</Text>
      <Text size="sm" c="dimmed">
        {`Montants en ${unitWords(statement.in)}, ${mode === "step" && statement.rate !== "%" ? "valeurs" : "taux"} en ${unitWords(statement.rate)}.`}
        {statement.axis === "payment" && " La version est choisie à la date de paiement."}
        {statement.axis !== "payment" &&
          statement.axis !== "period" &&
          ` La version est choisie à la date « ${statement.axis} ».`}
      </Text>
      {statement.note !== undefined && <Text size="sm">{statement.note}</Text>}
      <FaultText problems={faultsAt(edit.said?.faults ?? [], ["mode"])} />
      <FaultText problems={faultsAt(edit.said?.faults ?? [], [], true)} />
    </Stack>
  );
}

/** A dated version as its file has it. */
export interface VersionText {
  readonly index: number;
  readonly from: string;
  readonly known: string | undefined;
  readonly value: { readonly [key: string]: Plain };
}

function versionsOf(versions: Plain | undefined): readonly VersionText[] {
  if (!isList(versions)) return [];
  return versions.flatMap((value, index) => {
    if (!isRecord(value)) return [];
    const { from, known } = value;
    return [
      {
        index,
        from: typeof from === "string" ? from : "",
        known: typeof known === "string" ? known : undefined,
        value,
      },
    ];
  });
}
