import { Text } from "@mantine/core";
import type { Names } from "../../../core/names.ts";
import { tied } from "../../../format/tied.ts";
import type { Tree } from "./condition-tree.ts";
import { conditionWords } from "./condition-words.ts";
import classes from "./decision.module.css";

export const GROUPS = { all: "Toutes ces conditions", any: "Au moins une de ces conditions" } as const;

/** Conditions to be read, as an indented tree of sentences. */
export function ConditionView({ tree, names }: { readonly tree: Tree; readonly names: Names }) {
  if (tree.kind === "one") return <Text>{tied(conditionWords(tree.condition, names))}</Text>;
  if (tree.kind === "not")
    return (
      <div>
        <Text c="dimmed">{"Le contraire de\u202F:"}</Text>
        <div className={classes["branch"]}>
          <ConditionView tree={tree.member} names={names} />
        </div>
      </div>
    );
  // A group of one says nothing.
  const [only, ...others] = tree.members;
  if (only !== undefined && others.length === 0) return <ConditionView tree={only} names={names} />;
  return (
    <div>
      <Text c="dimmed">{`${GROUPS[tree.kind]}\u202F:`}</Text>
      <ul className={classes["group"]}>
        {tree.members.map((member, index) => (
          <li key={index}>
            <ConditionView tree={member} names={names} />
          </li>
        ))}
      </ul>
    </div>
  );
}
