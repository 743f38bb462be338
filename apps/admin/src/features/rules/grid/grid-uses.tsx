import type { Grid, Line } from "@bareme/rule-schema";
import { List, Stack, Text, Title } from "@mantine/core";
import type { OwnRules } from "../../../rule-text/use-statement.ts";
import { RuleLink } from "../line/rule-link.tsx";
import { useSaid } from "../line/used-by.tsx";
import { cumulWords } from "./grid-words.ts";

/** The lines that apply the grid: directly, or when a decision or a choice leads to it; to what, with what cumulation and what cap. */
export function GridUses({ grid, rules }: { readonly grid: Grid; readonly rules: OwnRules }) {
  const { lines, by } = linesOf(grid.id, rules);
  const data = useSaid(grid.id, rules);
  const users = data?.users ?? [];
  return (
    <Stack gap={6} component="section" aria-labelledby="grid-uses">
      <Title order={2} size="h4" id="grid-uses">
        Qui l'applique, et à quoi
      </Title>
      {by.length > 0 && (
        <Text size="sm">
          {"Choisi par\u202F: "}
          {by.map((one, index) => (
            <span key={one.id}>
              {index > 0 && ", "}
              <RuleLink rule={one} />
            </span>
          ))}
        </Text>
      )}
      <List spacing={4}>
        {lines.map((line) => (
          <List.Item key={line.id}>
            <RuleLink rule={{ ...line, genre: "ligne" }} />
            {`, sur « ${rules.names.get(line.amount)?.label ?? line.amount} ». ${cumulWords(line)}`}
            {line.cap !== undefined && (
              <>
                {" Au plus, par mois\u202F: "}
                <Named id={line.cap} rules={rules} />.
              </>
            )}
          </List.Item>
        ))}
        {lines.length === 0 &&
          users.map((user) => (
            <List.Item key={user.id}>
              <RuleLink rule={user} />
              {", par sa formule"}
            </List.Item>
          ))}
      </List>
      {lines.length === 0 && data !== undefined && users.length === 0 && (
        <Text c="dimmed" size="sm">
          {data.users === null
            ? "La liste revient quand les règles n'ont plus de défaut."
            : "Aucune ligne ne l'applique."}
        </Text>
      )}
    </Stack>
  );
}

function Named({ id, rules }: { readonly id: string; readonly rules: OwnRules }) {
  const name = rules.names.get(id);
  return name === undefined ? <>{id}</> : <RuleLink rule={name} />;
}

type ByGrid = Extract<Line, { kind: "by-grid" }>;

function linesOf(id: string, { layers, names }: OwnRules) {
  const decisions = layers.flatMap((layer) =>
    [
      ...layer.decisions.map(({ statement }) => ({ id: statement.id, leads: statement.outcomes })),
      ...layer.choices.map(({ statement }) => ({
        id: statement.id,
        leads: statement.options.map((option) => option.id),
      })),
    ].filter(({ leads }) => leads.includes(id)),
  );
  const ids = new Set([id, ...decisions.map((one) => one.id)]);
  const lines = layers.flatMap((layer) =>
    layer.lines.flatMap(({ statement }): readonly ByGrid[] =>
      statement.kind === "by-grid" && ids.has(statement.grid) ? [statement] : [],
    ),
  );
  return { lines, by: decisions.flatMap((one) => names.get(one.id) ?? []) };
}
