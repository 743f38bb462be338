import type { Problem } from "@bareme/kernel";
import type { ComponentType } from "react";
import { faultsAt } from "../../rule-text/statement-text.ts";
import {
  aboutStatement,
  findIn,
  useOwnRules,
  useStatementEdit,
  type Found,
  type ListKey,
  type OwnRules,
  type StatementEdit,
} from "../../rule-text/use-statement.ts";
import { MissingRule } from "./missing-rule.tsx";

/** What the page of a statement shows: what it says, the rules around it, and the way to change it. */
export interface Shown<K extends ListKey> {
  readonly list: K;
  readonly found: Found<K>;
  readonly rules: OwnRules;
  readonly edit: StatementEdit;
}

/** Finds the statement of a page among the rules as typed; one that is not there is said so. */
export function StatementPage<K extends ListKey>({
  list,
  id,
  view,
}: {
  readonly list: K;
  readonly id: string;
  readonly view: ComponentType<Shown<K>>;
}) {
  const rules = useOwnRules();
  const found = findIn(rules.layers, list, id);
  if (found === undefined) return <MissingRule id={id} />;
  return <Edited key={id} list={list} id={id} view={view} found={found} rules={rules} />;
}

function Edited<K extends ListKey>({
  list,
  id,
  view: View,
  found,
  rules,
}: Omit<Shown<K>, "edit"> & {
  readonly id: string;
  readonly view: ComponentType<Shown<K>>;
}) {
  const { layer, path } = found;
  const edit = useStatementEdit(rules, { key: list, id, ruleSet: layer.manifest.ruleSet, path });
  return <View list={list} found={found} rules={rules} edit={edit} />;
}

/** What is wrong with a statement; `alone` leaves out what stands at a part of it, which shows it itself. */
export function faultsOf(
  id: string,
  { rules, edit }: Pick<Shown<ListKey>, "rules" | "edit">,
  alone: "alone" | "with its parts",
): readonly Problem[] {
  return [
    ...faultsAt(edit.said?.faults ?? [], [], alone === "alone"),
    ...aboutStatement(rules.checked, id, edit.said),
  ];
}
