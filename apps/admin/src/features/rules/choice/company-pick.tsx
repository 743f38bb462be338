import { frenchDate, type Problem, type Result } from "@bareme/kernel";
import type { Choice } from "@bareme/rule-schema";
import { Button, Group, List, NativeSelect, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useSociete } from "../../../api/session.tsx";
import { useRuleText } from "../../../draft-text/use-rule-text.ts";
import { faultsAt, statementIn } from "../../../rule-text/statement-text.ts";
import { findIn, type OwnRules } from "../../../rule-text/use-statement.ts";
import { FaultText } from "../line/fault-text.tsx";
import { STATUSES } from "./choice-words.ts";
import { picksFile, picksIn, withoutPick, withPick } from "./pick-text.ts";

/** What the company picks, since when; in its draft it picks otherwise from a date, or goes back to the default. */
export function CompanyPick({ choice, rules }: { readonly choice: Choice; readonly rules: OwnRules }) {
  const { slug } = useSociete();
  const { stack, layers, checked } = rules;
  const ruleSet = `company/${slug}`;
  const files = stack.layers.find((layer) => layer.ruleSet === ruleSet)?.files ?? {};
  const path = findIn(layers, "picks", choice.id)?.path ?? picksFile(files);
  const text = useRuleText(stack, ruleSet, path);
  const [refusal, setRefusal] = useState<readonly Problem[]>([]);
  const picks = picksIn(text.text, choice.id);
  const faults = statementIn(
    text.text,
    "picks",
    choice.id,
    ofFile(checked.problems, `${ruleSet}/${path}`),
    "choice",
  )?.faults;
  const apply = (edited: Result<string>): void => {
    setRefusal(edited.ok ? [] : edited.problems);
    if (edited.ok) text.write(edited.value);
  };
  const labelOf = (id: string): string => choice.options.find((option) => option.id === id)?.label ?? id;
  return (
    <Stack gap="sm" component="section" aria-labelledby="company-pick">
      <Title order={2} size="h4" id="company-pick">
        Ce que notre société choisit
      </Title>
      {picks.length === 0 && <Text>{"Rien\u202F: l'option par défaut s'applique."}</Text>}
      <List spacing={6}>
        {picks.map(({ from, value }, index) => (
          <List.Item key={from}>
            <Group gap="sm">
              <Text span>
                {`À partir du ${frenchDate(from)}\u202F: `}
                <Text span fw={600}>
                  {labelOf(value)}
                </Text>
              </Text>
              {text.isEditable && (
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => apply(withoutPick(text.text, choice.id, from))}
                >
                  {picks.length === 1 ? "Revenir au choix par défaut" : "Retirer cette date"}
                </Button>
              )}
            </Group>
            <FaultText problems={faultsAt(faults ?? [], ["values", index])} />
          </List.Item>
        ))}
      </List>
      <FaultText
        problems={[
          ...refusal,
          ...(faults ?? []).filter((fault) => fault.path[0] !== "values").map((fault) => fault.problem),
        ]}
      />
      {text.isEditable ? (
        <AddPick
          choice={choice}
          onAdd={(from, value) => apply(withPick(text.text, choice.id, { from, value }))}
        />
      ) : (
        <Text size="sm" c="dimmed">
          {text.whyNot}
        </Text>
      )}
    </Stack>
  );
}

function ofFile(problems: readonly Problem[], file: string): readonly Problem[] {
  return problems.filter(({ at }) => at?.file === file);
}

function AddPick({
  choice,
  onAdd,
}: {
  readonly choice: Choice;
  readonly onAdd: (from: string, value: string) => void;
}) {
  const [from, setFrom] = useState("");
  const [value, setValue] = useState(choice.options[0]?.id ?? "");
  const status = choice.options.find((option) => option.id === value)?.status;
  return (
    <Stack
      component="form"
      gap={4}
      onSubmit={(event) => {
        event.preventDefault();
        if (from !== "") onAdd(from, value);
      }}
    >
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label="Option"
          value={value}
          data={choice.options.map(({ id, label }) => ({ value: id, label }))}
          onChange={(event) => setValue(event.currentTarget.value)}
          maw="100%"
        />
        <TextInput
          type="date"
          label="À partir du"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <Button type="submit" disabled={from === ""}>
          Choisir à cette date
        </Button>
      </Group>
      {status !== undefined && (
        <Text size="sm" c={status === "not-established" ? "var(--faux)" : "dimmed"}>
          {`${STATUSES[status].name} ${STATUSES[status].says}.`}
        </Text>
      )}
    </Stack>
  );
}
