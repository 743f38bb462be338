import { List, Stack, Text, Title } from "@mantine/core";
import { sourcesOf } from "../../../core/sources-of.ts";
import { unitWords } from "../../../format/unit-words.ts";
import { faultsAt } from "../../../rule-text/statement-text.ts";
import {
  aboutStatement,
  findIn,
  useOwnRules,
  useStatementEdit,
  type Found,
  type OwnRules,
} from "../../../rule-text/use-statement.ts";
import { layerName } from "../layer-names.ts";
import { MissingRule } from "../missing-rule.tsx";
import { FaultText } from "./fault-text.tsx";
import { joinsOf } from "./line-words.ts";
import { MonthNumbers } from "./month-numbers.tsx";
import { RuleHead } from "./rule-head.tsx";
import { RuleLink } from "./rule-link.tsx";
import { SourceList } from "./source-list.tsx";
import { UsedBy } from "./used-by.tsx";

/** A total: the lines of every layer that enter it, and who reads it. */
export function TotalView({ id }: { readonly id: string }) {
  const rules = useOwnRules();
  const found = findIn(rules.layers, "totals", id);
  if (found === undefined) return <MissingRule id={id} />;
  return <FoundTotal key={id} found={found} rules={rules} />;
}

function FoundTotal({ found, rules }: { readonly found: Found<"totals">; readonly rules: OwnRules }) {
  const { statement: total, layer, path } = found;
  const { ruleSet } = layer.manifest;
  const edit = useStatementEdit(rules, { key: "totals", id: total.id, ruleSet, path });
  const members = membersOf(total.id, rules);
  return (
    <Stack gap="lg">
      <RuleHead what="Total" label={total.label} found={found} rules={rules} />
      <Stack gap={4}>
        <Text>
          {`La somme des lignes qui s'y joignent${total.each === undefined ? "" : `, pour chaque élément de « ${rules.names.get(total.each)?.label ?? total.each} »`}, en ${unitWords(total.unit ?? "EUR") || "nombre"}. Une ligne qui ne s'applique pas y compte pour zéro.`}
        </Text>
        <SourceList sources={sourcesOf(total.source, layer)} />
        {total.note !== undefined && <Text size="sm">{total.note}</Text>}
      </Stack>
      <Stack gap="xs" component="section" aria-labelledby="total-members">
        <Title order={2} size="h4" id="total-members">
          {members.length === 0
            ? "Aucune ligne n'y entre"
            : `${members.length} ${members.length === 1 ? "ligne y entre" : "lignes y entrent"}`}
        </Title>
        <List spacing={4}>
          {members.map(({ id, label, part, ruleSet: from }) => (
            <List.Item key={`${id} ${part}`}>
              <RuleLink rule={{ id, label, genre: "ligne" }} />
              {part !== "" && ` ${part}`}
              <Text span size="sm" c="dimmed">{` · ${layerName(from)}`}</Text>
            </List.Item>
          ))}
        </List>
      </Stack>
      <FaultText
        problems={[
          ...faultsAt(edit.said?.faults ?? [], []),
          ...aboutStatement(rules.checked, total.id, edit.said),
        ]}
      />
      <MonthNumbers line={total.id} rules={rules} />
      <UsedBy id={total.id} rules={rules} />
    </Stack>
  );
}

function membersOf(id: string, { layers }: OwnRules) {
  return layers.flatMap((layer) =>
    layer.lines.flatMap(({ statement }) =>
      joinsOf(statement).flatMap(({ total, part }) =>
        total === id
          ? [{ id: statement.id, label: statement.label, part, ruleSet: layer.manifest.ruleSet }]
          : [],
      ),
    ),
  );
}
