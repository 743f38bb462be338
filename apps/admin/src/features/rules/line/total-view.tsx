import { List, Stack, Text, Title } from "@mantine/core";
import { sourcesOf } from "../../../core/sources-of.ts";
import { unitWords } from "../../../format/unit-words.ts";
import type { OwnRules } from "../../../rule-text/use-statement.ts";
import { layerName } from "../layer-names.ts";
import { faultsOf, StatementPage, type Shown } from "../statement-page.tsx";
import { FaultText } from "./fault-text.tsx";
import { joinsOf } from "./line-words.ts";
import { MonthNumbers } from "./month-numbers.tsx";
import { RuleHead } from "./rule-head.tsx";
import { RuleLink } from "./rule-link.tsx";
import { SourceList } from "./source-list.tsx";
import { UsedBy } from "./used-by.tsx";

/** A total: the lines of every layer that enter it, and who reads it. */
export function TotalView({ id }: { readonly id: string }) {
  return <StatementPage list="totals" id={id} view={FoundTotal} />;
}

function FoundTotal({ found, rules, edit }: Shown<"totals">) {
  const { statement: total, layer } = found;
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
      <FaultText problems={faultsOf(total.id, { rules, edit }, "with its parts")} />
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
