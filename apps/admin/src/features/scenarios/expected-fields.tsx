import { Fieldset, Group, Radio, Stack } from "@mantine/core";
import type { Checked } from "../../core/checked.ts";
import { isRecord } from "../../rule-text/plain.ts";
import { AlertsField } from "./alerts-field.tsx";
import type { NamedAmount } from "./amount-names.ts";
import { ExpectedTable } from "./expected-table.tsx";
import { RefusalFields } from "./refusal-fields.tsx";
import type { TypedScenario } from "./scenario-text.ts";
import { alertsOf, choicesOf } from "./typed-scenario.ts";
import type { NewScenarioState } from "./use-new-scenario.ts";

/** What the month must give: amounts and alerts, or that it is refused. */
export function ExpectedFields({
  state: { typed, change, known, outcome },
  checked,
  amounts,
}: {
  readonly state: NewScenarioState;
  readonly checked: Checked;
  readonly amounts: readonly NamedAmount[];
}) {
  const { refuse = null, events = null } = typed;
  return (
    <Fieldset legend="Ce qui est attendu">
      <Stack gap="sm">
        <Radio.Group
          aria-label="Ce que le mois doit donner"
          value={refuse === null ? "montants" : "refus"}
          onChange={(value) => change({ refuse: value === "refus" ? { code: "", on: "" } : null })}
        >
          <Group>
            <Radio value="montants" label="Des montants" />
            <Radio value="refus" label="Ce mois doit être refusé" />
          </Group>
        </Radio.Group>
        {refuse === null ? (
          <>
            <ExpectedTable
              expected={typed.expected}
              amounts={amounts}
              itemsOf={(each) => itemsOf(typed, known.lists.find(({ item }) => item === each)?.id)}
              outcome={outcome}
              onChange={(expected) => change({ expected })}
            />
            <AlertsField
              events={events}
              known={alertsOf(checked)}
              onChange={(next) => change({ events: next })}
            />
          </>
        ) : (
          <RefusalFields
            refusal={refuse}
            facts={known.scalars}
            choices={choicesOf(checked)}
            onChange={(next) => change({ refuse: next })}
          />
        )}
      </Stack>
    </Fieldset>
  );
}

/** The ids of the items of a list of the data. */
function itemsOf({ facts }: TypedScenario, list: string | undefined): readonly string[] {
  const items = list === undefined ? undefined : facts[list];
  if (!Array.isArray(items)) return [];
  return items.flatMap((item) => (isRecord(item) && typeof item["id"] === "string" ? [item["id"]] : []));
}
