import type { Check } from "@bareme/rule-schema";
import { NativeSelect, Stack, Text, Textarea, Title } from "@mantine/core";
import { sourcesOf } from "../../../core/sources-of.ts";
import { faultsAt } from "../../../rule-text/statement-text.ts";
import type { OwnRules, StatementEdit } from "../../../rule-text/use-statement.ts";
import { FaultText } from "./fault-text.tsx";
import { faultsOf, StatementPage, type Shown } from "../statement-page.tsx";
import { RuleHead } from "./rule-head.tsx";
import { SourceList } from "./source-list.tsx";
import { ConditionEditor } from "../decision/condition-editor.tsx";
import { plainTree, treeOf } from "../decision/condition-tree.ts";
import { ConditionView } from "../decision/condition-view.tsx";
import { itemWords } from "../decision/decision-view.tsx";

const SEVERITIES: Readonly<Record<Check["severity"], string>> = {
  block: "Bloque la paie\u202F: le bulletin n'est pas édité",
  warn: "Avertit\u202F: le bulletin est édité, l'alerte se voit",
};

/** A check: when it speaks, how grave it is, what it says and what to do. */
export function CheckView({ id }: { readonly id: string }) {
  return <StatementPage list="checks" id={id} view={FoundCheck} />;
}

function FoundCheck({ found, rules, edit }: Shown<"checks">) {
  const { statement: check, layer } = found;
  const tree = treeOf(edit.said?.value["conditions"]);
  const faults = edit.said?.faults ?? [];
  const item = itemWords(check.each, rules);
  return (
    <Stack gap="lg">
      <RuleHead what="Contrôle" label={check.label} found={found} rules={rules} />
      <Severity check={check} edit={edit} />
      <Stack gap="xs" component="section" aria-labelledby="check-when">
        <Title order={2} size="h4" id="check-when">
          {item === undefined
            ? "Quand il se déclenche"
            : `Quand il se déclenche, pour chaque élément de « ${item} »`}
        </Title>
        {edit.said !== undefined && edit.text.isEditable ? (
          <ConditionEditor
            tree={tree}
            context={{
              names: rules.names,
              each: check.each ?? null,
              faultsOf: (below) => faultsAt(faults, ["conditions", ...below], true),
            }}
            onChange={(now) => void edit.set(["conditions"], plainTree(now))}
          />
        ) : (
          <ConditionView tree={tree} names={rules.names} />
        )}
      </Stack>
      <Stack gap="sm" component="section" aria-labelledby="check-says">
        <Title order={2} size="h4" id="check-says">
          Ce qu'il dit
        </Title>
        <SaidText field="message" label="Message" said={check.message} edit={edit} rules={rules} />
        <SaidText field="remedy" label="Remède" said={check.remedy} edit={edit} rules={rules} />
        <SourceList sources={sourcesOf(check.source, layer)} />
      </Stack>
      <FaultText problems={faultsOf(check.id, { rules, edit }, "alone")} />
    </Stack>
  );
}

function Severity({ check, edit }: { readonly check: Check; readonly edit: StatementEdit }) {
  const typed = edit.said?.value["severity"];
  const severity = typed === "block" || typed === "warn" ? typed : check.severity;
  if (!edit.text.isEditable) return <Text fw={600}>{`${SEVERITIES[severity]}.`}</Text>;
  return (
    <NativeSelect
      label="Gravité"
      w="fit-content"
      value={severity}
      data={Object.entries(SEVERITIES).map(([value, label]) => ({ value, label }))}
      onChange={(event) => void edit.set(["severity"], event.currentTarget.value)}
    />
  );
}

/** A text of the check. In braces it names values, which are printed with their unit. */
function SaidText({
  field,
  label,
  said,
  edit,
  rules,
}: {
  readonly field: "message" | "remedy";
  readonly label: string;
  readonly said: string;
  readonly edit: StatementEdit;
  readonly rules: Pick<OwnRules, "names">;
}) {
  const typed = edit.said?.value[field];
  const text = typeof typed === "string" ? typed : said;
  const shown = text.replaceAll(
    /\{([^}]+)\}/g,
    (_, name: string) => `[${rules.names.get(name)?.label ?? name}]`,
  );
  if (!edit.text.isEditable)
    return (
      <Text>
        <Text span c="dimmed">{`${label}\u202F: `}</Text>
        {shown}
      </Text>
    );
  return (
    <div>
      <Textarea
        label={label}
        description={"Entre accolades, le nom d'une valeur\u202F: elle est écrite avec son unité."}
        autosize
        minRows={2}
        value={text}
        onChange={(event) => void edit.set([field], event.currentTarget.value)}
      />
      {shown !== text && (
        <Text size="sm" c="dimmed" mt={4}>
          {`Se lira\u202F: ${shown}`}
        </Text>
      )}
      <FaultText problems={faultsAt(edit.said?.faults ?? [], [field])} />
    </div>
  );
}
