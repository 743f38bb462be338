import type { Choice } from "@bareme/rule-schema";
import { Table, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import type { CheckedLayer } from "../../../core/checked.ts";
import { sourcesOf } from "../../../core/sources-of.ts";
import { SourceList } from "../line/source-list.tsx";
import { optionLife, STATUSES } from "./choice-words.ts";

/** The options of a choice with how established each is; the one in force today has its mark. */
export function OptionsTable({
  choice,
  layer,
  picked,
  fallback,
}: {
  readonly choice: Choice;
  readonly layer: CheckedLayer;
  /** What the company picks today. */
  readonly picked: string | undefined;
  /** What holds today where nobody picks. */
  readonly fallback: string | undefined;
}) {
  return (
    <div
      style={{ overflowX: "auto" }}
      role="region"
      aria-label={`Options de « ${choice.label} »`}
      tabIndex={0}
    >
      <Table verticalSpacing="xs" aria-label={`Options de « ${choice.label} »`} miw={640}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Option</Table.Th>
            <Table.Th>Statut</Table.Th>
            <Table.Th>Aujourd'hui</Table.Th>
            <Table.Th>Texte</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {choice.options.map((option) => (
            <Table.Tr key={option.id}>
              <Table.Td>
                <Text size="sm" fw={600}>
                  {option.label}
                </Text>
                <Text size="xs" c="dimmed">
                  {[option.id, optionLife(option), option.note]
                    .filter((one) => one !== undefined)
                    .join(" · ")}
                </Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm" fw={600}>
                  {STATUSES[option.status].name}
                </Text>
                <Text size="xs" c="dimmed">
                  {STATUSES[option.status].says}
                  {option.certainty === "to-confirm" && "\u202F; à confirmer"}
                </Text>
              </Table.Td>
              <Table.Td>
                <Mark
                  isPicked={option.id === picked}
                  isDefault={option.id === fallback}
                  hasPick={picked !== undefined}
                />
              </Table.Td>
              <Table.Td>
                <SourceList sources={sourcesOf(option.source, layer)} lead="" />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Mark({
  isPicked,
  isDefault,
  hasPick,
}: {
  readonly isPicked: boolean;
  readonly isDefault: boolean;
  readonly hasPick: boolean;
}) {
  if (isPicked || (isDefault && !hasPick))
    return (
      <Text size="sm" fw={600} c="var(--juste)">
        <IconCheck size={14} aria-hidden style={{ verticalAlign: "-2px" }} />{" "}
        {isPicked ? "Choisie par la société" : "Par défaut"}
      </Text>
    );
  return isDefault ? (
    <Text size="sm" c="dimmed">
      Par défaut, remplacée
    </Text>
  ) : null;
}
