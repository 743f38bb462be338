import type { Decision } from "@bareme/rule-schema";
import { ActionIcon, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { useRef, type KeyboardEvent } from "react";
import type { Name, Names } from "../../../core/names.ts";
import { optionWords } from "../../../format/option-words.ts";
import { isList, isRecord, type Path, type Plain } from "../../../rule-text/plain.ts";
import { faultsAt, type StatementText } from "../../../rule-text/statement-text.ts";
import type { StatementEdit } from "../../../rule-text/use-statement.ts";
import { FaultText } from "../line/fault-text.tsx";
import { RuleLink } from "../line/rule-link.tsx";
import { AddCondition, ConditionEditor, type ConditionContext } from "./condition-editor.tsx";
import { plainCondition, plainTree, treeOf } from "./condition-tree.ts";
import { ConditionView } from "./condition-view.tsx";
import classes from "./decision.module.css";

interface Props {
  readonly decision: Decision;
  readonly edit: StatementEdit;
  readonly said: StatementText;
  readonly names: Names;
}

/** The rules in their order and what is decided when none holds; in a draft they are moved, changed, added and taken away. */
export function DecisionRules({ decision, edit, said, names }: Props) {
  const rules = isList(said.value["rules"]) ? said.value["rules"] : [];
  const list = useRef<HTMLOListElement>(null);
  const each = decision.each ?? null;
  const write = (now: readonly Plain[]): void => void edit.set(["rules"], now);
  const move = (from: number, to: number): void => {
    const rule = rules[from];
    if (rule === undefined || to < 0 || to >= rules.length) return;
    write(rules.toSpliced(from, 1).toSpliced(to, 0, rule));
    window.setTimeout(
      () => list.current?.querySelectorAll("li[data-rule]").item(to).querySelector("button")?.focus(),
      80,
    );
  };
  const otherwise = said.value["otherwise"];
  return (
    <ol className={classes["rules"]} ref={list}>
      {rules.map((rule, index) => (
        <RuleItem
          key={index}
          {...{ rule, index, count: rules.length, decision, edit, said, names }}
          onMove={(to) => move(index, to)}
          onRemove={() => write(rules.toSpliced(index, 1))}
        />
      ))}
      {edit.text.isEditable && (
        <li>
          <AddCondition
            context={{ names, each }}
            says="Ajouter une règle"
            onAdd={(condition) =>
              write([...rules, ruleOf(plainCondition(condition), decision.outcomes[0] ?? "")])
            }
          />
        </li>
      )}
      {decision.mode === "first" && (
        <li className={classes["rule"]}>
          <Group gap="xs">
            <Text fw={600}>Sinon</Text>
            <Outcome
              outcome={typeof otherwise === "string" ? otherwise : ""}
              {...{ decision, names }}
              label="Issue quand aucune règle ne vaut"
              onChange={
                edit.text.isEditable
                  ? (next) => void edit.set([], { ...said.value, otherwise: next })
                  : undefined
              }
            />
          </Group>
        </li>
      )}
    </ol>
  );
}

function ruleOf(condition: Plain, outcome: string): Plain {
  return {
    conditions: { all: [condition] },
    event: { type: "outcome", params: { value: outcome } },
  };
}

function RuleItem({
  rule,
  index,
  count,
  decision,
  edit,
  said,
  names,
  onMove,
  onRemove,
}: Props & {
  readonly rule: Plain;
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}) {
  const path: Path = ["rules", index];
  const tree = treeOf(isRecord(rule) ? rule["conditions"] : undefined);
  const { isEditable } = edit.text;
  const context: ConditionContext = {
    names,
    each: decision.each ?? null,
    faultsOf: (below) => faultsAt(said.faults, [...path, "conditions", ...below], true),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isEditable || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onMove(event.key === "ArrowUp" ? index - 1 : index + 1);
  };
  return (
    <li className={classes["rule"]} data-rule={index} onKeyDown={onKeyDown}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Text fw={600}>{`${index + 1}. Si`}</Text>
          {isEditable && <RuleButtons {...{ index, count, onMove, onRemove }} />}
        </Group>
        {isEditable ? (
          <ConditionEditor
            tree={tree}
            context={context}
            onChange={(now) => void edit.set([...path, "conditions"], plainTree(now))}
          />
        ) : (
          <ConditionView tree={tree} names={names} />
        )}
        <Group gap="xs">
          <Text fw={600}>alors</Text>
          <Outcome
            outcome={outcomeOf(rule)}
            {...{ decision, names }}
            label={`Issue de la règle ${index + 1}`}
            onChange={
              isEditable ? (next) => void edit.set([...path, "event", "params", "value"], next) : undefined
            }
          />
        </Group>
        <FaultText problems={faultsAt(said.faults, path, true)} />
      </Stack>
    </li>
  );
}

function RuleButtons({
  index,
  count,
  onMove,
  onRemove,
}: {
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}) {
  const name = `la règle ${index + 1}`;
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        variant="default"
        aria-label={`Monter ${name} (Alt flèche haut)`}
        disabled={index === 0}
        onClick={() => onMove(index - 1)}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        aria-label={`Descendre ${name} (Alt flèche bas)`}
        disabled={index === count - 1}
        onClick={() => onMove(index + 1)}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" aria-label={`Retirer ${name}`} onClick={onRemove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

function outcomeOf(rule: Plain): string {
  const event = isRecord(rule) ? rule["event"] : undefined;
  const params = isRecord(event) ? event["params"] : undefined;
  const value = isRecord(params) ? params["value"] : undefined;
  return typeof value === "string" ? value : "";
}

function Outcome({
  outcome,
  decision,
  names,
  label,
  onChange,
}: {
  readonly outcome: string;
  readonly decision: Decision;
  readonly names: Names;
  readonly label: string;
  readonly onChange: ((outcome: string) => void) | undefined;
}) {
  const name: Name | undefined = names.get(outcome);
  if (onChange === undefined)
    return name === undefined ? <Text>{`« ${optionWords(outcome)} »`}</Text> : <RuleLink rule={name} />;
  return (
    <NativeSelect
      aria-label={label}
      value={outcome}
      data={decision.outcomes.map((one) => ({
        value: one,
        label: names.get(one)?.label ?? optionWords(one),
      }))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
