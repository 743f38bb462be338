import { SegmentedControl, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { tied } from "../../../format/tied.ts";
import { faultsOf, StatementPage, type Shown } from "../statement-page.tsx";
import { FaultText } from "./fault-text.tsx";
import { FormulaFields } from "./formula-fields.tsx";
import { LineFacts } from "./line-facts.tsx";
import { kindWords } from "./line-words.ts";
import classes from "./line.module.css";
import { MonthNumbers } from "./month-numbers.tsx";
import { RuleHead } from "./rule-head.tsx";
import { UsedBy, useSaid } from "./used-by.tsx";

/** A line: its rule as a sentence or as formulas, its numbers of a month, and what it does in the payslip. */
export function LineView({ id }: { readonly id: string }) {
  return <StatementPage list="lines" id={id} view={FoundLine} />;
}

function FoundLine({ found, rules, edit }: Shown<"lines">) {
  const { statement: line } = found;
  const said = useSaid(line.id, rules);
  const { isEditable } = edit.text;
  const [face, setFace] = useState<string>(isEditable ? "formula" : "french");
  // Where a formula stops being readable is said under it as it is typed.
  const isTyping = isEditable && face === "formula";
  const problems = faultsOf(line.id, { rules, edit }, "alone");
  return (
    <Stack gap="lg">
      <RuleHead what={kindWords(line)} label={line.label} found={found} rules={rules} />
      <Stack gap="sm" component="section" aria-labelledby="line-rule">
        <Group justify="space-between">
          <Title order={2} size="h4" id="line-rule">
            La règle
          </Title>
          <SegmentedControl
            aria-label="Comment lire la règle"
            value={face}
            onChange={setFace}
            data={[
              { value: "french", label: "En français" },
              { value: "formula", label: "Formule" },
            ]}
          />
        </Group>
        {face === "french" ? (
          <French sentence={said?.sentence} />
        ) : (
          <FormulaFields line={line} edit={edit} rules={rules} said={said} problems={problems} />
        )}
        <FaultText
          problems={isTyping ? problems.filter(({ code }) => code !== "FORMULA_INVALID") : problems}
        />
      </Stack>
      <MonthNumbers line={line.id} rules={rules} />
      <LineFacts found={found} rules={rules} />
      <UsedBy id={line.id} rules={rules} />
    </Stack>
  );
}

function French({ sentence }: { readonly sentence: string | null | undefined }) {
  if (sentence === undefined) return <Text c="dimmed">Lecture en cours…</Text>;
  if (sentence === null)
    return (
      <Text c="dimmed">
        {
          "La phrase revient quand les règles n'ont plus de défaut\u202F; les formules se lisent déjà, une par une, sous « Formule »."
        }
      </Text>
    );
  return (
    <Text maw="75ch" className={classes["said"]}>
      {tied(sentence.charAt(0).toUpperCase() + sentence.slice(1))}
    </Text>
  );
}
