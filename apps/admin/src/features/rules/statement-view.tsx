import { Code, Stack, Title } from "@mantine/core";
import { GENRES, type GenreKey } from "../../rule-text/genres.ts";
import { rangeAt } from "../../rule-text/places.ts";
import { FaultText } from "./line/fault-text.tsx";
import { RuleHead } from "./line/rule-head.tsx";
import { faultsOf, StatementPage, type Shown } from "./statement-page.tsx";

/** A rule that has no editor of its own: as its file writes it, with the way there and what is wrong with it. */
export function StatementView({ genre, id }: { readonly genre: GenreKey; readonly id: string }) {
  return <StatementPage list={genre} id={id} view={Written} />;
}

function Written({ list, found, rules, edit }: Shown<GenreKey>) {
  const what = GENRES.find(({ key }) => key === list)?.one ?? "";
  const { id, label } = found.statement;
  const range = edit.said === undefined ? undefined : rangeAt(edit.text.text, edit.said.path);
  return (
    <Stack gap="lg">
      <RuleHead what={what} label={label} found={found} rules={rules} />
      <Stack gap="xs">
        <Title order={2} size="h4">
          Comme elle est écrite
        </Title>
        <Code block>{range === undefined ? "" : edit.text.text.slice(range.from, range.to)}</Code>
      </Stack>
      <FaultText problems={faultsOf(id, { rules, edit }, "with its parts")} />
    </Stack>
  );
}
