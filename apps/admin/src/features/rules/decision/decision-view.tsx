import { Stack, Text, Title } from "@mantine/core";
import { sourcesOf } from "../../../core/sources-of.ts";
import type { OwnRules } from "../../../rule-text/use-statement.ts";
import { FaultText } from "../line/fault-text.tsx";
import { faultsOf, StatementPage, type Shown } from "../statement-page.tsx";
import { RuleHead } from "../line/rule-head.tsx";
import { SourceList } from "../line/source-list.tsx";
import { UsedBy } from "../line/used-by.tsx";
import { DecisionRules } from "./decision-rules.tsx";

/** A decision: its rules in order, of which the first that holds decides. */
export function DecisionView({ id }: { readonly id: string }) {
  return <StatementPage list="decisions" id={id} view={FoundDecision} />;
}

function FoundDecision({ found, rules, edit }: Shown<"decisions">) {
  const { statement: decision, layer } = found;
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
      <FaultText problems={faultsOf(decision.id, { rules, edit }, "alone")} />
      <UsedBy id={decision.id} rules={rules} />
    </Stack>
  );
}

export function itemWords(each: string | undefined, { names }: Pick<OwnRules, "names">): string | undefined {
  return each === undefined ? undefined : (names.get(each)?.label ?? each);
}
