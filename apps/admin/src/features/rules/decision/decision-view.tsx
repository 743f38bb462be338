import { Stack, Text, Title } from "@mantine/core";
import { sourcesOf } from "../../../core/sources-of.ts";
import { faultsAt } from "../../../rule-text/statement-text.ts";
import {
  aboutStatement,
  findIn,
  useOwnRules,
  useStatementEdit,
  type Found,
  type OwnRules,
} from "../../../rule-text/use-statement.ts";
import { FaultText } from "../line/fault-text.tsx";
import { MissingRule } from "../missing-rule.tsx";
import { RuleHead } from "../line/rule-head.tsx";
import { SourceList } from "../line/source-list.tsx";
import { UsedBy } from "../line/used-by.tsx";
import { DecisionRules } from "./decision-rules.tsx";

/** A decision: its rules in order, of which the first that holds decides. */
export function DecisionView({ id }: { readonly id: string }) {
  const rules = useOwnRules();
  const found = findIn(rules.layers, "decisions", id);
  if (found === undefined) return <MissingRule id={id} />;
  return <FoundDecision key={id} found={found} rules={rules} />;
}

function FoundDecision({ found, rules }: { readonly found: Found<"decisions">; readonly rules: OwnRules }) {
  const { statement: decision, layer, path } = found;
  const { ruleSet } = layer.manifest;
  const edit = useStatementEdit(rules, { key: "decisions", id: decision.id, ruleSet, path });
  const item = itemWords(decision.each, rules);
  return (
    <Stack gap="lg">
      <RuleHead what="Décision" label={decision.label} found={found} rules={rules} />
      <Stack gap={4}>
        <Text>
          {item === undefined
            ? "Elle est prise une fois par mois. "
            : `Elle est prise pour chaque élément de « ${item} ». `}
          {decision.mode === "collect"
            ? "Toutes les règles qui valent donnent leur issue."
            : "Les règles sont lues dans l'ordre\u202F: la première qui vaut décide, les suivantes ne sont pas lues."}
        </Text>
        <SourceList sources={sourcesOf(decision.source, layer)} />
        {decision.note !== undefined && <Text size="sm">{decision.note}</Text>}
      </Stack>
      {edit.said === undefined ? (
        <Text c="var(--faux)">
          {"Le fichier de cette décision n'est pas lisible\u202F: corrigez d'abord son texte."}
        </Text>
      ) : (
        <Stack gap="sm" component="section" aria-labelledby="decision-rules">
          <Title order={2} size="h4" id="decision-rules">
            Les règles
          </Title>
          <DecisionRules decision={decision} edit={edit} said={edit.said} names={rules.names} />
        </Stack>
      )}
      <FaultText
        problems={[
          ...faultsAt(edit.said?.faults ?? [], [], true),
          ...aboutStatement(rules.checked, decision.id, edit.said),
        ]}
      />
      <UsedBy id={decision.id} rules={rules} />
    </Stack>
  );
}

export function itemWords(each: string | undefined, { names }: Pick<OwnRules, "names">): string | undefined {
  return each === undefined ? undefined : (names.get(each)?.label ?? each);
}
